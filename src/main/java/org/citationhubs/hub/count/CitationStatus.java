package org.citationhubs.hub.count;

import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.citation.vocabulary.StoredCodes;

/** Decides which counts of a hub include a work that cites it. */
public enum CitationStatus implements StoredCode {
    /** It is one of the citing works. */
    COUNTED(0),

    /** The citing work was retracted: it is counted as such, and in no other count. */
    RETRACTED(1),

    /** It is in no count: the hub is known under another id, and the work cites that id instead. */
    MOVED(2);

    private static final StoredCodes<CitationStatus> CODES = new StoredCodes<>(values());

    private final int code;

    CitationStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** Returns the constant stored under a code. */
    public static CitationStatus ofCode(int code) {
        return CODES.of(code);
    }
}
