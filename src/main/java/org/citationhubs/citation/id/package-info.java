/** Ids of works: the schemes, and the many spellings of an id with their one canonical form. */
@NullMarked
package org.citationhubs.citation.id;

import org.jspecify.annotations.NullMarked;
