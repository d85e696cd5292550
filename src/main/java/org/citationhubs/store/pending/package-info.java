/** Work that is still to be done and must survive a crash: publications, row maintenance, refreshes. */
@NullMarked
package org.citationhubs.store.pending;

import org.jspecify.annotations.NullMarked;
