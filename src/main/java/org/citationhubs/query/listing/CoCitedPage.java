package org.citationhubs.query.listing;

import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.page.Page;

/**
 * A page of the works cited together with a hub, with the integers that are the same for all of them.
 *
 * @param measure that ranks them
 * @param citingWorks how many works cite the hub
 * @param allCitingWorks how many works cite anything, 0 if the measure does not need it
 */
public record CoCitedPage(Page<CoCitedItem> page, Measure measure, int citingWorks, long allCitingWorks) {}
