package org.citationhubs.ingest.dump;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Prints the progress of a long task: a bar on a terminal, otherwise a line every five seconds. Thread-safe. */
public final class ProgressBar implements ImportProgress {

    private static final long BAR_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int BAR_WIDTH = 30;

    private final StatusLine line;
    private final LongSupplier nanoTime;
    private String task = "";
    private long total;
    private long done;
    private long started;
    private long shown;

    /**
     * Creates a progress bar.
     *
     * @param terminal whether {@code out} is a terminal
     * @param nanoTime clock as of {@link System#nanoTime}
     */
    public ProgressBar(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.line = new StatusLine(out, terminal);
        this.nanoTime = nanoTime;
    }

    /** Creates a progress bar that shows no progress: it prints lines alone, for tasks without an end. */
    public static ProgressBar ofLines(PrintWriter out) {
        return new ProgressBar(out, false, () -> 0);
    }

    @Override
    public synchronized void start(String name, long steps) {
        task = name;
        total = steps;
        done = 0;
        started = nanoTime.getAsLong();
        shown = started;
        if (line.isTerminal()) {
            show();
        }
    }

    @Override
    public synchronized void advanceTo(long steps) {
        done = steps;
        long now = nanoTime.getAsLong();
        if (now - shown >= (line.isTerminal() ? BAR_NANOS : LINE_NANOS)) {
            shown = now;
            show();
        }
    }

    @Override
    public synchronized void end() {
        done = total;
        show();
        line.keep();
    }

    @Override
    public synchronized void printLine(String text) {
        line.printLine(text);
    }

    private void show() {
        String status = String.format(
                Locale.ROOT,
                "%3d %%  %,d of %,d, %.1f s",
                percent(),
                done,
                total,
                (nanoTime.getAsLong() - started) / 1e9);
        line.show(line.isTerminal() ? task + "  [" + bar(percent()) + "] " + status : task + ": " + status.strip());
    }

    private long percent() {
        return total == 0 ? 100 : done * 100 / total;
    }

    /** Returns a bar of a fixed width. */
    static String bar(long percent) {
        int full = (int) (percent * BAR_WIDTH / 100);
        return "#".repeat(full) + ".".repeat(BAR_WIDTH - full);
    }
}
