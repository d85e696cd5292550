package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.DateReading;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over one JSON object. No type is converted to another; null is the same as absent.
 *
 * <p>Methods that throw read what an event needs. The others read an optional part: if it cannot be read, they skip it,
 * add a {@link Repair} and return what stands for absence. Rejections and repairs name the path of their field, such as
 * {@code citations[3].cited.id}; the path is built only then.
 */
final class JsonInput {

    /** Characters of the message of a repair, which may quote what a sender wrote. */
    private static final int MOST_CHARACTERS = 300;

    private final JsonParser parser;
    private final boolean surrogates;
    private final Repairs repairs;

    JsonInput(JsonParser parser, boolean surrogates, Repairs repairs) {
        this.parser = parser;
        this.surrogates = surrogates;
        this.repairs = repairs;
    }

    /**
     * Begins an object; {@link #nextField} iterates over its fields. Skips any other value.
     *
     * @throws RejectedRecordException if the current value is not an object
     */
    void object() throws IOException, RejectedRecordException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            RejectedRecordException rejected = expected("an object");
            skip();
            throw rejected;
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

    /** Returns whether the current value is an object, to be read to its end; skips any other value. */
    boolean optionalObject() throws IOException {
        return !isNull() && begins(JsonToken.START_OBJECT, "an object");
    }

    /** Returns whether the current element of an array is an object, to be read to its end; skips any other value. */
    boolean objectElement() throws IOException {
        return begins(JsonToken.START_OBJECT, "an object");
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

    /** Returns whether the current value is an array, to be read to its end; skips any other value. */
    boolean optionalArray() throws IOException {
        return !isNull() && begins(JsonToken.START_ARRAY, "an array");
    }

    private boolean begins(JsonToken start, String kind) throws IOException {
        if (parser.currentToken() == start) {
            return true;
        }
        leaveOut(RepairReason.INVALID_SCHEMA, expectedBut(kind));
        return false;
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
    String text() throws IOException {
        String string = optionalString();
        String text = string == null ? "" : CleanText.of(string);
        return text.isEmpty() ? null : text;
    }

    /** Returns the first {@code most} characters (code points) of {@link #text()}. */
    @Nullable
    String text(int most) throws IOException {
        String text = text();
        if (text == null || text.length() <= most) {
            return text;
        }
        int characters = text.codePointCount(0, text.length());
        if (characters <= most) {
            return text;
        }
        repaired(RepairReason.OVER_LIMIT, "has " + characters + " characters, the first " + most + " are kept");
        return text.substring(0, text.offsetByCodePoints(0, most)).stripTrailing();
    }

    /** Returns the string without halves of surrogate pairs, null if there is none. */
    @Nullable
    String optionalString() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            leaveOut(RepairReason.INVALID_SCHEMA, expectedBut("a string"));
            return null;
        }
        String string = parser.getText();
        if (surrogates && Utf8.hasLoneSurrogate(string)) {
            repaired(RepairReason.INVALID_SCHEMA, "half of a surrogate pair stands alone");
            return Utf8.withoutLoneSurrogates(string);
        }
        return string;
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
    String term() throws IOException {
        JsonToken token = parser.currentToken();
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        return number ? parser.getText() : optionalString();
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
        Instant instant = Instants.ofText(string);
        if (instant == null) {
            throw invalid("expected a time with its offset, such as 2026-05-25T10:00:00Z");
        }
        return instant;
    }

    /** Returns the date, as much of it as can be read; null if there is none. */
    @Nullable
    PartialDate date() throws IOException {
        // A year is often sent as a number.
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            PartialDate year = PartialDate.approximate(parser.getText());
            if (year != null) {
                repaired(RepairReason.INVALID_DATE, "a number is read as " + year);
                return year;
            }
        }
        String text = optionalString();
        PartialDate exact = text == null ? null : PartialDate.ofExact(text);
        return text == null || exact != null ? exact : DateReading.read(text, pathOrNone(), repairs);
    }

