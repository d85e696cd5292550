package org.citationhubs.api.dto;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /hubs/batch}, for OpenAPI: the resource reads it strictly and names the id that is wrong. */
@Schema(name = "BatchRequest")
public record BatchRequest(
        @Schema(description = "Ids of works", minItems = 1, maxItems = 500, required = true)
        List<String> ids) {}
