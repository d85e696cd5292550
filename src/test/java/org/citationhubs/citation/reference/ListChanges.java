package org.citationhubs.citation.reference;

import org.citationhubs.citation.source.SourceRules;

/** Compares states of a citing work of which a single source states something. */
public final class ListChanges {

    private ListChanges() {}

    /** Returns the difference of two lists of one source. */
    public static ReferenceListChange between(ReferenceList before, ReferenceList after) {
        return between(ReferenceListState.of(before), ReferenceListState.of(after), SourceRules.NONE);
    }

    /** Returns the difference of two states. */
    public static ReferenceListChange between(ReferenceListState before, ReferenceListState after, SourceRules rules) {
        return ReferenceListState.change(before, before.effective(rules), after, after.effective(rules));
    }
}