    /** Returns the time, or the beginning (UTC) of the day, month or year; null if there is none. */
    @Nullable
    Instant timeOrDay() throws IOException {
        String text = optionalString();
        Instant time = text == null ? null : Instants.ofText(text);
        if (text == null || time != null) {
            return time;
        }
        PartialDate date = DateReading.read(text, pathOrNone(), repairs);
        return date == null ? null : Instants.beginOf(date);
    }

    /** Returns a number of things, null if there is none. */
    @Nullable
    Integer count() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            leaveOut(RepairReason.INVALID_SCHEMA, expectedBut("a whole number"));
            return null;
        }
        BigInteger count = parser.getBigIntegerValue();
        if (count.signum() < 0 || count.bitLength() >= Integer.SIZE) {
            repaired(RepairReason.INVALID_SCHEMA, "expected a number from 0 to " + Integer.MAX_VALUE);
            return null;
        }
        return count.intValue();
    }

    /**
     * Returns the truth value, null if there is none.
     *
     * @throws RejectedRecordException if the current value is something else
     */
    @Nullable
    Boolean truth() throws RejectedRecordException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw expected("true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Returns a confidence from 0 to 1, {@link RoleAssignment#UNKNOWN} if there is none. */
    float confidence() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return RoleAssignment.UNKNOWN;
        }
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            leaveOut(RepairReason.INVALID_SCHEMA, expectedBut("a number"));
            return RoleAssignment.UNKNOWN;
        }
        double confidence = parser.getDoubleValue();
        if (!(confidence >= 0 && confidence <= 1)) {
            repaired(RepairReason.INVALID_SCHEMA, "a confidence lies between 0 and 1");
            return RoleAssignment.UNKNOWN;
        }
        // Adding zero turns minus zero, which has other bits, into zero.
        return (float) confidence + 0f;
    }

    /** Returns the id of another work, null if there is none. */
    @Nullable
    WorkId optionalWorkId() throws IOException {
        try {
            return workId();
        } catch (RejectedRecordException e) {
            leaveOut(e.rejection());
            skip();
            return null;
        }
    }

    /** Adds a repair of the current value. */
    void repaired(RepairReason reason, String message) {
        add(reason, pathOrNone(), message);
    }

    /** Adds a repair of a field of the object just read. */
    void repairedField(RepairReason reason, String field, String message) {
        String object = pathOrNone();
        add(reason, object.isEmpty() ? field : object + '.' + field, message);
    }

    /** Adds the repair of a part for which an event was rejected if it were not optional. */
    void leaveOut(Rejection rejection) {
        RepairReason reason = rejection.reason() == RejectionReason.INVALID_WORK_ID
                ? RepairReason.INVALID_WORK_ID
                : RepairReason.INVALID_SCHEMA;
        String prefix = rejection.field() + ": ";
        String message = rejection.message();
        add(reason, rejection.field(), message.startsWith(prefix) ? message.substring(prefix.length()) : message);
    }

    private void leaveOut(RepairReason reason, String message) throws IOException {
        repaired(reason, message);
        skip();
    }

    private void add(RepairReason reason, @Nullable String path, String message) {
        repairs.add(reason, path == null ? "" : path, Excerpt.of(message, MOST_CHARACTERS));
    }

    /** Returns the path of the current value; empty if no further repair is listed, because then nobody sees it. */
    private String pathOrNone() {
        String path = repairs.hasRoom() ? path() : null;
        return path == null ? "" : path;
    }

    /** Returns how many repairs there are so far. */
    int repairs() {
        return repairs.total();
    }

    /** Adds a repair of the object just read, unless there was one within it: it lacks what makes it one. */
    void incomplete(int repairsBefore, String message) {
        if (repairs.total() == repairsBefore) {
            repaired(RepairReason.INVALID_SCHEMA, message);
        }
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
        return invalid(expectedBut(kind));
    }

    private String expectedBut(String kind) {
        return "expected " + kind + ", not " + kind();
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
