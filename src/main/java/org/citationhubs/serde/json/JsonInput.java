package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over one JSON object. No type is converted to another; null is the same as absent. Each rejection names the
 * path of its field, such as {@code citations[3].cited.id}; the path is built only then.
 */
final class JsonInput {

    /** The earliest time with a year of four digits, as times are written. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final JsonParser parser;
    private final boolean surrogates;

    JsonInput(JsonParser parser, boolean surrogates) {
        this.parser = parser;
        this.surrogates = surrogates;
    }

    /** Rejects the event if the current value is not an object; {@link #nextField} iterates over its fields. */
    void object() throws RejectedRecordException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
    }

    /** Moves to the value of the object's next field and returns its name, null at the end of the object. */
    @Nullable
    String nextField() throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        String name = parser.currentName();
        parser.nextToken();
        return name;
    }

    /**
     * Returns whether the current value is an array, false if it is null; {@link #nextElement} iterates over the array.
     */
    boolean array() throws RejectedRecordException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
            throw expected("an array");
        }
        return token == JsonToken.START_ARRAY;
    }

    /** Moves to the next element of the array and returns whether there is one. */
    boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Skips the current value. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    /** Returns the string without markup, null if there is none or if nothing is left: an empty title is no title. */
    @Nullable
    String text() throws IOException, RejectedRecordException {
        String string = string();
        String text = string == null ? "" : CleanText.of(string);
        return text.isEmpty() ? null : text;
    }

    /** Returns {@link #text()}; rejects the event if it has more than {@code most} characters (code points). */
    @Nullable
    String text(int most) throws IOException, RejectedRecordException {
        String text = text();
        if (text == null || text.length() <= most) {
            return text;
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > most) {
            throw rejected(RejectionReason.OVER_LIMIT, "has " + characters + " characters, more than " + most);
        }
        return text;
    }

    /** Returns the string unchanged, null if there is none. */
    @Nullable
    String string() throws IOException, RejectedRecordException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw expected("a string");
        }
        String string = parser.getText();
        if (surrogates && Utf8.hasLoneSurrogate(string)) {
            throw invalid("half of a surrogate pair stands alone");
        }
        return string;
    }

    /** Returns the string or the number, null if there is none: some vocabularies number their terms. */
    @Nullable
    String term() throws IOException, RejectedRecordException {
        JsonToken token = parser.currentToken();
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        return number ? parser.getText() : string();
    }

    @Nullable
    WorkId workId() throws IOException, RejectedRecordException {
        String string = string();
        try {
            return string == null ? null : WorkId.parse(string);
        } catch (InvalidWorkIdException e) {
            throw rejected(RejectionReason.INVALID_WORK_ID, String.valueOf(e.getMessage()));
        }
    }

    @Nullable
    Instant instant() throws IOException, RejectedRecordException {
        String string = string();
        if (string == null) {
            return null;
        }
        Instant instant;
        try {
            instant = OffsetDateTime.parse(string).toInstant();
        } catch (DateTimeException e) {
            throw invalid("expected a time with its offset, such as 2026-05-25T10:00:00Z");
        }
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw invalid("the year does not have four digits");
        }
        return instant;
    }

    @Nullable
    PartialDate date() throws IOException, RejectedRecordException {
        String string = string();
        try {
            return string == null ? null : PartialDate.parse(string);
        } catch (IllegalArgumentException e) {
            throw invalid("expected a date as YYYY, YYYY-MM or YYYY-MM-DD");
        }
    }

    /** Returns a confidence from 0 to 1, {@link RoleAssignment#UNKNOWN} if there is none. */
    float confidence() throws IOException, RejectedRecordException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return RoleAssignment.UNKNOWN;
        }
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw expected("a number");
        }
        double confidence = parser.getDoubleValue();
        if (!(confidence >= 0 && confidence <= 1)) {
            throw invalid("a confidence lies between 0 and 1");
        }
        // Adding zero turns minus zero, which has other bits, into zero.
        return (float) confidence + 0f;
    }

    /** Returns the value of a field of the object just read; rejects the event if the value is null. */
    <T> T required(String field, @Nullable T value) throws RejectedRecordException {
        if (value == null) {
            throw rejectedField(RejectionReason.INVALID_SCHEMA, field, "missing");
        }
        return value;
    }

    /** Returns the rejection of the current value. */
    RejectedRecordException invalid(String message) {
        return rejected(RejectionReason.INVALID_SCHEMA, message);
    }

    /** Returns the rejection of the current value for a reason. */
    RejectedRecordException rejected(RejectionReason reason, String message) {
        return rejection(reason, path(), message);
    }

    /** Returns the rejection of a field of the object just read. */
    RejectedRecordException rejectedField(RejectionReason reason, String field, String message) {
        String object = path();
        return rejection(reason, object == null ? field : object + '.' + field, message);
    }

    private static RejectedRecordException rejection(RejectionReason reason, @Nullable String path, String message) {
        return new RejectedRecordException(reason, path == null ? message : path + ": " + message, path);
    }

    private RejectedRecordException expected(String kind) {
        return invalid("expected " + kind + ", not " + kind());
    }

    private String kind() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
        };
    }

    /** Returns the path of the current value, null for the event as a whole. */
    private @Nullable String path() {
        StringBuilder path = new StringBuilder();
        append(path, parser.getParsingContext());
        return path.isEmpty() ? null : path.toString();
    }

    private static void append(StringBuilder path, @Nullable JsonStreamContext context) {
        if (context == null) {
            return;
        }
        append(path, context.getParent());
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            path.append(path.isEmpty() ? "" : ".").append(context.getCurrentName());
        }
    }
}
