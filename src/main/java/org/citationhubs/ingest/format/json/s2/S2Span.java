package org.citationhubs.ingest.format.json.s2;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.ingest.format.json.FeedRecords;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/**
 * A marked part of a full text.
 *
 * @param start index of the first character, in code points
 * @param end index after the last character
 * @param id its own id, or the id of the part to which it refers; null if it has none
 * @param paper corpus id of the paper to which a reference was matched; null if to none
 * @param number number of a heading, such as {@code 2.1}; null if it has none
 */
record S2Span(
        int start,
        int end,
        @Nullable String id,
        @Nullable String paper,
        @Nullable String number) {

    /**
     * Reads the current value: the parts as an array, or as JSON in a text. What is damaged costs itself.
     */
    static List<S2Span> read(JsonPull in) throws IOException {
        if (!in.isText()) {
            return array(in);
        }
        String text = in.text();
        if (text == null) {
            return List.of();
        }
        try (JsonParser json = FeedRecords.JSON.createParser(text)) {
            return json.nextToken() == null ? List.of() : array(new JsonPull(json));
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static List<S2Span> array(JsonPull in) throws IOException {
        List<S2Span> spans = new ArrayList<>();
        if (in.startArray()) {
            while (in.nextElement()) {
                if (in.startObject()) {
                    spans.add(one(in));
                }
            }
        }
        return spans;
    }

    private static S2Span one(JsonPull in) throws IOException {
        int start = -1;
        int end = -1;
        String id = null;
        String paper = null;
        String number = null;
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (name.equals("start")) {
                start = in.integer(-1);
            } else if (name.equals("end")) {
                end = in.integer(-1);
            } else if (name.equals("attributes") && in.isObject()) {
                for (String inner = in.nextField(); inner != null; inner = in.nextField()) {
                    switch (inner) {
                        case "id", "ref_id" -> id = in.text();
                        case "matched_paper_id" -> paper = in.text();
                        case "n" -> number = in.text();
                        default -> in.skip();
                    }
                }
            } else {
                in.skip();
            }
        }
        return new S2Span(start, end, id, paper, number);
    }
}
