package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML element by element. Elements that are not asked for are passed over. Names are without their prefixes: the
 * feeds have one vocabulary each, with the prefix or the namespace of one release or another.
 *
 * <p>No document type and no external entity is loaded. Nothing is read recursively, so elements may be nested to any
 * depth.
 */
final class XmlPull {

    /** Elements that separate words. */
    private static final Set<String> SEPARATING =
            Set.of("break", "p", "title", "sec", "label", "list-item", "td", "th", "AbstractText");

    private final XMLStreamReader xml;
    private final int skippedLines;
    private final TextBuffer text = new TextBuffer();
    private int depth;

    private XmlPull(XMLStreamReader xml, int skippedLines) {
        this.xml = xml;
        this.skippedLines = skippedLines;
    }

    /**
     * Returns a maker of parsers, the JDK's own whatever else the program has. It loads neither document types nor
     * external entities. Not thread-safe.
     */
    static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // A prefix that is not declared is no reason to refuse a file.
        parsers.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return parsers;
    }

    /**
     * Opens a file and moves to its root element.
     *
     * @param parsers makes the parser, see {@link #parsers}
     * @param in is not closed
     * @param counts counts entities that are not known
     * @throws ImportException if the file is no XML at all
     * @throws XmlDamageException if it has no root element
     */
    static XmlPull open(XMLInputFactory parsers, InputStream in, String file, ImportCounts counts) throws IOException {
        CharWindow window = new CharWindow(XmlDecoding.characters(in));
        int skippedLines = new XmlPrologue(window).skip();
        if (window.available(1) == 0 || window.peek(0) != '<') {
            String what = window.available(1) == 0 ? "is empty" : "is of another format: it is no XML";
            throw new ImportException(file + ": " + what, null);
        }
        try {
            XMLStreamReader xml = parsers.createXMLStreamReader(new RepairedXml(window, () -> counts.skip("entity")));
            XmlPull pull = new XmlPull(xml, skippedLines);
            while (pull.next() != XMLStreamConstants.START_ELEMENT) {
                // Blanks before the root element.
            }
            return pull;
        } catch (XMLStreamException e) {
            throw damage(e, skippedLines);
        }
    }

    /**
     * Moves to the next event and returns its type, one of {@link XMLStreamConstants}. At a start or an end, depth and
     * name are those of the element.
     */
    int next() throws IOException {
        try {
            if (xml.getEventType() == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            }
            return event;
        } catch (XMLStreamException e) {
            throw damage(e, skippedLines);
        }
    }

    private static IOException damage(XMLStreamException e, int skippedLines) {
        if (e.getNestedException() instanceof IOException unreadable) {
            return unreadable;
        }
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        String what = at < 0 ? message : message.substring(at + "Message: ".length());
        int line = skippedLines
                + Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNumber());
        return new XmlDamageException("damaged XML in line " + line + ": " + what, e);
    }

    /** Returns the number of elements that are open, the current one included; the root has depth 1. */
    int depth() {
        return depth;
    }

    /** Returns the name of the element that has just started or ended. */
    String name() {
        String qualified = xml.getLocalName();
        int colon = qualified.indexOf(':');
        return colon < 0 ? qualified : qualified.substring(colon + 1);
    }

    /** Returns an attribute of the element that has just started, null if it has none of this name or an empty one. */
    @Nullable
    String attribute(String attribute) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String qualified = xml.getAttributeLocalName(i);
            int prefix = qualified.length() - attribute.length();
            if (qualified.endsWith(attribute) && (prefix == 0 || qualified.charAt(prefix - 1) == ':')) {
                String value = xml.getAttributeValue(i).strip();
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    /**
     * Moves to the next child of an element, over what is left of the child before; returns false at the end of the
     * element.
     *
     * @param parent depth of the element
     */
    boolean nextChild(int parent) throws IOException {
        while (nextWithin(parent)) {
            if (depth == parent + 1) {
                return true;
            }
        }
        return false;
    }

    /** Moves to the next child of an element as {@link #nextChild(int)}, and appends the text before it. */
    boolean nextChild(int parent, TextBuffer before) throws IOException {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT && depth == parent + 1) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth == parent) {
                return false;
            }
            if (isText(event) && (depth == parent)) {
                appendTo(before);
            }
        }
        return false;
    }

    /**
     * Moves to the next element at any depth within an element; returns false at the end of the element.
     *
     * @param ancestor depth of the element
     */
    boolean nextWithin(int ancestor) throws IOException {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth == ancestor) {
                return false;
            }
        }
        return false;
    }

    /**
     * Reads on to the end of the file, once the root element has ended.
     *
     * @throws XmlDamageException if there is anything but comments
     */
    void finish() throws IOException {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // Comments and blanks behind the root element.
        }
    }

    /** Appends the characters of the current event. */
    void appendTo(TextBuffer buffer) {
        buffer.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    /** Returns whether the current event, of a type that {@link #next} returned, has characters of the text. */
    static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    /** Moves to the end of the current element and returns its text, that of elements in it included. */
    String text() throws IOException {
        return textWithout(Set.of());
    }

    /** Moves to the end of the current element and returns its text without that of some elements in it. */
    String textWithout(Set<String> omitted) throws IOException {
        int element = depth;
        int omittedFrom = Integer.MAX_VALUE;
        text.clear();
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (isText(event)) {
                if (depth < omittedFrom) {
                    appendTo(text);
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (depth < omittedFrom && omitted.contains(name())) {
                    omittedFrom = depth;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (depth == element) {
                    break;
                }
                omittedFrom = depth == omittedFrom ? Integer.MAX_VALUE : omittedFrom;
                if (SEPARATING.contains(name())) {
                    text.appendBlank();
                }
            }
        }
        return text.toString();
    }
}
