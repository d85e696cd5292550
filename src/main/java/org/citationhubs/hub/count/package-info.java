/** The counts of a hub: citing works by role, polarity, year and day, and co-citations. */
@NullMarked
package org.citationhubs.hub.count;

import org.jspecify.annotations.NullMarked;
