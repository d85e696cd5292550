package org.citationhubs.ingest.format.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes XML files by their byte order mark, else by the encoding that they declare, else as UTF-8. Bytes that the
 * encoding does not have become U+FFFD.
 */
final class XmlDecoding {

    /** Bytes in which the XML declaration ends. */
    private static final int DECLARED_WITHIN = 256;

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml\\b[^>]*?\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private XmlDecoding() {}

    /** Returns the characters of a file; a byte order mark may be the first of them. */
    static Reader characters(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(DECLARED_WITHIN);
        byte[] start = buffered.readNBytes(DECLARED_WITHIN);
        buffered.reset();
        return new InputStreamReader(
                buffered,
                charset(start)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static Charset charset(byte[] start) {
        if (start.length >= 2) {
            int first = (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
            if (first == 0xFEFF || first == 0x003C) {
                return StandardCharsets.UTF_16BE;
            }
            if (first == 0xFFFE || first == 0x3C00) {
                return StandardCharsets.UTF_16LE;
            }
        }
        Matcher declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(declared.group(1));
            // The declaration itself was read as ASCII: the name of an encoding that is none is left from elsewhere.
            boolean ascii = charset.canEncode() && "<?xml".getBytes(charset).length == 5;
            return ascii ? charset : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
