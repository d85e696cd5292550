package org.citationhubs.ingest.dump;

import java.io.Console;

/** Detects a terminal. */
public final class Terminal {

    private Terminal() {}

    /** Returns whether input and output of this process are a terminal that can overwrite a line. */
    @SuppressWarnings("SystemConsoleNull") // since Java 22 a console may be no terminal, see isTerminal()
    public static boolean isAttached() {
        Console console = System.console();
        return console != null && !"dumb".equals(System.getenv("TERM")) && isTerminal(console);
    }

    /** Calls {@code Console.isTerminal()}, which exists since Java 22. Before, a console is always a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
