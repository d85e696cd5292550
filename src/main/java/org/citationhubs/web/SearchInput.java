package org.citationhubs.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.citationhubs.citation.work.InvalidWorkIdException;
import org.citationhubs.citation.work.TitleKey;
import org.citationhubs.citation.work.WorkId;

/** The text of a search for a work: an id in any usual spelling, or the beginning of a title. */
record SearchInput(String text) {

    /** DOI Handbook, 2.2: a prefix of {@code 10.} and a number, a slash, a suffix. */
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(\\.\\d+)*/\\S+");

    /** Identifiers of arXiv since 2007 and before: {@code 2209.10652}, {@code hep-th/9711200}. */
    private static final Pattern ARXIV = Pattern.compile("(\\d{4}\\.\\d{4,5}|[a-z-]+(\\.[A-Z]{2})?/\\d{7})(v\\d+)?");

    SearchInput {
        text = text.strip();
    }

    /** Returns the id, of which a DOI and an arXiv id need no scheme; empty if the text is not an id. */
    Optional<WorkId> id() {
        String id = DOI.matcher(text).matches()
                ? "doi:" + text
                : ARXIV.matcher(text).matches() ? "arxiv:" + text : text;
        try {
            return Optional.of(WorkId.parse(id));
        } catch (InvalidWorkIdException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the text can begin a title. */
    boolean isTitle() {
        return TitleKey.of(text) != null;
    }
}
