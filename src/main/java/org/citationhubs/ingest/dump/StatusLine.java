package org.citationhubs.ingest.dump;

import java.io.PrintWriter;

/** Prints a status: on a terminal in one line that is drawn again, otherwise in one line after another. */
final class StatusLine {

    private final PrintWriter out;
    private final boolean terminal;
    private int drawn;

    StatusLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    boolean isTerminal() {
        return terminal;
    }

    void show(String status) {
        if (terminal) {
            out.print('\r' + status + " ".repeat(Math.max(0, drawn - status.length())));
            drawn = status.length();
        } else {
            out.println(status);
        }
        out.flush();
    }

    /** Leaves the status where it is; the next one is drawn below it. */
    void keep() {
        if (terminal) {
            out.println();
            out.flush();
            drawn = 0;
        }
    }

    /** Prints a line that stays, in place of the status, which is drawn again below it. */
    void printLine(String line) {
        if (drawn > 0) {
            out.print('\r' + " ".repeat(drawn) + '\r');
            drawn = 0;
        }
        out.println(line);
        out.flush();
    }
}
