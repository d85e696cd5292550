package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repairs;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of records, each of which must be one JSON object. Thread-safe.
 *
 * <p>It is strict where two parsers could read different things: only UTF-8 (Jackson also accepts UTF-16, overlong
 * forms and unpaired surrogates), no name twice in one object (unpredictable according to RFC 8259, section 4), nothing
 * after the value.
 */
final class JsonRecords {

    /**
     * Far more than any event needs. Unknown fields are skipped without recursion, so this only bounds the parser's
     * contexts.
     */
    private static final int MAX_DEPTH = 100;

    private final JsonFactory factory;
    private final int maxBytes;

    /** Creates a reader that rejects larger values. */
    JsonRecords(int maxBytes) {
        this.maxBytes = maxBytes;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
    }

    /** Reads the fields of the object into an event. */
    interface RecordBody<T> {
        /** Reads from the start of the object to its end. */
        T read(JsonInput in) throws IOException, RejectedRecordException;
    }

    /**
     * Reads a value.
     *
     * @param repairs collects what the body left out; without meaning if the value is rejected
     * @throws RejectedRecordException if the value is not one JSON object in UTF-8, is too large, or the body rejects
     *     it
     */
    <T> T read(byte @Nullable [] json, Repairs repairs, RecordBody<T> body) throws RejectedRecordException {
        if (json == null) {
            throw undecodable("the record has no value");
        }
        if (json.length > maxBytes) {
            throw new RejectedRecordException(
                    RejectionReason.OVER_LIMIT, "the value has " + json.length + " bytes, more than " + maxBytes, null);
        }
        boolean surrogates = requireUtf8(json);
        try (JsonParser parser = factory.createParser(json)) {
            if (parser.nextToken() == null) {
                throw undecodable("the value is empty");
            }
            T event = body.read(new JsonInput(parser, surrogates, repairs));
            if (parser.nextToken() != null) {
                throw undecodable("something follows the event at byte "
                        + parser.currentTokenLocation().getByteOffset());
            }
            return event;
        } catch (StreamConstraintsException e) {
            throw new RejectedRecordException(RejectionReason.OVER_LIMIT, e.getOriginalMessage(), null);
        } catch (JsonProcessingException e) {
            throw undecodable("no JSON: " + e.getOriginalMessage() + where(e));
        } catch (IOException e) {
            throw undecodable("no JSON: " + e.getMessage());
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
    }

    /** Returns whether the text may contain escaped surrogates; only then is each string checked for them. */
    private static boolean requireUtf8(byte[] json) throws RejectedRecordException {
        boolean ascii = true;
        boolean surrogates = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (b <= 0) {
                // JSON escapes U+0000. Jackson would take a value with a zero byte for UTF-16 or UTF-32.
                if (b == 0) {
                    throw undecodable("not UTF-8: a zero byte at byte " + i);
                }
                ascii = false;
            } else if (b == '\\' && i + 2 < json.length && json[i + 1] == 'u' && (json[i + 2] | 0x20) == 'd') {
                surrogates = true;
            }
        }
        if (!ascii && Utf8.decode(json) == null) {
            throw undecodable("not UTF-8");
        }
        return surrogates;
    }

    private static RejectedRecordException undecodable(String message) {
        return new RejectedRecordException(RejectionReason.UNDECODABLE, message, null);
    }
}
