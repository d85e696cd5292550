/** Stage 2, keyed by hub: counts, ranks and publishes hubs, one partition at a time. */
@NullMarked
package org.citationhubs.topology.hubs;

import org.jspecify.annotations.NullMarked;
