package org.citationhubs.citation.author;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's name in a form in which different spellings of it can be compared.
 *
 * <p>Diacritics, case, punctuation, particles ({@code van der}), suffixes ({@code Jr.}), titles, degrees and the
 * article of a group ({@code The ATLAS Collaboration}) are ignored. The family name is the part before a comma. Without
 * a comma it is the last word; if that looks like initials ({@code Maldacena JM}), it is all before it.
 *
 * @param family words of the family name
 * @param given words or initials of the given names, in order; empty if only one name is known
 */
record PersonName(String family, List<String> given) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Apostrophes belong to a word (O'Neill); all other characters except letters and digits separate words. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u02BC`]");

    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{1,3}");

    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");

    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "vom", "zu", "zur", "der", "den", "des", "de", "di", "da", "del", "della", "dos", "das", "du",
            "la", "le", "ten", "ter", "af", "av");

    /** Titles, and the article of a group. */
    private static final Set<String> TITLES = Set.of(
            "dr",
            "prof",
            "professor",
            "mr",
            "mrs",
            "ms",
            "miss",
            "sir",
            "dame",
            "rev",
            "reverend",
            "herr",
            "frau",
            "mme",
            "mag",
            "dipl",
            "ing",
            "habil",
            "the");

    /** Degrees that are no initials. */
    private static final Pattern DEGREE =
            Pattern.compile("(?i)[,\\s]+(?:ph\\.?\\s?d|m\\.?\\s?sc|b\\.?\\s?sc|d\\.?\\s?sc|"
                    + "d\\.?\\s?phil|m\\.?\\s?phil|m\\.?\\s?eng|b\\.?\\s?eng|"
                    + "dr\\.?\\s(?:rer|med|phil)\\.?\\s?(?:nat\\.?)?|"
                    + "dipl\\.?-?\\s?ing|esq|frs|mbbs|pharmd|mph|mba)\\.?$");

    /** Degrees that are initials of a name where they are all that follows the family name. */
    private static final Pattern INITIALS_OR_DEGREE = Pattern.compile(
            "(?i),\\s*(?:m\\.?\\s?d|m\\.?\\s?a|m\\.?\\s?s|b\\.?\\s?a|b\\.?\\s?s|r\\.?\\s?n|d\\.?\\s?o)\\.?$");

    /** The words with which a person signs for a group. */
    private static final Pattern ON_BEHALF = Pattern.compile("(?i)^(?:on behalf of|for the)\\s+(?=\\S)");

    PersonName {
        given = List.copyOf(given);
    }

    static PersonName of(String printed) {
        String plain = withoutDegrees(ON_BEHALF
                .matcher(StandIns.withoutOthers(plain(printed).strip()))
                .replaceFirst(""));
        int comma = plain.indexOf(',');
        List<String> first = words(comma < 0 ? plain : plain.substring(0, comma));
        List<String> rest = comma < 0 ? new ArrayList<>() : words(plain.substring(comma + 1));
        // "Martin Luther King, Jr." is in its natural order despite the comma.
        return rest.isEmpty()
                ? inNaturalOrder(first)
                : new PersonName(family(withoutTitles(first)), given(withoutTitles(rest)));
    }

    private static String withoutDegrees(String name) {
        String rest = name;
        for (Matcher degree = DEGREE.matcher(rest); degree.find(); degree = DEGREE.matcher(rest)) {
            rest = rest.substring(0, degree.start());
        }
        Matcher initials = INITIALS_OR_DEGREE.matcher(rest);
        if (!initials.find()) {
            return rest;
        }
        String before = rest.substring(0, initials.start());
        boolean complete =
                before.indexOf(',') >= 0 || withoutParticles(words(before)).size() > 1;
        return complete ? withoutDegrees(before) : rest;
    }

    /** Returns the words after titles. A title that is all there is remains, as do capitals that may be initials. */
    private static List<String> withoutTitles(List<String> words) {
        int from = 0;
        while (from < words.size() - 1 && isTitle(words.get(from), words.size() - from)) {
            from++;
        }
        return words.subList(from, words.size());
    }

    private static boolean isTitle(String word, int left) {
        boolean capitals = INITIALS.matcher(word).matches();
        return TITLES.contains(word.toLowerCase(Locale.ROOT)) && (!capitals || left > 2);
    }

    private static PersonName inNaturalOrder(List<String> titled) {
        List<String> words = withoutTitles(titled);
        if (words.isEmpty()) {
            return new PersonName("", List.of());
        }
        int last = words.size() - 1;
        boolean initialsLast = last > 0
                && INITIALS.matcher(words.get(last)).matches()
                && !INITIALS.matcher(words.get(0)).matches();
        return initialsLast
                ? new PersonName(family(words.subList(0, last)), given(words.subList(last, last + 1)))
                : new PersonName(family(words.subList(last, last + 1)), given(words.subList(0, last)));
    }

    /** Returns the words of a text without suffixes. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (!SUFFIXES.contains(word.group().toLowerCase(Locale.ROOT))) {
                words.add(word.group());
            }
        }
        return words;
    }

    private static String family(List<String> words) {
        List<String> names = withoutParticles(words);
        return String.join(" ", names.isEmpty() ? lower(words) : names);
    }

    private static List<String> given(List<String> words) {
        List<String> given = new ArrayList<>();
        for (String word : words) {
            boolean initials = word.length() > 1 && INITIALS.matcher(word).matches();
            if (initials) {
                word.toLowerCase(Locale.ROOT).chars().forEach(c -> given.add(String.valueOf((char) c)));
            } else {
                given.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return withoutParticles(given);
    }

    private static List<String> withoutParticles(List<String> words) {
        List<String> names = lower(words);
        names.removeIf(PARTICLES::contains);
        return names;
    }

    private static List<String> lower(List<String> words) {
        List<String> lower = new ArrayList<>(words.size());
        words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static String plain(String text) {
        String plain = text;
        if (!isAscii(text)) {
            plain = MARKS.matcher(Normalizer.normalize(text, Form.NFKD)).replaceAll("");
            // Unicode does not decompose these letters.
            plain = plain.replace("\u00df", "ss")
                    .replace("\u00f8", "o")
                    .replace("\u00d8", "O")
                    .replace("\u0142", "l")
                    .replace("\u0141", "L")
                    .replace("\u0111", "d")
                    .replace("\u0110", "D")
                    .replace("\u00e6", "ae")
                    .replace("\u00c6", "Ae")
                    .replace("\u0131", "i");
        }
        return APOSTROPHES.matcher(plain).replaceAll("");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether both may name one person. The family names must be equal, and the given names must agree as far
     * as both have them; an initial agrees with every name that begins with it. A name without given names only matches
     * another one without.
     */
    boolean matches(PersonName other) {
        if (family.isEmpty() || !family.equals(other.family) || given.isEmpty() != other.given.isEmpty()) {
            return false;
        }
        int shared = Math.min(given.size(), other.given.size());
        for (int i = 0; i < shared; i++) {
            if (!agree(given.get(i), other.given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean agree(String a, String b) {
        boolean initial = a.length() == 1 || b.length() == 1;
        return initial ? a.charAt(0) == b.charAt(0) : a.equals(b);
    }
}
