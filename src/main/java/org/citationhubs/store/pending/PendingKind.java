package org.citationhubs.store.pending;

import org.jspecify.annotations.Nullable;

/** A kind of pending work. {@link #code} is stored: never reuse or renumber a code. */
enum PendingKind {
    /** A changed hub is to be published. Most keys are of this kind, so the code is left out of them. */
    PUBLICATION(0),
    /** The hubs that show a work whose title changed are to be found. */
    TITLE_CHANGE(1),
    /** The citing works of a hub are to receive the id under which the hub is known now. */
    CITED_ID_UPDATE(2),
    /** The self-citation flags of the citing works of a hub are to be recomputed. */
    SELF_CITATION_UPDATE(3),
    /** All hubs are to be checked for activity windows that a new day changed. */
    WINDOW_REFRESH(4),
    /** All hubs are to be judged by rules that changed. */
    RULE_CHECK(5),
    /** All works are to be described by rules of sources that changed. */
    SOURCE_RULES(6);

    private final int code;

    PendingKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Returns the kind of a code, null if this version does not know the code. */
    static @Nullable PendingKind ofCode(int code) {
        for (PendingKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }
}
