/** Who states a citation: sources, sets of them, and the rules by which their statements are united. */
@NullMarked
package org.citationhubs.citation.source;

import org.jspecify.annotations.NullMarked;
