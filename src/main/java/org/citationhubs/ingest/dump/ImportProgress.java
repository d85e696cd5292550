package org.citationhubs.ingest.dump;

/** Shows the user how far an import is. */
public interface ImportProgress {

    /** Starts a task with this number of steps. */
    void start(String task, long steps);

    /** Sets the number of completed steps. */
    void advanceTo(long steps);

    /** Completes the task. */
    void end();

    /** Prints a line that stays. */
    void printLine(String line);
}
