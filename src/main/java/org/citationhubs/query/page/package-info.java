/** Pages, cursors and the selection of one page from many entries. */
@NullMarked
package org.citationhubs.query.page;

import org.jspecify.annotations.NullMarked;
