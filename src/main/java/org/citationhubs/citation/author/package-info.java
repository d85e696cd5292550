/** Authors of works: their names and registry ids, and which of them are the same person. */
@NullMarked
package org.citationhubs.citation.author;

import org.jspecify.annotations.NullMarked;
