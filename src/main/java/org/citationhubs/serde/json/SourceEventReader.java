package org.citationhubs.serde.json;

import java.io.IOException;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceEvent;
import org.citationhubs.citation.source.SourceKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of {@code sources.v1}. The key is the name of a system, exactly as its events are read; it may be
 * empty. A record without value takes a revocation back. Thread-safe.
 */
public final class SourceEventReader {

    /** Maximum size of a value. */
    public static final int MOST_BYTES = 16 << 10;

    private final JsonRecords records = new JsonRecords(MOST_BYTES);

    /**
     * Reads one record.
     *
     * @param key the key of the record, null if it has none
     * @param json the value of the record, null if it has none
     * @param repairs collects the parts that were left out or read in part
     * @throws RejectedRecordException if the key is no name of a system, or the value says neither that it is revoked
     *     nor that it is not
     */
    public SourceEvent read(byte @Nullable [] key, byte @Nullable [] json, Repairs repairs)
            throws RejectedRecordException {
        String system = system(key);
        if (json == null) {
            return new SourceEvent(system, false, null);
        }
        return records.read(json, repairs, in -> event(system, in));
    }

    private static SourceEvent event(String system, JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        Boolean revoked = null;
        String reason = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "revoked" -> revoked = in.truth();
                case "reason" -> reason = FieldLimits.text(in, FieldLimits.TEXT);
                default -> in.skip();
            }
        }
        return new SourceEvent(system, in.required("revoked", revoked), reason);
    }

    private static String system(byte @Nullable [] key) throws RejectedRecordException {
        if (key == null) {
            throw rejected(RejectionReason.INVALID_SCHEMA, "the record has no key; the name of the system is expected");
        }
        String system = Utf8.decode(key);
        if (system == null) {
            throw rejected(RejectionReason.UNDECODABLE, "the key is not UTF-8");
        }
        requireName(system);
        return system;
    }

    /**
     * Requires that a name can be that of a system in an event, or is empty.
     *
     * @throws RejectedRecordException if no event can name the system so
     */
    public static void requireName(String system) throws RejectedRecordException {
        if (!SourceKey.systemName(system).equals(system)) {
            throw rejected(
                    RejectionReason.INVALID_SCHEMA,
                    "no event names a system so: markup and needless space are removed from names, and the first "
                            + SourceKey.SYSTEM_CHARACTERS + " characters are kept");
        }
    }

    private static RejectedRecordException rejected(RejectionReason reason, String message) {
        return new RejectedRecordException(reason, message, null);
    }
}
