package org.citationhubs.api.rest;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Cursor of a list. The limit is in the subclasses, because lists differ in the default. */
abstract class CursorParams {

    @RestQuery
    @Parameter(description = ApiExamples.CURSOR)
    @Nullable
    String cursor;

    @Nullable
    String cursor() {
        return cursor;
    }
}
