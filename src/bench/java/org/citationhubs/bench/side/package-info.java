/** The compared sides: each counts the same events in a process of its own, and its result is checked. */
@NullMarked
package org.citationhubs.bench.side;

import org.jspecify.annotations.NullMarked;
