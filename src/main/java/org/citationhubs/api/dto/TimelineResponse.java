package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.query.listing.TimelineQuery.Timeline;
import org.citationhubs.serde.json.HubJsonFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Citing works by year and by month of their publication. */
@Schema(name = "Timeline")
public record TimelineResponse(
        int citingWorks,

        @Schema(description = "Citing works by year, YYYY") Map<String, Integer> years,

        @Schema(description = "Citing works by month, YYYY-MM; works with a year alone are in years only")
        Map<String, Integer> months,

        @Schema(description = "Citing works without a date") int undated,

        AsOf asOf,

        @JsonUnwrapped ServedByFields origin) {

    public static TimelineResponse of(Timeline timeline, ServedBy origin) {
        Map<String, Integer> years = new LinkedHashMap<>();
        timeline.years().forEach((year, count) -> years.put(HubJsonFields.yearText(year), count));
        return new TimelineResponse(
                timeline.citingWorks(),
                years,
                timeline.months(),
                timeline.undated(),
                AsOf.of(timeline.asOf()),
                ServedByFields.of(origin, timeline.asOf()));
    }
}
