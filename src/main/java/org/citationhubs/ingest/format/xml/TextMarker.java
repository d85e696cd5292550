package org.citationhubs.ingest.format.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the text of an article that names references.
 *
 * @param ids the ids of the references in the article, such as {@code B12}
 * @param label the marker as printed, such as {@code 12}
 * @param section title of the outermost section, null if there is none
 * @param context the sentence around the marker, null if it has no words
 */
record TextMarker(
        List<String> ids,
        String label,
        @Nullable String section,
        @Nullable String context) {

    TextMarker {
        ids = List.copyOf(ids);
    }
}
