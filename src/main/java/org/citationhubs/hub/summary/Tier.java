package org.citationhubs.hub.summary;

/** How large a hub is, by its citing works. */
public enum Tier {
    /** Cited, but not by enough works to be a hub. */
    NONE(0),
    EMERGING(1),
    HUB(2),
    SUPER_HUB(3),
    MEGA_HUB(4);

    private static final Tier[] BY_CODE = values();

    private final int code;

    Tier(int code) {
        this.code = code;
    }

    /** The number under which the tier is stored: never reuse or renumber one. */
    public int code() {
        return code;
    }

    /** The tier stored under a code. */
    public static Tier ofCode(int code) {
        return BY_CODE[code];
    }
}
