package org.citationhubs.ingest.format;

import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.IdText;
import org.jspecify.annotations.Nullable;

/** Reads ids as feeds spell them, and counts by kind what had to be repaired. */
public final class IdParser {

    private static final String ARXIV_DOI = "10.48550/arxiv.";

    private final ImportCounts counts;

    public IdParser(ImportCounts counts) {
        this.counts = counts;
    }

    /**
     * Returns the canonical id of a text, null if the text is none of the scheme. An address or another scheme in the
     * text decides over {@code scheme}.
     */
    public @Nullable WorkId parse(Scheme scheme, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        WorkId plain = PlainIds.of(scheme, text);
        if (plain != null) {
            return plain;
        }
        WorkId id;
        try {
            id = WorkId.parse(text, scheme);
        } catch (InvalidWorkIdException e) {
            return null;
        }
        if (scheme == Scheme.DOI) {
            countRepairs(text);
        }
        return id;
    }

    private void countRepairs(String text) {
        if (!IdText.isPlain(text)) {
            countDecoded(text);
        }
        char last = text.charAt(text.length() - 1);
        count(last == '.' || last == ',' || last == ';', "trailing");
        count(text.regionMatches(true, Math.max(0, text.indexOf("10.")), ARXIV_DOI, 0, ARXIV_DOI.length()), "arxivDoi");
    }

    private void countDecoded(String text) {
        boolean entity = false;
        boolean percent = false;
        boolean hyphen = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            entity |= c == '&' && text.indexOf(';', i) > i;
            percent |= c == '%' && isHex(text, i + 1) && isHex(text, i + 2);
            hyphen |= (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
        }
        count(entity, "entity");
        count(percent, "percent");
        count(hyphen, "hyphen");
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }

    private void count(boolean found, String kind) {
        if (found) {
            counts.repaired(kind);
        }
    }
}
