/**
 * Citation events and the reference lists into which they are folded. Every fold is commutative, associative and
 * idempotent, so that any order of delivery ends in the same state.
 */
@NullMarked
package org.citationhubs.citation.reference;

import org.jspecify.annotations.NullMarked;
