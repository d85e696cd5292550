package org.citationhubs.ingest.dump;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Prints the progress of a long task: a bar on a terminal, otherwise a line every five seconds. Thread-safe. */
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

    /**
     * Creates a progress bar.
     *
     * @param terminal whether {@code out} is a terminal
     * @param nanoTime clock as of {@link System#nanoTime}
     */
    public ProgressBar(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** Starts a task with this number of steps. */
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

    /** Sets the number of completed steps. */
    public synchronized void advanceTo(long steps) {
        done = steps;
        long now = nanoTime.getAsLong();
        if (now - shown >= (terminal ? BAR_NANOS : LINE_NANOS)) {
            shown = now;
            show();
        }
    }

    /** Completes the task. */
    public synchronized void end() {
        done = total;
        show();
        if (terminal) {
            out.println();
            out.flush();
            drawn = 0;
        }
    }

    /** Prints another line in place of the bar; the bar is drawn again below it. */
    public synchronized void printLine(String line) {
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
