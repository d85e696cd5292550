/** Plain text out of what sources write: without markup, entities and invisible characters, and orders of texts. */
@NullMarked
package org.citationhubs.citation.text;

import org.jspecify.annotations.NullMarked;
