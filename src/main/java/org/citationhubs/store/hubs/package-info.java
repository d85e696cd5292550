/** Stores of hubs: headers, the indexes in which hubs are listed, and hubs in memory while they change. */
@NullMarked
package org.citationhubs.store.hubs;

import org.jspecify.annotations.NullMarked;
