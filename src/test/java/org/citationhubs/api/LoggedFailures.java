package org.citationhubs.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the application logs as an error or with a stack trace, until it is closed. */
public final class LoggedFailures extends Handler implements AutoCloseable {

    private final List<String> failures = new CopyOnWriteArrayList<>();

    private LoggedFailures() {}

    /** Begins to collect. */
    public static LoggedFailures collect() {
        LoggedFailures collecting = new LoggedFailures();
        Logger.getLogger("").addHandler(collecting);
        return collecting;
    }

    /** Returns the messages, each with its exception. */
    public List<String> messages() {
        return List.copyOf(failures);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getThrown() != null || record.getLevel().intValue() >= Level.SEVERE.intValue()) {
            failures.add(record.getMessage() + ' ' + record.getThrown());
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
