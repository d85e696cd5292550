/**
 * Stage 1, keyed by citing work: applies events to reference lists and sends the changes to the partitions of the hubs.
 */
@NullMarked
package org.citationhubs.topology.lists;

import org.jspecify.annotations.NullMarked;
