/** Names, keys and suppliers of the key-value stores. */
@NullMarked
package org.citationhubs.store.kv;

import org.jspecify.annotations.NullMarked;
