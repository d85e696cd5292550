/** What is compared: each side counts the same events, in a process of its own, and has its result checked. */
@NullMarked
package org.citationhubs.bench.side;

import org.jspecify.annotations.NullMarked;
