package org.citationhubs.hub.count;

import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * The single numbers among the counts of a hub, in the order in which a summary has them. A new one is a new row here.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum HubCountField {
    CITING_WORKS("citingWorks", HubCounts::citingWorks),
    STATEMENTS("statements", HubCounts::statements),
    CLASSIFIED_CITING_WORKS("classifiedCitingWorks", HubCounts::classifiedCitingWorks),
    SELF_CITING_WORKS("selfCitingWorks", HubCounts::selfCitingWorks),
    RETRACTED_CITING_WORKS("retractedCitingWorks", HubCounts::retractedCitingWorks);

    private final String fieldName;
    private final ToDoubleFunction<HubCounts> value;
    private final boolean whole;

    /** A count. Every int is a double without loss. */
    HubCountField(String fieldName, ToIntFunction<HubCounts> count) {
        this(fieldName, count::applyAsInt, true);
    }

    /** A count, or a share if it is not {@code whole}. */
    HubCountField(String fieldName, ToDoubleFunction<HubCounts> value, boolean whole) {
        this.fieldName = fieldName;
        this.value = value;
        this.whole = whole;
    }

    /** Returns the name in JSON. */
    public String fieldName() {
        return fieldName;
    }

    /** Returns whether the value is a whole number. */
    public boolean isWhole() {
        return whole;
    }

    /** Returns the value for a hub. */
    public double of(HubCounts counts) {
        return value.applyAsDouble(counts);
    }
}
