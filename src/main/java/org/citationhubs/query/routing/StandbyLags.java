package org.citationhubs.query.routing;

import java.util.OptionalLong;

/** How far the copies on this instance are behind. */
@FunctionalInterface
public interface StandbyLags {

    /** No copies here. */
    StandbyLags NONE = (half, partition) -> OptionalLong.empty();

    /** How many records the stores of half a partition on this instance are behind together; nothing if it is not here or not known. */
    OptionalLong behind(Stage half, int partition);
}
