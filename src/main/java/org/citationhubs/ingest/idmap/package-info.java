/** Maps on disk that an import needs: of the ids of works, and of citations by citing work. */
@NullMarked
package org.citationhubs.ingest.idmap;

import org.jspecify.annotations.NullMarked;
