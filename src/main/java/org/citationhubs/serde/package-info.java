/**
 * JSON for the outside, packed bytes for the inside.
 *
 * <p>Packed values begin with a version byte, so that a store of an older format is recognised and not misread.
 */
@NullMarked
package org.citationhubs.serde;

import org.jspecify.annotations.NullMarked;
