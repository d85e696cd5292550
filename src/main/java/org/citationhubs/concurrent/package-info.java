/** Bounded waiting, for every other package. */
@NullMarked
package org.citationhubs.concurrent;

import org.jspecify.annotations.NullMarked;
