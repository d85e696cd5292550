/** Packed binary formats of state stores and of messages between the stages. */
@NullMarked
package org.citationhubs.serde.packed;

import org.jspecify.annotations.NullMarked;
