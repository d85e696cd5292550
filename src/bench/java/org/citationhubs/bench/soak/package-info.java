/**
 * A long run of the packaged program on a large, damaged and changing graph, with a kill in the middle. What it counted
 * is compared with a recomputation from the input topics that shares no code with the service.
 */
@NullMarked
package org.citationhubs.bench.soak;

import org.jspecify.annotations.NullMarked;
