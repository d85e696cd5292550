package org.citationhubs.ingest.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits the author text of a works table into names. Names are separated by semicolons; or by {@code and}, as in
 * BibTeX, where a comma stands after the family name; or by commas with {@code and} before the last.
 */
final class AuthorNamesParser {

    private static final Pattern AND = Pattern.compile("\\s(?:and|&)\\s", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv");

    private static final Set<String> NOT_NAMES =
            Set.of("", "et al", "et al.", "etal", "and", "&", "others", "and others", "& others", "...", "\u2026");

    /** Stands at the end of the last name where the list was cut. */
    private static final Pattern ET_AL = Pattern.compile("(?i)[\\s,]+(?:et\\s+al\\.?|and\\s+others|\u2026|\\.\\.\\.)$");

    /** One or more initials: {@code J.}, {@code J. K.}, {@code J.-P.}, {@code JK}. */
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.?[\\s-]*){1,4}");

    /** A word of a full name that stands for a given name. */
    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}|(?:\\p{Lu}\\.-?)+");

    private static final Pattern PARTICLES =
            Pattern.compile("(?i)(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|ter|ten|zu)\\s+)*");

    private AuthorNamesParser() {}

    /** Returns the names in order, without text in brackets (affiliations and their numbers) and without braces. */
    static List<String> parse(String text) {
        String names = blanksToOne(withoutBrackets(text));
        // With spaces in front of the text and after commas, every "and" stands between spaces.
        String spaced = ' ' + names.replace(",", ", ") + ' ';
        List<String> found = new ArrayList<>();
        if (names.indexOf(';') >= 0) {
            String[] parts = spaced.split(";", -1);
            for (int i = 0; i < parts.length; i++) {
                // The last semicolon may be an "and".
                List<String> last = i == parts.length - 1 ? splitAtAnd(' ' + parts[i] + ' ') : List.of(parts[i]);
                last.forEach(name -> add(found, name));
            }
            return found;
        }
        List<String> parts = splitAtAnd(spaced);
        if (isListWithLastAnd(parts)) {
            parts.forEach(part -> addAtCommas(found, part));
        } else {
            parts.forEach(part -> add(found, part));
        }
        return found;
    }

    private static List<String> splitAtAnd(String text) {
        // "and" twice in a row shares its blank.
        return Arrays.stream(AND.split(text.replace(" ", "  "), -1))
                .map(AuthorNamesParser::blanksToOne)
                .filter(part -> !isNoName(part))
                .toList();
    }

    /**
     * Returns whether commas separate names. They do, unless every comma stands between a family name and given names.
     */
    private static boolean isListWithLastAnd(List<String> parts) {
        if (parts.size() > 2) {
            return parts.stream().anyMatch(part -> commas(part) > 0 && !couldBeFamilyFirst(part));
        }
        long familyFirst =
                parts.stream().filter(AuthorNamesParser::isFamilyFirst).count();
        boolean allHaveCommas = parts.stream().allMatch(part -> commas(part) > 0);
        boolean couldBe = parts.stream().allMatch(part -> commas(part) == 0 || couldBeFamilyFirst(part));
        return !couldBe || !(familyFirst > 0 || (allHaveCommas && parts.size() > 1));
    }

    /** Returns whether a part is one name such as {@code van Example, Ada}: either side alone would be no full name. */
    private static boolean isFamilyFirst(String part) {
        String given = part.substring(part.lastIndexOf(',') + 1).strip();
        return couldBeFamilyFirst(part)
                && (PARTICLES.matcher(family(part)).replaceFirst("").indexOf(' ') < 0
                        || given.indexOf(' ') < 0
                        || isInitials(given));
    }

    private static boolean couldBeFamilyFirst(String part) {
        return commas(part) == 1 && hasNoInitial(family(part));
    }

    private static boolean hasNoInitial(String name) {
        return Arrays.stream(name.split(" ", -1))
                .noneMatch(word -> INITIAL.matcher(word).matches());
    }

    private static String family(String part) {
        return part.substring(0, part.indexOf(',')).strip();
    }

    /** Returns the number of commas without those before a suffix such as {@code Jr.}. */
    private static int commas(String part) {
        int commas = 0;
        for (String piece : part.split(",", -1)) {
            commas += SUFFIXES.contains(piece.strip().toLowerCase(Locale.ROOT)) ? 0 : 1;
        }
        return commas - 1;
    }

    private static void addAtCommas(List<String> found, String part) {
        for (String piece : part.split(",", -1)) {
            String name = piece.strip();
            boolean suffix = SUFFIXES.contains(name.toLowerCase(Locale.ROOT));
            int last = found.size() - 1;
            // Initials alone are the given names of the family before them.
            if (last >= 0 && (suffix || (isInitials(name) && isFamilyAlone(found.get(last))))) {
                found.set(last, found.get(last) + ", " + name);
            } else {
                add(found, name);
            }
        }
    }

    private static boolean isFamilyAlone(String name) {
        return name.indexOf(',') < 0 && hasNoInitial(name);
    }

    private static boolean isInitials(String name) {
        return INITIALS.matcher(name).matches();
    }

    private static void add(List<String> found, String text) {
        String name = ET_AL.matcher(blanksToOne(text)).replaceFirst("");
        if (!isNoName(name)) {
            found.add(name);
        }
    }

    private static boolean isNoName(String text) {
        String name = text.replaceAll("^[\\s,]+|[\\s,]+$", "");
        return NOT_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String blanksToOne(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("^,\\s*|\\s*,$", "");
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
            } else if (depth == 0 && c != '{' && c != '}') {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
