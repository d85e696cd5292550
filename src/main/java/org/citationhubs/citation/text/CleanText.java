package org.citationhubs.citation.text;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Removes from titles, names, venues and contexts what their source added for its own pages: markup, entities, control
 * characters and controls of direction, and white space beyond single blanks.
 *
 * <p>By hand, because an HTML parser such as jsoup takes {@code <sigma>} and {@code a <b and c>d}, which occur in
 * titles, for elements and drops them, and most texts need one pass over their characters and no parser.
 */
public final class CleanText {

    /**
     * Text that was encoded twice needs two passes of decoding, and its markup a third. No known source needs more than
     * a few.
     */
    private static final int MAX_PASSES = 8;

    /**
     * A tag: only attributes with values distinguish one with blanks from a comparison such as {@code a <b and c>d}.
     */
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*(?:[:-][A-Za-z0-9-]+)?)"
            + "(?:\\s+[A-Za-z_:][\\w:.-]*+\\s*=\\s*(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'<>]++))*+\\s*/?>");

    private static final Pattern COMMENT =
            Pattern.compile("<!--.*?-->|<!\\[CDATA\\[|\\]\\]>|<\\?[^<>]*\\?>", Pattern.DOTALL);

    /** The source text of a formula stands beside the formula itself. */
    private static final Pattern ANNOTATION = Pattern.compile(
            "<((?:mml:)?annotation(?:-xml)?|script|style)\\b[^<>]*>.*?</\\1\\s*>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Elements of HTML, JATS and MathML. Another name in angle brackets is text, such as {@code <sigma>}. */
    private static final Set<String> ELEMENTS =
            words("a abbr abstract alternatives b bdi bdo big blockquote bold br caption center "
                    + "cite code dd del dfn disp-formula div dl dt em ext-link font formula h1 h2 h3 h4 h5 h6 "
                    + "head hr i img inf "
                    + "inline-formula inline-graphic ins italic kbd label li list list-item maction mark math "
                    + "mathml menclose merror "
                    + "mfenced mfrac mi mmultiscripts mn mo monospace mover mpadded mphantom mprescripts mroot "
                    + "mrow ms mspace msqrt "
                    + "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover named-content none ol "
                    + "overline p pre q roman "
                    + "rt ruby s samp sans-serif sc scp sec section semantics small span strike strong "
                    + "styled-content sub subtitle "
                    + "sup supscrpt table tbody td tex-math th thead title tr tt u ul underline var xref annotation");

    /** Elements that separate words. */
    private static final Set<String> BLOCKS =
            words("blockquote br caption dd div dl dt h1 h2 h3 h4 h5 h6 hr label li list-item ol "
                    + "p sec section subtitle table td th title tr ul");

    private CleanText() {}

    private static Set<String> words(String words) {
        return Arrays.stream(words.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the text without markup, in single blanks; empty if nothing is left. */
    public static String of(String text) {
        if (isClean(text)) {
            return text;
        }
        String clean = text;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            String next = spaced(HtmlEntities.decoded(withoutMarkup(clean)));
            if (next.equals(clean)) {
                break;
            }
            clean = next;
        }
        return clean;
    }

    /** Returns whether no step changes the text, which holds for most. */
    private static boolean isClean(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '<' || c == '&' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    private static String withoutMarkup(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        String plain = ANNOTATION.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
        Matcher tag = TAG.matcher(plain);
        StringBuilder rest = new StringBuilder(plain.length());
        int end = 0;
        while (tag.find()) {
            String name = IdText.lowerAscii(tag.group(1));
            int colon = name.indexOf(':');
            String local = name.substring(colon + 1);
            if (colon > 0 || ELEMENTS.contains(local)) {
                rest.append(plain, /* start= */ end, /* end= */ tag.start()).append(BLOCKS.contains(local) ? " " : "");
                end = tag.end();
            }
        }
        return rest.append(plain, end, plain.length()).toString();
    }

    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (IdText.isBlank(c) || c == 0x85) {
                blank = true;
            } else if (!Character.isISOControl(c) && !isHidden(c)) {
                if (blank && !spaced.isEmpty()) {
                    spaced.append(' ');
                }
                blank = false;
                spaced.appendCodePoint(c);
            }
        }
        return spaced.toString();
    }

    /** The joiners are kept: words of some scripts need them. */
    private static boolean isHidden(int c) {
        return (Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D) || c == 0xFFFE || c == 0xFFFF;
    }
}
