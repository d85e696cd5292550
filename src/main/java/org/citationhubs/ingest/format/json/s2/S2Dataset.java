package org.citationhubs.ingest.format.json.s2;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.citationhubs.ingest.format.json.FeedRecords;
import org.jspecify.annotations.Nullable;

/** The datasets of Semantic Scholar that can be imported. Their files have names of no meaning. */
enum S2Dataset {
    CITATIONS,
    PAPERS,
    ABSTRACTS,
    TLDRS,
    PAPER_IDS,
    /** {@code s2orc} and {@code s2orc_v2}. */
    FULL_TEXTS;

    /** Bytes in which the fields of the first record that can be read begin, if the file is one of a dataset. */
    static final int PEEKED = 1 << 18;

    /**
     * Tells the dataset of a file by the fields of its first record, null if it is none of these.
     *
     * @param in can be marked; stands where it stood
     */
    static @Nullable S2Dataset of(InputStream in) throws IOException {
        in.mark(PEEKED);
        byte[] beginning = in.readNBytes(PEEKED);
        in.reset();
        int at = 0;
        while (at < beginning.length) {
            S2Dataset dataset = ofFields(fields(beginning, at));
            if (dataset != null) {
                return dataset;
            }
            // The line is damaged, or the file is another one.
            while (at < beginning.length && beginning[at] != '\n') {
                at++;
            }
            at++;
        }
        return null;
    }

    /** Returns whether a file, which is one of a difference between two releases, lists what is no more. */
    static boolean isDeletion(String name) {
        return name.toLowerCase(Locale.ROOT).contains("delete");
    }

    /** Returns whether a file, which is one of a difference between two releases, has only what was changed. */
    static boolean isUpdate(String name) {
        return name.startsWith("updates/") || name.contains("/updates/");
    }

    private static @Nullable S2Dataset ofFields(Set<String> fields) {
        if (fields.contains("citingcorpusid") || fields.contains("citedcorpusid") || fields.contains("citationid")) {
            return CITATIONS;
        }
        if (!fields.contains("corpusid")) {
            return null;
        }
        if (fields.contains("content") || fields.contains("body")) {
            return FULL_TEXTS;
        }
        if (fields.contains("abstract")) {
            return ABSTRACTS;
        }
        if (fields.contains("sha")) {
            return PAPER_IDS;
        }
        return fields.contains("model") || fields.contains("text") ? TLDRS : PAPERS;
    }

    /** Returns the names of the fields of an object as far as it can be read. */
    private static Set<String> fields(byte[] bytes, int from) throws IOException {
        Set<String> fields = new HashSet<>();
        try (JsonParser json = FeedRecords.JSON.createParser(bytes, from, bytes.length - from)) {
            JsonToken first = json.nextToken();
            while (first == JsonToken.START_ARRAY) {
                first = json.nextToken();
            }
            if (first != JsonToken.START_OBJECT) {
                return fields;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                fields.add(field);
                json.nextToken();
                json.skipChildren();
            }
        } catch (JacksonException e) {
            // The bytes end within the object, or it is damaged.
            return fields;
        }
        return fields;
    }
}
