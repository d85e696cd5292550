package org.citationhubs.topology.stage;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A step on the way of an event that is traced, for as long as it is worked on; what comes of it remembers it. */
public interface TraceStep extends AutoCloseable {

    /** A step on the way of an event that nobody traces. */
    TraceStep UNTRACED = new TraceStep() {

        private final Headers none = readOnly();

        @Override
        public Headers headers() {
            return none;
        }

        @Override
        public void close() {}

        private static Headers readOnly() {
            RecordHeaders headers = new RecordHeaders();
            headers.setReadOnly();
            return headers;
        }
    };

    /** What the records carry that come of it; nothing if it is not traced. */
    Headers headers();

    /** It is done. What came of it may still refer to it. */
    @Override
    void close();

    /** Whether somebody traces it. */
    default boolean isTraced() {
        return this != UNTRACED;
    }
}
