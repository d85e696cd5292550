package org.citationhubs.citation.vocabulary;

/** Receives the terms that a vocabulary does not have. */
@FunctionalInterface
public interface UnknownTermListener {

    /** Does nothing. */
    UnknownTermListener NONE = (vocabulary, term) -> {};

    /** Receives a term for a role or a polarity as it was sent. */
    void unknownTerm(Vocabulary vocabulary, String term);
}
