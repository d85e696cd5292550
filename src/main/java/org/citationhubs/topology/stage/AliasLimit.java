package org.citationhubs.topology.stage;

/** A limit on what is kept of merged ids. No event is rejected for it, so what does not fit is counted. */
public enum AliasLimit {
    /** The surviving ids that a reference list keeps of the works that it cites. */
    CITED_WORKS,
    /** The lists of the aliases of a work. */
    LISTS,
    /** What lists say of the aliases of a work. */
    DESCRIPTIONS
}
