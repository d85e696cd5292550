/** Input offsets that a partition has applied, and the watermarks of its stores. */
@NullMarked
package org.citationhubs.store.progress;

import org.jspecify.annotations.NullMarked;
