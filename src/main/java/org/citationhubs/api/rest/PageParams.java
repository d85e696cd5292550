package org.citationhubs.api.rest;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Limit and cursor of a list with 100 items a page by default. */
public final class PageParams extends CursorParams {

    @RestQuery
    @Parameter(
            description = ApiExamples.LIMIT,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Nullable
    String limit;

    int limit() {
        return Parameters.number("limit", limit, 100);
    }
}
