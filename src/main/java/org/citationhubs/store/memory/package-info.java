/** Bounded caches in front of the stores. */
@NullMarked
package org.citationhubs.store.memory;

import org.jspecify.annotations.NullMarked;
