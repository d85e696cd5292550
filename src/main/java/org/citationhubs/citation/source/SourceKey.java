package org.citationhubs.citation.source;

import java.util.Comparator;
import org.citationhubs.citation.text.CleanText;

/**
 * Names who states a reference list. Each source has a list of its own of a citing work, which only its own events
 * change.
 *
 * @param system name of the system, such as {@code crossref}; empty if the event names none
 * @param record id of the record in the system, where several records of one system are one work; empty if the event
 *     names none
 */
public record SourceKey(String system, String record) implements Comparable<SourceKey> {

    /** Most characters (code points) of the name of a system. */
    public static final int SYSTEM_CHARACTERS = 64;

    /** Most characters (code points) of the id of a record. */
    public static final int RECORD_CHARACTERS = 256;

    /** The source of an event that names none. */
    public static final SourceKey UNNAMED = new SourceKey("", "");

    private static final Comparator<SourceKey> ORDER =
            Comparator.comparing(SourceKey::system).thenComparing(SourceKey::record);

    /** Returns the key of a system of which each work has one record. */
    public static SourceKey of(String system) {
        return system.isEmpty() ? UNNAMED : new SourceKey(system, "");
    }

    /**
     * Returns the name of a system as it is stored: cleaned as all texts are, and of a name that is too long its
     * beginning.
     */
    public static String systemName(String text) {
        String clean = CleanText.of(text);
        return clean.codePointCount(0, clean.length()) <= SYSTEM_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, SYSTEM_CHARACTERS))
                        .stripTrailing();
    }

    @Override
    public int compareTo(SourceKey other) {
        return ORDER.compare(this, other);
    }
}
