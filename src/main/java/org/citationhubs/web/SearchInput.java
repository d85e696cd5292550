package org.citationhubs.web;

import java.util.Optional;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.TitleKey;

/** The text of a search for a work: an id in any usual spelling, or the beginning of a title. */
record SearchInput(String text) {

    SearchInput {
        text = text.strip();
    }

    /** Returns the id, of which a DOI and an arXiv id need no scheme; empty if the text is not an id. */
    Optional<WorkId> id() {
        try {
            return Optional.of(WorkId.parse(text));
        } catch (InvalidWorkIdException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the text can begin a title. */
    boolean isTitle() {
        return TitleKey.of(text) != null;
    }
}
