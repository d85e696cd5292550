package org.citationhubs.ingest.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits the author text of a works table into names. */
final class AuthorNamesParser {

    /** Separates names if the text has one outside brackets; then commas belong to names. */
    private static final Pattern SEMICOLON = Pattern.compile(";");

    /** Separates names in all other texts. */
    private static final Pattern COMMA_OR_AND = Pattern.compile(",|\\s(?:and|&)\\s", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv");

    private static final Set<String> NOT_NAMES = Set.of("", "et al", "et al.", "and", "&");

    private AuthorNamesParser() {}

    /** Returns the names in order, without text in brackets (affiliations and their numbers). */
    static List<String> parse(String text) {
        String names = withoutBrackets(text);
        Pattern separator = names.indexOf(';') >= 0 ? SEMICOLON : COMMA_OR_AND;
        List<String> found = new ArrayList<>();
        // With spaces in front of the text and after commas, every "and" stands between spaces.
        for (String part : separator.split(' ' + names.replace(",", ", "), -1)) {
            String name = part.strip().replaceAll("\\s+", " ");
            String lower = name.toLowerCase(Locale.ROOT);
            if (SUFFIXES.contains(lower) && !found.isEmpty()) {
                found.set(found.size() - 1, found.get(found.size() - 1) + ", " + name);
            } else if (!NOT_NAMES.contains(lower)) {
                found.add(name);
            }
        }
        return found;
    }

    private static String withoutBrackets(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
                kept.append(' ');
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
