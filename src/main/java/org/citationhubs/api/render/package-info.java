/** Formats of answers: JSON, JSON-LD, CSV and NDJSON. */
@NullMarked
package org.citationhubs.api.render;

import org.jspecify.annotations.NullMarked;
