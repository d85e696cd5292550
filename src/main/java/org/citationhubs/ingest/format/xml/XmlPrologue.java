package org.citationhubs.ingest.format.xml;

import java.io.IOException;

/**
 * Skips what stands in a file before the root element. The document type is neither loaded nor read. Entities that it
 * defines are unknown then, and those that would grow without bound when they are expanded are refused.
 */
final class XmlPrologue {

    /** Characters of a declaration before its value: longer names are none of a real file. */
    private static final int MOST_DECLARED = 1_024;

    private final CharWindow window;
    private int lines;

    XmlPrologue(CharWindow window) {
        this.window = window;
    }

    /**
     * Moves to the root element.
     *
     * @return how many line ends were skipped
     * @throws XmlDamageException if the document type defines entities that are made of other entities
     */
    int skip() throws IOException {
        while (window.available(1) > 0) {
            char c = window.peek(0);
            if (c <= ' ' || c == '\uFEFF') {
                next();
            } else if (window.startsWith("<?")) {
                skipPast("?>");
            } else if (window.startsWith("<!--")) {
                skipPast("-->");
            } else if (window.startsWith("<!DOCTYPE")) {
                skipDocumentType();
            } else {
                break;
            }
        }
        return lines;
    }

    private char next() throws IOException {
        if (window.available(1) == 0) {
            throw new XmlDamageException("it ends within what stands before its root element", null);
        }
        char c = window.peek(0);
        lines += c == '\n' ? 1 : 0;
        window.skip(1);
        return c;
    }

    private void skipPast(String end) throws IOException {
        while (!window.startsWith(end)) {
            next();
        }
        window.skip(end.length());
    }

    private void skipDocumentType() throws IOException {
        for (char c = next(); c != '>'; c = next()) {
            if (c == '"' || c == '\'') {
                skipPast(String.valueOf(c));
            } else if (c == '[') {
                skipDeclarations();
            }
        }
    }

    private void skipDeclarations() throws IOException {
        while (!window.startsWith("]")) {
            if (window.startsWith("<!--")) {
                skipPast("-->");
            } else if (window.startsWith("<?")) {
                skipPast("?>");
            } else if (window.startsWith("<!")) {
                skipDeclaration();
            } else {
                next();
            }
        }
        window.skip(1);
    }

    private void skipDeclaration() throws IOException {
        boolean entity = window.startsWith("<!ENTITY");
        StringBuilder declared = new StringBuilder();
        for (char c = next(); c != '>'; c = next()) {
            if (c == '"' || c == '\'') {
                boolean external = declared.indexOf("SYSTEM") >= 0 || declared.indexOf("PUBLIC") >= 0;
                skipValue(c, entity && !external);
            } else if (declared.length() < MOST_DECLARED) {
                declared.append(c);
            }
        }
    }

    private void skipValue(char quote, boolean expandable) throws IOException {
        for (char c = next(); c != quote; c = next()) {
            if (expandable && c == '&' && window.available(1) > 0 && Character.isLetter(window.peek(0))) {
                throw new XmlDamageException(
                        "its document type defines entities that are made of other entities, which is refused", null);
            }
        }
    }
}
