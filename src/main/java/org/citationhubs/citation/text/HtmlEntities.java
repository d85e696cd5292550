package org.citationhubs.citation.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the character references of HTML that occur in ids and titles.
 *
 * <p>By hand, because jsoup decodes references without a semicolon too, as browsers do, which would change an id with
 * {@code &copy=} in it.
 */
final class HtmlEntities {

    private static final Pattern REFERENCE =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});");

    /** The names of the characters from U+00A0 on. */
    private static final String LATIN =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr "
                    + "deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 "
                    + "iquest Agrave Aacute "
                    + "Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml "
                    + "ETH Ntilde Ograve "
                    + "Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave "
                    + "aacute acirc atilde "
                    + "auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde "
                    + "ograve oacute ocirc "
                    + "otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    /** The names of the characters from U+0391 on; a dot stands for one without a name. */
    private static final String GREEK =
            "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi "
                    + "Rho . Sigma Tau Upsilon Phi Chi Psi Omega . . . . . . . alpha beta gamma delta epsilon "
                    + "zeta eta theta iota "
                    + "kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

    private static final Map<String, Integer> NAMED = named();

    private HtmlEntities() {}

    private static Map<String, Integer> named() {
        Map<String, Integer> named = new HashMap<>(Map.of(
                "amp",
                (int) '&',
                "AMP",
                (int) '&',
                "lt",
                (int) '<',
                "LT",
                (int) '<',
                "gt",
                (int) '>',
                "GT",
                (int) '>',
                "quot",
                (int) '"',
                "apos",
                (int) '\'',
                "minus",
                0x2212,
                "hellip",
                0x2026));
        named.putAll(Map.of(
                "ndash", 0x2013, "mdash", 0x2014, "lsquo", 0x2018, "rsquo", 0x2019, "ldquo", 0x201C, "rdquo", 0x201D,
                "zwj", 0x200D, "zwnj", 0x200C, "bull", 0x2022, "prime", 0x2032));
        named.putAll(Map.of(
                "Scaron", 0x160, "scaron", 0x161, "OElig", 0x152, "oelig", 0x153, "thinsp", 0x2009, "ensp", 0x2002,
                "emsp", 0x2003, "le", 0x2264, "ge", 0x2265, "infin", 0x221E));
        number(named, LATIN, 0xA0);
        number(named, GREEK, 0x391);
        return Map.copyOf(named);
    }

    private static void number(Map<String, Integer> named, String names, int first) {
        int codePoint = first;
        for (String name : names.split(" ", -1)) {
            if (!name.equals(".")) {
                named.put(name, codePoint);
            }
            codePoint++;
        }
    }

    /** Decodes each reference once; the text itself is returned if it has none. Unknown references are kept. */
    static String decoded(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder decoded = null;
        int end = 0;
        while (reference.find()) {
            Integer codePoint = codePoint(reference.group(1));
            if (codePoint != null) {
                decoded = decoded == null ? new StringBuilder(text.length()) : decoded;
                decoded.append(text, /* start= */ end, /* end= */ reference.start())
                        .appendCodePoint(codePoint);
                end = reference.end();
            }
        }
        return decoded == null ? text : decoded.append(text, end, text.length()).toString();
    }

    private static @Nullable Integer codePoint(String reference) {
        if (reference.charAt(0) != '#') {
            return NAMED.get(reference);
        }
        boolean hex = (reference.charAt(1) | 0x20) == 'x';
        int codePoint = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
        boolean character = Character.isValidCodePoint(codePoint)
                && codePoint != 0
                && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
        return character ? codePoint : null;
    }
}
