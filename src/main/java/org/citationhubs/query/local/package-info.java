/** Reading of the state stores of this instance by interactive queries (KIP-796). */
@NullMarked
package org.citationhubs.query.local;

import org.jspecify.annotations.NullMarked;
