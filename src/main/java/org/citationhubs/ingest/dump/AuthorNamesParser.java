package org.citationhubs.ingest.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names in the text that a table gives for the authors of a work. */
final class AuthorNamesParser {

    /** Where there is a semicolon outside brackets it separates, and a comma belongs to a name; else commas and "and" do. */
    private static final Pattern SEMICOLON = Pattern.compile(";");

    private static final Pattern COMMA_OR_AND = Pattern.compile(",|\\s(?:and|&)\\s", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv");

    private static final Set<String> NO_NAMES = Set.of("", "et al", "et al.", "and", "&");

    private AuthorNamesParser() {}

    /** The names in order, without what stands in brackets (affiliations and their numbers). */
    static List<String> in(String text) {
        String names = withoutBrackets(text);
        Pattern separator = names.indexOf(';') >= 0 ? SEMICOLON : COMMA_OR_AND;
        List<String> found = new ArrayList<>();
        // The blank in front makes an "and" after a comma stand between blanks, as any other does.
        for (String part : separator.split(' ' + names.replace(",", ", "), -1)) {
            String name = part.strip().replaceAll("\\s+", " ");
            String lower = name.toLowerCase(java.util.Locale.ROOT);
            if (SUFFIXES.contains(lower) && !found.isEmpty()) {
                found.set(found.size() - 1, found.get(found.size() - 1) + ", " + name);
            } else if (!NO_NAMES.contains(lower)) {
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
