package org.citationhubs.ingest.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.citationhubs.citation.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON value by value. A value of another type than was asked for is skipped, because feeds change their types
 * and one odd field must cost no more than itself.
 */
public final class JsonPull {

    /** Greatest number of nine digits. */
    private static final int MAX_INTEGER = 999_999_999;

    private final JsonParser json;

    /** Creates a reader whose current value is that of the parser's current token. */
    public JsonPull(JsonParser json) {
        this.json = json;
    }

    /** Enters the current value if it is an object; otherwise skips it and returns false. */
    public boolean startObject() throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        json.skipChildren();
        return false;
    }

    /** Moves to the value of the next field and returns the name of the field, null at the end of the object. */
    @Nullable
    public String nextField() throws IOException {
        String name = json.nextFieldName();
        if (name != null) {
            json.nextToken();
        }
        return name;
    }

    /** Enters the current value if it is an array; otherwise skips it and returns false. */
    public boolean startArray() throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            return true;
        }
        json.skipChildren();
        return false;
    }

    /** Moves to the next element; returns false at the end of the array. */
    public boolean nextElement() throws IOException {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    public boolean isObject() {
        return json.currentToken() == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return json.currentToken() == JsonToken.START_ARRAY;
    }

    public boolean isText() {
        return json.currentToken() == JsonToken.VALUE_STRING;
    }

    public boolean isTrue() throws IOException {
        json.skipChildren();
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** Returns a text, or a number as text; null for every other value. */
    @Nullable
    public String text() throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING
                || token == JsonToken.VALUE_NUMBER_INT
                || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getText();
        }
        json.skipChildren();
        return null;
    }

    /** Returns the first text of an array of texts, or a text by itself; null if there is none. */
    @Nullable
    public String firstText() throws IOException {
        if (!isArray()) {
            return text();
        }
        String first = null;
        while (nextElement()) {
            String next = text();
            first = first == null ? next : first;
        }
        return first;
    }

    /** Returns a text without markup, in single blanks; null if nothing is left, or for a value that is no text. */
    @Nullable
    public String cleanText() throws IOException {
        return clean(text());
    }

    /** Returns the first text of an array without markup, in single blanks; null if nothing is left of it. */
    @Nullable
    public String firstCleanText() throws IOException {
        return clean(firstText());
    }

    /** Returns a text without markup, in single blanks; null if nothing is left. */
    public static @Nullable String clean(@Nullable String text) {
        String clean = text == null ? "" : CleanText.of(text);
        return clean.isEmpty() ? null : clean;
    }

    /** Returns the text of a field of an object; null if it has none. */
    @Nullable
    public String fieldText(String field) throws IOException {
        String found = null;
        if (startObject()) {
            for (String name = nextField(); name != null; name = nextField()) {
                if (name.equals(field)) {
                    found = text();
                } else {
                    skip();
                }
            }
        }
        return found;
    }

    /** Returns the text of a field of the first object in an array that has one; null if none has. */
    @Nullable
    public String firstFieldText(String field) throws IOException {
        String first = null;
        if (startArray()) {
            while (nextElement()) {
                String next = fieldText(field);
                first = first == null ? next : first;
            }
        }
        return first;
    }

    /** Returns a whole number, also one in a text; {@code missing} for every other value. */
    public int integer(int missing) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == NumberType.INT) {
            int number = json.getIntValue();
            return number < 0 || number > MAX_INTEGER ? missing : number;
        }
        String text = text();
        if (text == null || text.isEmpty() || text.length() > 9) {
            return missing;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return missing;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** Moves to the end of the current value. */
    public void skip() throws IOException {
        json.skipChildren();
    }
}
