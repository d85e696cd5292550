/**
 * Benchmarks of several instances of the packaged program, at rest and during outages.
 *
 * <p>{@link org.citationhubs.bench.cluster.SentLists} records the input.
 * {@link org.citationhubs.bench.cluster.ExpectedAnswers} counts the exact answers for a cluster at rest, and
 * {@link org.citationhubs.bench.cluster.AnswerCheck} checks whether an answer is possible while citations arrive.
 */
@NullMarked
package org.citationhubs.bench.cluster;

import org.jspecify.annotations.NullMarked;
