/**
 * The two stages and the fan-out between them.
 *
 * <p>Stage 1, by citing work: {@link org.citationhubs.topology.ReferenceListProcessor} folds an event into a reference list and sends
 * the change once to each partition that it concerns. Stage 2, by hub: {@link org.citationhubs.topology.HubProcessor} hands what its
 * partition is told ({@link org.citationhubs.topology.ToHubs}) to the parts of its task: lists, titles, publication.
 * {@link org.citationhubs.topology.HubsTopology} puts the nodes together.
 */
@NullMarked
package org.citationhubs.topology;

import org.jspecify.annotations.NullMarked;
