package org.citationhubs.ingest.follow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.citationhubs.ingest.follow.fetch.PageFailure;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of JSON to its end for what it says beside its records. That the page is whole and of the feed is known
 * before one of its records is published.
 *
 * @param items path of the array of records, such as {@code message/items}
 * @param total path of the number of all records
 * @param next path of the name of the next page
 */
record EnvelopeScanner(String items, String total, String next) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Scans a page.
     *
     * @throws PageException if the page ends early, is no JSON, or has no records where the feed has them
     * @throws IOException if the page cannot be read
     */
    PageEnvelope scan(InputStream page) throws IOException, PageException {
        EnvelopeParts parts = new EnvelopeParts();
        try (JsonParser json = JSON.createParser(page)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw otherFormat("it is no JSON object", null);
            }
            walk(json, "", parts);
            if (json.nextToken() != null) {
                throw otherFormat("something follows the JSON object", null);
            }
        } catch (JsonEOFException e) {
            throw new PageException(PageFailure.TRUNCATED, "the page ends early", null, e);
        } catch (JsonParseException e) {
            throw otherFormat("it is no JSON", e);
        }
        if (parts.items < 0) {
            throw otherFormat("it has no array " + items, null);
        }
        return new PageEnvelope(parts.items, parts.total, parts.next);
    }

    private void walk(JsonParser json, String parent, EnvelopeParts parts) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String path = parent + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY && path.equals(items)) {
                parts.items = elements(json);
            } else if (value == JsonToken.START_OBJECT && leadsToOne(path + '/')) {
                walk(json, path + '/', parts);
            } else if (value == JsonToken.VALUE_NUMBER_INT && path.equals(total)) {
                parts.total = json.getLongValue();
            } else if (value == JsonToken.VALUE_STRING && path.equals(next)) {
                parts.next = json.getText();
            } else {
                json.skipChildren();
            }
        }
    }

    private boolean leadsToOne(String prefix) {
        return items.startsWith(prefix) || total.startsWith(prefix) || next.startsWith(prefix);
    }

    private static long elements(JsonParser json) throws IOException {
        long elements = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            elements++;
        }
        return elements;
    }

    private static PageException otherFormat(String reason, @Nullable Throwable cause) {
        return new PageException(PageFailure.OTHER_FORMAT, "the page is not one of this feed: " + reason, null, cause);
    }

    private static final class EnvelopeParts {
        private long items = -1;
        private long total = PageEnvelope.UNKNOWN;
        private @Nullable String next;
    }
}
