/** JSON documents of the HTTP API as records: Jackson writes them, and OpenAPI has their schemas. */
@NullMarked
package org.citationhubs.api.dto;

import org.jspecify.annotations.NullMarked;
