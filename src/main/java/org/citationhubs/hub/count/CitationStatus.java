package org.citationhubs.hub.count;

/** How a hub counts one of the works that cite it. {@link #code()} is what is stored: never reuse or renumber one. */
public enum CitationStatus {
    /** Among its citing works. */
    COUNTED(0),

    /** Known and told apart, but out of all other counts: the citing work was retracted. */
    RETRACTED(1),

    /** In no count: the hub lives on under another id, which the work cites instead. */
    MOVED(2);

    private static final CitationStatus[] BY_CODE = values();

    private final int code;

    CitationStatus(int code) {
        this.code = code;
    }

    /** The number under which the standing is stored. */
    public int code() {
        return code;
    }

    /** The standing stored under a code. */
    public static CitationStatus ofCode(int code) {
        return BY_CODE[code];
    }
}
