package org.citationhubs.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.citationhubs.citation.work.InvalidWorkIdException;
import org.citationhubs.citation.work.TitleKey;
import org.citationhubs.citation.work.WorkId;

/** What somebody typed to find a work: its id, as people write ids, or how its title begins. */
record SearchInput(String text) {

    /** DOI Handbook, 2.2: a prefix of {@code 10.} and a number, a slash, and a suffix. */
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(\\.\\d+)*/\\S+");

    /** arXiv's identifiers since 2007, and before: {@code 2209.10652}, {@code hep-th/9711200}. */
    private static final Pattern ARXIV = Pattern.compile("(\\d{4}\\.\\d{4,5}|[a-z-]+(\\.[A-Z]{2})?/\\d{7})(v\\d+)?");

    SearchInput {
        text = text.strip();
    }

    /** The id, with its scheme or one that cannot be mistaken; nothing if it is no id. */
    Optional<WorkId> id() {
        String guess = DOI.matcher(text).matches()
                ? "doi:" + text
                : ARXIV.matcher(text).matches() ? "arxiv:" + text : text;
        try {
            return Optional.of(WorkId.parse(guess));
        } catch (InvalidWorkIdException e) {
            return Optional.empty();
        }
    }

    /** Whether a title can begin so. */
    boolean beginATitle() {
        return TitleKey.of(text) != null;
    }
}
