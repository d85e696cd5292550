package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import org.citationhubs.ingest.format.FormatOptions;
import org.jspecify.annotations.Nullable;

/**
 * One article as it was read. Responses and translations in it ({@code response}, {@code sub-article}) are works of
 * their own, with references of their own, and are not read.
 */
final class JatsArticle {

    private final @Nullable String type;
    private final JatsFront front;
    private final JatsReferences references;
    private final JatsMarkers markers = new JatsMarkers();
    private final JatsText text;
    private int markersOutside;

    private JatsArticle(@Nullable String type, JatsIds ids, FormatOptions options) {
        this.type = type;
        this.front = new JatsFront(ids, options);
        this.references = new JatsReferences(ids);
        this.text = new JatsText(references, markers);
    }

    /** Reads the current element, an {@code article}, to its end. */
    static JatsArticle read(XmlPull xml, JatsIds ids, FormatOptions options) throws IOException {
        JatsArticle article = new JatsArticle(xml.attribute("article-type"), ids, options);
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "front" -> article.front.read(xml);
                case "body" -> article.text.read(xml);
                case "back", "floats-group", "floats-wrap" -> article.readOutside(xml);
                default -> {}
            }
        }
        return article;
    }

    /** Reads the references that stand outside the body. */
    private void readOutside(XmlPull xml) throws IOException {
        int depth = xml.depth();
        while (xml.nextWithin(depth)) {
            if (xml.name().equals("ref")) {
                references.read(xml);
            } else if (xml.name().equals("xref") && "bibr".equals(xml.attribute("ref-type"))) {
                markersOutside++;
            }
        }
    }

    /** Returns the value of {@code article-type}. */
    @Nullable
    String type() {
        return type;
    }

    JatsFront front() {
        return front;
    }

    JatsReferences references() {
        return references;
    }

    JatsMarkers markers() {
        return markers;
    }

    /** Returns the number of markers in the body, those included that are not kept. */
    int markersInBody() {
        return text.markers();
    }

    /** Returns the number of markers outside the body, such as those of notes behind it; they are not kept. */
    int markersOutside() {
        return markersOutside;
    }
}
