package org.citationhubs.citation.vocabulary;

import java.util.Collection;
import java.util.Locale;

/**
 * The stance a mention takes towards the cited work, orthogonal to its {@link Role}.
 *
 * <p>The constants stand in the order in which answers list them. {@link #code()} is what is stored: never reuse or renumber one.
 */
public enum Polarity {
    SUPPORT(0),
    CONTRAST(1),
    MIXED(2),
    NEUTRAL(3),
    UNCLEAR(4),
    UNCLASSIFIED(5);

    /** How many codes there are; codes are dense from zero. */
    public static final int COUNT = values().length;

    private static final Polarity[] BY_CODE = values();

    private final int code;

    Polarity(int code) {
        this.code = code;
    }

    /** The number under which the polarity is stored, from 0 to {@link #COUNT} - 1. */
    public int code() {
        return code;
    }

    /** The polarity stored under a code. */
    public static Polarity ofCode(int code) {
        return BY_CODE[code];
    }

    /** The polarity of that name in any case; a name that is not in the vocabulary is {@link #UNCLEAR}, so that it is counted. */
    public static Polarity named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (Polarity polarity : BY_CODE) {
            if (polarity.name().equals(wanted)) {
                return polarity;
            }
        }
        return UNCLEAR;
    }

    /**
     * The stance of a citation from those of its mentions: support beside contrast is {@link #MIXED}, else the one that takes a
     * side wins over neutral, neutral over unclear, unclear over unclassified. No mention at all is {@link #UNCLASSIFIED}.
     */
    public static Polarity ofCitation(Collection<Polarity> mentions) {
        if (mentions.contains(MIXED) || (mentions.contains(SUPPORT) && mentions.contains(CONTRAST))) {
            return MIXED;
        }
        Polarity strongest = UNCLASSIFIED;
        for (Polarity polarity : mentions) {
            if (polarity.code < strongest.code) {
                strongest = polarity;
            }
        }
        return strongest;
    }

    /** The polarities whose code's bit is set. */
    public static java.util.Set<Polarity> ofBits(int bits) {
        java.util.Set<Polarity> polarities = java.util.EnumSet.noneOf(Polarity.class);
        for (Polarity polarity : BY_CODE) {
            if ((bits & polarity.bit()) != 0) {
                polarities.add(polarity);
            }
        }
        return polarities;
    }

    /** The bit of the polarity in a set of polarities packed into an int. */
    public int bit() {
        return 1 << code;
    }
}
