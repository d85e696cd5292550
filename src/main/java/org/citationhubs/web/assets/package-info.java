/** Style sheet, script and icon of the pages. */
@NullMarked
package org.citationhubs.web.assets;

import org.jspecify.annotations.NullMarked;
