/**
 * Stores of reference lists: the newest list of a citing work (stage 1) and the lists that a partition of hubs was
 * sent (stage 2).
 */
@NullMarked
package org.citationhubs.store.lists;

import org.jspecify.annotations.NullMarked;
