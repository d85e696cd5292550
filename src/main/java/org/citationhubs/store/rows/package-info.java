/** Rows of a hub: citing works, statements and pages of co-citation counts. */
@NullMarked
package org.citationhubs.store.rows;

import org.jspecify.annotations.NullMarked;
