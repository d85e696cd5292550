package org.citationhubs.ingest.format;

import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.IdText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the spellings that fill the feeds by comparing characters. {@link WorkId#parse} gives the same ids, but tries
 * the forms of all registries, which takes longer than the parsing of a short record.
 */
final class PlainIds {

    /** No id of one of these spellings comes near the limit of an id. */
    private static final int MOST_CHARACTERS = 500;

    private static final int MOST_DIGITS = 19;

    private static final String DOI_ADDRESS = "https://doi.org/";
    private static final String PMID_ADDRESS = "https://pubmed.ncbi.nlm.nih.gov/";
    private static final String OPENALEX_ADDRESS = "https://openalex.org/";
    private static final String ARXIV_DOI = "10.48550/";

    private PlainIds() {}

    /** Returns the id of a text in one of these spellings, null for every other text. */
    static @Nullable WorkId of(Scheme scheme, String text) {
        return switch (scheme) {
            case DOI -> doi(text.startsWith(DOI_ADDRESS) ? text.substring(DOI_ADDRESS.length()) : text);
            case OPENALEX -> openalex(text, text.startsWith(OPENALEX_ADDRESS) ? OPENALEX_ADDRESS.length() : 0);
            case PMID -> number("pmid:", text, text.startsWith(PMID_ADDRESS) ? PMID_ADDRESS.length() : 0);
            case S2 -> number("s2:", text, 0);
            case INSPIRE -> number("inspire:", text, 0);
            case OMID -> text.startsWith("br/") && isNumber(text, 3) ? WorkId.ofNormalised("omid:".concat(text)) : null;
            default -> null;
        };
    }

    private static @Nullable WorkId doi(String text) {
        int length = text.length();
        if (length > MOST_CHARACTERS || !text.startsWith("10.") || text.startsWith(ARXIV_DOI)) {
            return null;
        }
        int slash = 3;
        while (slash < length && isDigit(text.charAt(slash))) {
            slash++;
        }
        boolean shaped = slash > 3 && slash < length - 1 && text.charAt(slash) == '/';
        if (!shaped || ".,;/".indexOf(text.charAt(length - 1)) >= 0 || !IdText.isPlain(text)) {
            return null;
        }
        return WorkId.ofNormalised("doi:" + IdText.lowerAscii(text));
    }

    private static @Nullable WorkId openalex(String text, int at) {
        boolean work = at < text.length() && text.charAt(at) == 'W' && isNumber(text, at + 1);
        return work ? WorkId.ofNormalised("openalex:".concat(at == 0 ? text : text.substring(at))) : null;
    }

    private static @Nullable WorkId number(String scheme, String text, int at) {
        boolean number = isNumber(text, at) && text.charAt(at) != '0';
        return number ? WorkId.ofNormalised(scheme.concat(at == 0 ? text : text.substring(at))) : null;
    }

    private static boolean isNumber(String text, int from) {
        int length = text.length();
        if (from >= length || length - from > MOST_DIGITS) {
            return false;
        }
        for (int i = from; i < length; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
