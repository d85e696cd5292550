/** Search of hubs by the beginning of the title. */
@NullMarked
package org.citationhubs.query.titles;

import org.jspecify.annotations.NullMarked;
