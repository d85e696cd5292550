package org.citationhubs.citation.vocabulary;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * The stance a mention takes towards the cited work, orthogonal to its {@link Role}.
 *
 * <p>Answers list the polarities in the order of the constants.
 */
public enum Polarity implements StoredCode {
    SUPPORT(0),
    CONTRAST(1),
    MIXED(2),
    NEUTRAL(3),
    UNCLEAR(4),
    UNCLASSIFIED(5);

    /** The number of codes; codes are dense from zero. */
    public static final int COUNT = values().length;

    private static final Polarity[] ALL = values();

    private static final StoredCodes<Polarity> CODES = new StoredCodes<>(ALL);

    private final int code;

    Polarity(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** Returns the constant stored under a code. */
    public static Polarity ofCode(int code) {
        return CODES.of(code);
    }

    /**
     * Returns the stance of a citation from the stances of its mentions. Support and contrast together are
     * {@link #MIXED}. Otherwise the stance is the first that occurs of support or contrast, neutral, unclear and
     * unclassified. Without mentions it is {@link #UNCLASSIFIED}.
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

    /** Returns the polarities whose {@link #bit} is set. */
    public static Set<Polarity> ofBits(int bits) {
        Set<Polarity> polarities = EnumSet.noneOf(Polarity.class);
        for (Polarity polarity : ALL) {
            if ((bits & polarity.bit()) != 0) {
                polarities.add(polarity);
            }
        }
        return polarities;
    }

    /** Returns the bit of the polarity in a set of polarities packed into an int. */
    public int bit() {
        return 1 << code;
    }
}
