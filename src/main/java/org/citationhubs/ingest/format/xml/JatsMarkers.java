package org.citationhubs.ingest.format.xml;

import java.util.ArrayList;
import java.util.List;

/** The markers in the text of one article. */
final class JatsMarkers {

    private final List<TextMarker> markers = new ArrayList<>();
    private final List<MarkerRange> ranges = new ArrayList<>();

    void add(TextMarker marker) {
        markers.add(marker);
    }

    void add(MarkerRange range) {
        ranges.add(range);
    }

    /** Returns the markers in the order in which their blocks of text end. */
    List<TextMarker> markers() {
        return markers;
    }

    List<MarkerRange> ranges() {
        return ranges;
    }
}
