package org.citationhubs.ingest.dump;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far the import of a feed is: bytes of the files, rates of events and bytes, and the time left by the rate
 * of the last five minutes. On a terminal in one line that is drawn again, otherwise in a line every 30 seconds.
 * Thread-safe.
 */
public final class FeedProgress implements ImportProgress {

    private static final long BAR_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** The time over which the rates are means. */
    private static final long RATE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private static final int SAMPLES = 60;

    private final StatusLine line;
    private final LongSupplier nanoTime;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private String task = "";
    private long totalBytes;
    private long bytes;
    private long skippedBytes;
    private long events;
    private long started;
    private long shown;
    private @Nullable String note;

    private record Sample(long nanos, long bytes, long events) {}

    /**
     * Creates a progress display.
     *
     * @param terminal whether {@code out} is a terminal
     * @param nanoTime clock as of {@link System#nanoTime}
     */
    public FeedProgress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.line = new StatusLine(out, terminal);
        this.nanoTime = nanoTime;
    }

    /** Starts a task over files of this many bytes together; 0 if that is not known. */
    @Override
    public synchronized void start(String name, long fileBytes) {
        task = name;
        totalBytes = fileBytes;
        bytes = 0;
        skippedBytes = 0;
        events = 0;
        started = nanoTime.getAsLong();
        shown = started;
        samples.clear();
        samples.add(new Sample(started, 0, 0));
    }

    /** Adds to the number of bytes that were read from the files. */
    public synchronized void read(long more) {
        bytes += more;
        showIfDue();
    }

    /** Adds to the number of bytes of files that need not be read. */
    synchronized void skip(long more) {
        skippedBytes += more;
    }

    /** Adds to the number of events that were passed on. */
    synchronized void passOn(long more) {
        events += more;
        showIfDue();
    }

    /** Sets what is said after the rates, such as a reason to wait; null for nothing. */
    public synchronized void note(@Nullable String text) {
        note = text;
        showIfDue();
    }

    /** Acknowledged events are not shown, because they follow at once. */
    @Override
    public synchronized void advanceTo(long steps) {
        showIfDue();
    }

    @Override
    public synchronized void end() {
        show(nanoTime.getAsLong());
        line.keep();
    }

    @Override
    public synchronized void printLine(String text) {
        line.printLine(text);
    }

    private void showIfDue() {
        long now = nanoTime.getAsLong();
        if (now - shown >= (line.isTerminal() ? BAR_NANOS : LINE_NANOS)) {
            show(now);
        }
    }

    private void show(long now) {
        shown = now;
        Sample oldest = samples.getFirst();
        while (samples.size() > 1 && now - samples.getFirst().nanos > RATE_NANOS) {
            oldest = samples.removeFirst();
        }
        if (now - samples.getLast().nanos >= RATE_NANOS / SAMPLES) {
            samples.addLast(new Sample(now, bytes, events));
        }
        double seconds = Math.max(1e-3, (now - oldest.nanos) / 1e9);
        double byteRate = (bytes - oldest.bytes) / seconds;
        StringBuilder status = new StringBuilder();
        status.append(String.format(
                Locale.ROOT,
                "%s%s, %,d events, %,.0f events/s, %s/s",
                size(bytes + skippedBytes),
                totalBytes == 0 ? "" : " of " + size(totalBytes),
                events,
                (events - oldest.events) / seconds,
                size((long) byteRate)));
        long left = totalBytes - bytes - skippedBytes;
        if (left > 0 && byteRate > 0) {
            status.append(", ").append(duration((long) (left / byteRate))).append(" left");
        }
        if (note != null) {
            status.append("; ").append(note);
        }
        String percent = totalBytes == 0 ? "" : String.format(Locale.ROOT, "%3d %%  ", percent());
        String bar = totalBytes == 0 || !line.isTerminal() ? "" : "[" + ProgressBar.bar(percent()) + "] ";
        line.show(task + ": " + bar + (line.isTerminal() ? percent : percent.strip() + " ") + status);
    }

    private long percent() {
        return Math.min(100, (bytes + skippedBytes) * 100 / totalBytes);
    }

    private static String size(long bytes) {
        if (bytes >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
        }
        return bytes >= 1_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }

    private static String duration(long seconds) {
        if (seconds >= 3_600) {
            return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
    }
}
