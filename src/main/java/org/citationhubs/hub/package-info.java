/**
 * What is known of a hub: counts, co-citations, label and summary.
 *
 * <p>Pure: values and functions only, without Kafka, Quarkus, Jakarta or Jackson. Builds on {@code citation}, never
 * the other way round.
 */
@NullMarked
package org.citationhubs.hub;

import org.jspecify.annotations.NullMarked;
