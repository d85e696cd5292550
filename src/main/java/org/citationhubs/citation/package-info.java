/**
 * What happened: events, work ids, roles, polarity and reference lists.
 *
 * <p>Everything here is a value or a pure function; nothing imports Kafka, Quarkus or Jackson. The way of a record:
 * {@link org.citationhubs.citation.CitationEvent} is what a crawler says, {@link org.citationhubs.citation.ReferenceList}
 * folds it into what is known of the citing work, and {@link org.citationhubs.citation.ListChange} says what that fold changed.
 */
@NullMarked
package org.citationhubs.citation;

import org.jspecify.annotations.NullMarked;
