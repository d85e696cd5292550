/**
 * Three instances of the packaged program beside each other: what they answer, while nothing happens and while one of them is away.
 *
 * <p>{@link org.citationhubs.bench.cluster.Sent} knows what was sent, which is the only thing that answers are held against:
 * {@link org.citationhubs.bench.cluster.Oracle} counts what must be answered exactly when nothing is on its way, and
 * {@link org.citationhubs.bench.cluster.Judge} says whether an answer in the middle of things can be right.
 */
@NullMarked
package org.citationhubs.bench.cluster;

import org.jspecify.annotations.NullMarked;
