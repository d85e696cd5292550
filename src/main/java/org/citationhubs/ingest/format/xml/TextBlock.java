package org.citationhubs.ingest.format.xml;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.ingest.format.SentenceFinder;
import org.jspecify.annotations.Nullable;

/** The text of one paragraph, heading or cell and the markers in it. Used for one block after another. */
final class TextBlock {

    private final TextBuffer text = new TextBuffer();
    private final List<MarkerSpan> markers = new ArrayList<>();
    private int depth;
    private String lastSentence = "";
    private @Nullable String lastContext;

    /** A marker of which the end may still be open. */
    private static final class MarkerSpan {

        final List<String> ids;
        final int depth;
        final int start;
        int end = -1;

        MarkerSpan(List<String> ids, int depth, int start) {
            this.ids = ids;
            this.depth = depth;
            this.start = start;
        }
    }

    /** Begins another block, the element at a depth. */
    void begin(int atDepth) {
        depth = atDepth;
        text.clear();
        markers.clear();
        lastSentence = "";
        lastContext = null;
    }

    int depth() {
        return depth;
    }

    TextBuffer text() {
        return text;
    }

    int markers() {
        return markers.size();
    }

    /** Begins a marker, the element at a depth. */
    void beginMarker(List<String> ids, int atDepth) {
        markers.add(new MarkerSpan(ids, atDepth, text.length()));
    }

    /** Ends the marker that is the element at a depth. */
    void endMarker(int atDepth) {
        for (int i = markers.size() - 1; i >= 0 && markers.get(i).end < 0; i--) {
            MarkerSpan span = markers.get(i);
            if (span.depth == atDepth) {
                span.end = text.length();
            }
        }
    }

    /** Returns the text without its markers. */
    String withoutMarkers() {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (MarkerSpan span : markers) {
            rest.append(text.substring(from, Math.max(from, span.start)));
            from = Math.max(from, span.end);
        }
        return rest.append(text.substring(from, text.length())).toString();
    }

    /**
     * Passes the markers on, and what of them is a range.
     *
     * @param section title of the section of the block, null if there is none
     */
    void finish(@Nullable String section, JatsMarkers found) {
        if (markers.isEmpty()) {
            return;
        }
        String all = text.toString();
        SentenceFinder sentences = SentenceFinder.of(all);
        TextMarker before = null;
        int beforeStart = 0;
        int beforeEnd = 0;
        for (MarkerSpan span : markers) {
            int end = Math.max(span.start, span.end);
            String label = all.substring(span.start, end);
            TextMarker marker = new TextMarker(span.ids, label, section, context(sentences, span.start, end));
            found.add(marker);
            int dash = span.ids.size() == 2 ? MarkerRange.dashIn(label) : -1;
            if (dash > 0) {
                found.add(new MarkerRange(
                        new TextMarker(span.ids.subList(0, 1), label.substring(0, dash), section, null),
                        new TextMarker(span.ids.subList(1, 2), label.substring(dash + 1), section, null),
                        marker.context()));
            }
            if (before != null
                    && beforeEnd <= span.start
                    && MarkerRange.isDash(all.substring(beforeEnd, span.start))
                    && !before.ids().isEmpty()
                    && !marker.ids().isEmpty()) {
                found.add(new MarkerRange(before, marker, context(sentences, beforeStart, end)));
            }
            before = marker;
            beforeStart = span.start;
            beforeEnd = end;
        }
    }

    /** Returns the sentence around a span; null if it has no letter, as in a cell with nothing but a marker. */
    private @Nullable String context(SentenceFinder sentences, int start, int end) {
        String sentence = sentences.around(start, end);
        if (!sentence.equals(lastSentence)) {
            lastSentence = sentence;
            // Statements in one sentence share the text.
            lastContext = hasLetter(sentence) ? CleanText.of(sentence) : null;
        }
        return lastContext;
    }

    private static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }
}
