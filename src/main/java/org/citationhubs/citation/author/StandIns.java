package org.citationhubs.citation.author;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises words that stand where a name is not known or not given. */
final class StandIns {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern AND_OTHERS =
            Pattern.compile("(?iu)[,;]?\\s+\\[?(?:et\\.?\\s+al(?:\\.|ii)?|(?:and|&)\\s+others|u\\.\\s?a\\.)\\]?$");

    private static final Set<String> TEXTS = Set.of(
            "",
            "et al",
            "et alii",
            "al",
            "and others",
            "others",
            "other",
            "anonymous",
            "anon",
            "anonymus",
            "anonyme",
            "anonymous author",
            "anonymous authors",
            "unknown",
            "unknown author",
            "unknown authors",
            "author unknown",
            "unbekannt",
            "null",
            "none",
            "nil",
            "nan",
            "undefined",
            "n a",
            "na",
            "n n",
            "nn",
            "s n",
            "sn",
            "no author",
            "no authors",
            "no author listed",
            "no authors listed",
            "no author name",
            "not available",
            "not applicable",
            "no name",
            "author",
            "authors",
            "various",
            "various authors",
            "various artists",
            "tba",
            "tbd",
            "sine nomine",
            "nomen nescio");

    private StandIns() {}

    /** Returns whether a text stands in place of a name or an id. */
    static boolean isStandIn(String text) {
        return TEXTS.contains(NO_LETTERS.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT));
    }

    /** Removes the words for further authors after a name. */
    static String withoutOthers(String name) {
        return AND_OTHERS.matcher(name).replaceFirst("");
    }
}
