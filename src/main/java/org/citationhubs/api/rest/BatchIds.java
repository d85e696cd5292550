package org.citationhubs.api.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.BatchResult;
import org.citationhubs.query.page.InvalidQueryException;

/** Reads the ids of a batch without a tree of the document, which can be forty times as large as its text. */
final class BatchIds {

    private static final JsonFactory JSON = new JsonFactory();

    private BatchIds() {}

    /**
     * Returns the ids in the order of the document.
     *
     * @throws ProblemException if the body is not JSON
     * @throws InvalidQueryException if it has no ids, too many, or other values than strings
     */
    static List<WorkId> read(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            List<WorkId> works = new ArrayList<>();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                readFields(json, works);
            }
            if (works.isEmpty()) {
                throw new InvalidQueryException(
                        "ids", "must be a list of work ids, such as {\"ids\": [\"doi:10.1000/a\"]}");
            }
            return works;
        } catch (IOException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is not JSON.", null);
        }
    }

    private static void readFields(JsonParser json, List<WorkId> works) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean ids = json.currentName().equals("ids");
            JsonToken value = json.nextToken();
            if (ids && value == JsonToken.START_ARRAY) {
                readIds(json, works);
            } else {
                json.skipChildren();
            }
        }
    }

    private static void readIds(JsonParser json, List<WorkId> works) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new InvalidQueryException("ids", "must be strings");
            }
            if (works.size() == BatchResult.MAX_WORKS) {
                throw new InvalidQueryException("ids", "at most " + BatchResult.MAX_WORKS + " in one request");
            }
            works.add(WorkId.parse(json.getText()));
        }
    }
}
