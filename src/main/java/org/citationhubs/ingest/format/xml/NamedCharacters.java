package org.citationhubs.ingest.format.xml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The characters that the document types of JATS and NLM define by name, such as {@code nbsp} and {@code alpha}. The
 * document types themselves are never loaded.
 */
final class NamedCharacters {

    private static final Map<String, String> BY_NAME = read();

    private NamedCharacters() {}

    private static Map<String, String> read() {
        try (InputStream in = NamedCharacters.class.getResourceAsStream("named-characters.txt")) {
            if (in == null) {
                throw new IllegalStateException("named-characters.txt is missing in the program");
            }
            Map<String, String> named = new HashMap<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] fields = line.split(" ", -1);
                    StringBuilder characters = new StringBuilder(2);
                    for (int i = 1; i < fields.length; i++) {
                        characters.appendCodePoint(Integer.parseInt(fields[i], 16));
                    }
                    named.put(fields[0], characters.toString());
                }
            }
            return Map.copyOf(named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the characters of a name, null if no document type defines it. */
    static @Nullable String of(String name) {
        return BY_NAME.get(name);
    }
}
