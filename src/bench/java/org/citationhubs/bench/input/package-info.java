/** Graphs, their events, and the figures expected of a side. */
@NullMarked
package org.citationhubs.bench.input;

import org.jspecify.annotations.NullMarked;
