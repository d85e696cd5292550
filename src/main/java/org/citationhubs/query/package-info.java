/** Interactive queries: the entry point, and answers about one work or a batch of works. */
@NullMarked
package org.citationhubs.query;

import org.jspecify.annotations.NullMarked;
