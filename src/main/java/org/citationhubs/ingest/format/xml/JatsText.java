package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.citationhubs.citation.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an article: its sections, its blocks of text and the markers of references in them. A footnote, a
 * list or a formula within a paragraph is a block of its own, and the paragraph goes on behind it.
 */
final class JatsText {

    /** Most markers of an article that are kept. No article has as many. */
    static final int MOST_MARKERS = 50_000;

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "title",
            "subtitle",
            "label",
            "td",
            "th",
            "fn",
            "caption",
            "list-item",
            "term",
            "def",
            "disp-quote",
            "boxed-text",
            "verse-line",
            "attrib",
            "speaker",
            "disp-formula",
            "preformat",
            "code",
            "tex-math",
            "annotation",
            "annotation-xml",
            "alt-text",
            "long-desc",
            "object-id");

    private static final Pattern BLANKS = Pattern.compile(" +");

    private final JatsReferences references;
    private final JatsMarkers found;
    private final List<TextBlock> blocks = new ArrayList<>();
    private int open;
    private int sectionDepth;
    private int titleDepth;
    private @Nullable String section;
    private int markers;

    JatsText(JatsReferences references, JatsMarkers found) {
        this.references = references;
        this.found = found;
    }

    /** Reads the current element to its end. */
    void read(XmlPull xml) throws IOException {
        int body = xml.depth();
        beginBlock(body);
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (XmlPull.isText(event)) {
                xml.appendTo(block().text());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(xml);
                if (xml.depth() == body) {
                    return;
                }
            }
        }
    }

    /** Returns the number of markers that were read, those included that are not kept. */
    int markers() {
        return markers;
    }

    private TextBlock block() {
        return blocks.get(open - 1);
    }

    private void begin(XmlPull xml) throws IOException {
        String name = xml.name();
        switch (name) {
            case "xref" -> beginMarker(xml);
            case "sec" -> sectionDepth = sectionDepth == 0 ? xml.depth() : sectionDepth;
            case "ref" -> references.read(xml);
            case "break" -> block().text().appendBlank();
            default -> {
                if (BLOCKS.contains(name)) {
                    beginBlock(xml.depth());
                    if (sectionDepth > 0 && xml.depth() == sectionDepth + 1 && name.equals("title")) {
                        titleDepth = xml.depth();
                    }
                }
            }
        }
    }

    private void beginMarker(XmlPull xml) {
        if ("bibr".equals(xml.attribute("ref-type"))) {
            String ids = xml.attribute("rid");
            if (++markers <= MOST_MARKERS) {
                block().beginMarker(ids == null ? List.of() : words(ids), xml.depth());
            }
        }
    }

    private static List<String> words(String text) {
        return text.indexOf(' ') < 0 ? List.of(text) : List.of(BLANKS.split(text, -1));
    }

    private void beginBlock(int depth) {
        if (blocks.size() == open) {
            blocks.add(new TextBlock());
        }
        blocks.get(open++).begin(depth);
    }

    private void end(XmlPull xml) {
        int depth = xml.depth();
        if (xml.name().equals("xref")) {
            block().endMarker(depth);
        } else if (depth == block().depth()) {
            if (depth == titleDepth) {
                String title = CleanText.of(block().withoutMarkers());
                section = title.isEmpty() ? null : title;
                titleDepth = 0;
            }
            block().finish(section, found);
            open--;
            if (open > 0) {
                block().text().appendBlank();
            }
        } else if (depth == sectionDepth) {
            sectionDepth = 0;
            section = null;
        }
    }
}
