package org.citationhubs.ingest.format.json.s2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.citationhubs.ingest.format.SentenceFinder;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/** A full text in which the section and the sentence of a place are found. Positions count code points. */
final class S2Text {

    private final String text;
    private final List<S2Span> paragraphs;
    private final List<S2Span> sections;
    /** Indexes of the code points in the text; null if all are of one character. */
    private final int @Nullable [] indexes;

    private @Nullable SentenceFinder sentences;
    private int from = -1;

    /**
     * Creates a text.
     *
     * @param headings all marked headings; those of figures and of subsections are no sections
     * @param figures figures and tables with their captions
     */
    S2Text(String text, List<S2Span> paragraphs, List<S2Span> headings, List<S2Span> figures) {
        this.text = text;
        this.paragraphs = sorted(paragraphs);
        this.sections = sections(sorted(headings), figures);
        this.indexes = text.codePointCount(0, text.length()) == text.length() ? null : indexes(text);
    }

    private static List<S2Span> sorted(List<S2Span> spans) {
        List<S2Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(S2Span::start));
        return sorted;
    }

    /** Returns the headings that begin an outermost section. */
    private static List<S2Span> sections(List<S2Span> headings, List<S2Span> figures) {
        List<S2Span> sections = new ArrayList<>(headings.size());
        for (S2Span heading : headings) {
            boolean caption = figures.stream()
                    .anyMatch(figure -> figure.start() <= heading.start() && heading.end() <= figure.end());
            if (!caption && (sections.isEmpty() || !isSubsection(heading))) {
                sections.add(heading);
            }
        }
        return sections;
    }

    private static boolean isSubsection(S2Span heading) {
        String number = heading.number();
        int dot = number == null ? -1 : number.indexOf('.');
        return dot > 0 && number != null && dot < number.length() - 1;
    }

    private static int[] indexes(String text) {
        int[] indexes = new int[text.codePointCount(0, text.length()) + 1];
        int index = 0;
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = index;
            index += index < text.length() ? Character.charCount(text.codePointAt(index)) : 0;
        }
        return indexes;
    }

    /** Returns the index in the text of a position, which may lie outside of it. */
    private int index(int position) {
        int most = indexes == null ? text.length() : indexes.length - 1;
        int within = Math.max(0, Math.min(position, most));
        return indexes == null ? within : indexes[within];
    }

    /** Returns the heading of the outermost section in which a place is, null if the text has none before it. */
    @Nullable
    String section(S2Span place) {
        S2Span section = last(sections, place.start());
        return section == null ? null : JsonPull.clean(text.substring(index(section.start()), index(section.end())));
    }

    /** Returns the sentence or sentences around a place, null for a place outside of the text. */
    @Nullable
    String sentence(S2Span place) {
        int start = index(place.start());
        int end = index(place.end());
        if (place.start() < 0 || start >= end) {
            return null;
        }
        S2Span paragraph = last(paragraphs, place.start());
        boolean inside = paragraph != null && place.end() <= paragraph.end();
        // Footnotes and captions are no paragraphs, but have lines of their own.
        int begin = inside ? index(paragraph.start()) : text.lastIndexOf('\n', start) + 1;
        if (sentences == null || begin != from) {
            int line = text.indexOf('\n', end);
            int limit = inside ? index(paragraph.end()) : line < 0 ? text.length() : line;
            sentences = SentenceFinder.of(text.substring(begin, limit));
            from = begin;
        }
        return JsonPull.clean(sentences.around(start - begin, end - begin));
    }

    /** Returns the last of sorted parts that begins at a position or before it, null if none does. */
    private static @Nullable S2Span last(List<S2Span> spans, int position) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).start() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? null : spans.get(low - 1);
    }
}
