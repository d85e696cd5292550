/** Live feed of the published topics for subscribers of this instance. */
@NullMarked
package org.citationhubs.query.feed;

import org.jspecify.annotations.NullMarked;
