package org.citationhubs.api.rest;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The work that a request is about, and the input that the answer must cover. */
public final class WorkParams {

    @RestPath
    @Parameter(example = ApiExamples.ID)
    String id = "";

    @RestQuery("min-offset")
    @Parameter(
            description =
                    "PARTITION:OFFSET of citations.v1: the answer waits, bounded, until it covers that record, so that"
                            + " you read your own writes")
    @Nullable
    String minOffset;
}
