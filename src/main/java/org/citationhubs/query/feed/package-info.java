/** Published records as a live feed for subscribers. */
@NullMarked
package org.citationhubs.query.feed;

import org.jspecify.annotations.NullMarked;
