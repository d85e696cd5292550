package org.citationhubs.ingest.dump;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says how far a long task is: a bar that is drawn over on a terminal, a line every few seconds elsewhere. May be shared by threads. */
public final class ProgressBar {

    private static final long BAR_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int BAR_WIDTH = 30;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String task = "";
    private long total;
    private long done;
    private long started;
    private long shown;
    private int drawn;

    /** Writes to {@code out}, which is a terminal or is not; {@code nanoTime} is {@link System#nanoTime} but in tests. */
    public ProgressBar(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** Begins a task of so many steps. */
    synchronized void start(String name, long steps) {
        task = name;
        total = steps;
        done = 0;
        started = nanoTime.getAsLong();
        shown = started;
        if (terminal) {
            show();
        }
    }

    /** So many steps of the task are done. */
    public synchronized void to(long steps) {
        done = steps;
        long now = nanoTime.getAsLong();
        if (now - shown >= (terminal ? BAR_NANOS : LINE_NANOS)) {
            shown = now;
            show();
        }
    }

    /** Ends the task. */
    public synchronized void end() {
        done = total;
        show();
        if (terminal) {
            out.println();
            out.flush();
            drawn = 0;
        }
    }

    /** Prints a line that is not progress, without tearing the bar. */
    public synchronized void interrupt(String line) {
        if (drawn > 0) {
            out.print('\r' + " ".repeat(drawn) + '\r');
            drawn = 0;
        }
        out.println(line);
        out.flush();
    }

    private void show() {
        String status = String.format(
                Locale.ROOT,
                "%3d %%  %,d of %,d, %.1f s",
                percent(),
                done,
                total,
                (nanoTime.getAsLong() - started) / 1e9);
        if (terminal) {
            String line = task + "  [" + bar() + "] " + status;
            out.print('\r' + line + " ".repeat(Math.max(0, drawn - line.length())));
            drawn = line.length();
        } else {
            out.println(task + ": " + status.strip());
        }
        out.flush();
    }

    private long percent() {
        return total == 0 ? 100 : done * 100 / total;
    }

    private String bar() {
        int full = (int) (percent() * BAR_WIDTH / 100);
        return "#".repeat(full) + ".".repeat(BAR_WIDTH - full);
    }
}
