package org.citationhubs.ingest.dump;

import java.io.Console;

/** Whether somebody watches. */
public final class Terminal {

    private Terminal() {}

    /** Whether input and output of this process are a terminal that can draw over a line. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal() is what tells where it is not null
    public static boolean isAttached() {
        Console console = System.console();
        return console != null && !"dumb".equals(System.getenv("TERM")) && isTerminal(console);
    }

    /** Since Java 22 there is a console without a terminal too, and {@code Console.isTerminal()} to tell; before there is neither. */
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
