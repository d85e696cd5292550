/**
 * Citation events and the reference lists that they are folded into. Every fold is commutative, associative and
 * idempotent, so any order of delivery ends in the same state.
 */
@NullMarked
package org.citationhubs.citation.reference;

import org.jspecify.annotations.NullMarked;
