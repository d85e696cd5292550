/** Stage 2, keyed by hub: counts, ranks and publishes the hubs of one partition. */
@NullMarked
package org.citationhubs.topology.hubs;

import org.jspecify.annotations.NullMarked;
