package org.citationhubs.hub.summary;

import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.citation.vocabulary.StoredCodes;

/** The size class of a hub by its number of citing works. */
public enum Tier implements StoredCode {
    /** A cited work with too few citing works for a hub. */
    NONE(0),
    EMERGING(1),
    HUB(2),
    SUPER_HUB(3),
    MEGA_HUB(4);

    private static final StoredCodes<Tier> CODES = new StoredCodes<>(values());

    private final int code;

    Tier(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** Returns the constant stored under a code. */
    public static Tier ofCode(int code) {
        return CODES.of(code);
    }
}
