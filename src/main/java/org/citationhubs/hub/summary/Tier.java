package org.citationhubs.hub.summary;

import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.citation.vocabulary.StoredCodes;

/** How large a hub is, by its citing works. */
public enum Tier implements StoredCode {
    /** Cited, but not by enough works to be a hub. */
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
