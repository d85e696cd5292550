/**
 * JSON of events, dead letters, summaries and changes. Reading is strict and names the path of each rejected field.
 */
@NullMarked
package org.citationhubs.serde.json;

import org.jspecify.annotations.NullMarked;
