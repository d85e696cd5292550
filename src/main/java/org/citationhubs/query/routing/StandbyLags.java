package org.citationhubs.query.routing;

import java.util.OptionalLong;

/** The lags of the standbys on this instance. */
@FunctionalInterface
public interface StandbyLags {

    /** This instance has no standbys. */
    StandbyLags NONE = (stage, partition) -> OptionalLong.empty();

    /**
     * Returns by how many records the stores of one stage of a partition lag in total; empty if they are not here or
     * the lag is unknown.
     */
    OptionalLong lag(Stage stage, int partition);
}
