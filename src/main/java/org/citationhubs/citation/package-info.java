/**
 * What happened: events, work ids, roles, polarities and reference lists.
 *
 * <p>Pure: values and functions only, without Kafka, Quarkus, Jakarta or Jackson.
 */
@NullMarked
package org.citationhubs.citation;

import org.jspecify.annotations.NullMarked;
