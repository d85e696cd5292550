package org.citationhubs.api.rest;

import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CoCitedRequest;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that rank and filter co-cited works. */
public final class CoCitedParams {

    @RestQuery
    @Parameter(
            description = "The measure that ranks the works",
            schema = @Schema(implementation = Measure.class, defaultValue = "count"))
    @Nullable
    String measure;

    @RestQuery("min-count")
    @Parameter(
            description = "Only works that at least this many works cite together with the hub",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    @Nullable
    String minCount;

    @RestQuery
    @Parameter(
            description = ApiExamples.SELF,
            schema =
                    @Schema(
                            enumeration = {"include", "exclude"},
                            defaultValue = "include"))
    @Nullable
    String self;

    CoCitedRequest request(ShortPageParams page) {
        return new CoCitedRequest(
                Parameters.measure(measure),
                Parameters.self(self),
                Parameters.number("min-count", minCount, 1),
                page.limit(),
                page.cursor());
    }
}
