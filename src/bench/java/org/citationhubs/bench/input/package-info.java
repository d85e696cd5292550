/** The graph that is counted, the events that tell of it, and the figures that must come out of them. */
@NullMarked
package org.citationhubs.bench.input;

import org.jspecify.annotations.NullMarked;
