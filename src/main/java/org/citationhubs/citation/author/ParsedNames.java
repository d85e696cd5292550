package org.citationhubs.citation.author;

import org.jspecify.annotations.Nullable;

/**
 * The forms of names that were parsed lately, in this process: the authors of a large collaboration sign hundreds of
 * works. A name takes some microseconds to parse and a few nanoseconds to find here.
 *
 * <p>Threads share it without a lock: an entry is immutable, and one that is overwritten is parsed again.
 */
final class ParsedNames {

    /** Bounds the heap to some 3 MB. */
    private static final int ENTRIES = 1 << 13;

    private static final int MAX_LENGTH = 64;

    private static final @Nullable Entry[] CACHE = new Entry[ENTRIES];

    private ParsedNames() {}

    /** Returns the form of a printed name, null if it is not a name. */
    static @Nullable PersonName get(String printed) {
        if (printed.length() > MAX_LENGTH) {
            return parse(printed);
        }
        int hash = printed.hashCode();
        int index = (hash ^ hash >>> 13) & ENTRIES - 1;
        Entry known = CACHE[index];
        if (known == null || !known.printed.equals(printed)) {
            known = new Entry(printed, parse(printed));
            CACHE[index] = known;
        }
        return known.name;
    }

    private static @Nullable PersonName parse(String printed) {
        if (StandIns.isStandIn(printed)) {
            return null;
        }
        PersonName name = PersonName.of(printed);
        return name.family().isEmpty() ? null : name;
    }

    private record Entry(String printed, @Nullable PersonName name) {}
}
