package org.citationhubs.citation.id;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.citation.text.IdText;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of arXiv: {@code 2301.04411} since 2007, {@code math/0604411} before. */
final class ArxivForm {

    /** Group 1: the number since 2007; groups 2 and 3: archive and number before, without the subject class. */
    private static final Pattern FORM =
            Pattern.compile("(?i)(?:([0-9]{4}\\.[0-9]{4,5})|([a-z]+(?:-[a-z]+)?)(?:\\.[a-z]+(?:-[a-z]+)?)?/([0-9]{7}))"
                    + "(?:v[0-9]+)?(?:\\.pdf)?[\\s\\u00a0./,;]*");

    private static final Set<String> ARCHIVES = Set.of(
            "acc-phys",
            "adap-org",
            "alg-geom",
            "ao-sci",
            "astro-ph",
            "atom-ph",
            "bayes-an",
            "chao-dyn",
            "chem-ph",
            "cmp-lg",
            "comp-gas",
            "cond-mat",
            "cs",
            "dg-ga",
            "funct-an",
            "gr-qc",
            "hep-ex",
            "hep-lat",
            "hep-ph",
            "hep-th",
            "math",
            "math-ph",
            "mtrl-th",
            "nlin",
            "nucl-ex",
            "nucl-th",
            "patt-sol",
            "physics",
            "plasm-ph",
            "q-alg",
            "q-bio",
            "quant-ph",
            "solv-int",
            "supr-con");

    private ArxivForm() {}

    /** Returns the number without version and file name, null if the text is not a number of arXiv. */
    static @Nullable String canonical(String text) {
        Matcher form = FORM.matcher(IdText.withHyphens(text));
        if (!form.matches()) {
            return null;
        }
        String number = form.group(1);
        return number == null ? IdText.lowerAscii(form.group(2)) + '/' + form.group(3) : number;
    }

    /** Returns whether a text can only be a number of arXiv: one before 2007 names an archive that exists. */
    static boolean isUnmistakable(String text) {
        Matcher form = FORM.matcher(IdText.withHyphens(text));
        return form.matches() && (form.group(1) != null || ARCHIVES.contains(IdText.lowerAscii(form.group(2))));
    }
}
