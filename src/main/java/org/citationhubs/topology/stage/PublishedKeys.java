package org.citationhubs.topology.stage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the keys of {@code hub-summaries.v1}, among which a state before the present one may have left some. */
public interface PublishedKeys {

    /**
     * Configuration key of the instance: Kafka Streams creates the processors, and passes its configuration to them.
     */
    String SETTING = "hubs.published.keys";

    /** Has no keys. */
    PublishedKeys NONE = partition -> new KeyReader() {
        @Override
        public Optional<Map<Integer, Long>> inputEnds() {
            return Optional.of(Map.of());
        }

        @Override
        public boolean read(Consumer<String> keys) {
            return true;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** Returns the instance in a configuration of Kafka Streams, or {@link #NONE}. */
    static PublishedKeys of(Map<String, ?> settings) {
        return settings.get(SETTING) instanceof PublishedKeys keys ? keys : NONE;
    }

    /** Returns a reader of all keys that may be of a partition of hubs. It connects when it is used first. */
    KeyReader open(int partition);

    /** Reads the keys once from the beginning, a few at a time. Used by one stream thread, which it must not stop. */
    interface KeyReader extends AutoCloseable {

        /**
         * Returns the present end offset of each partition of {@code citations.v1}, zero where all records are deleted;
         * empty if they are not known.
         */
        Optional<Map<Integer, Long>> inputEnds();

        /**
         * Passes on the keys that have arrived, perhaps none, and does not wait for more. A key can come more than
         * once, and comes again after a failure.
         *
         * @param keys receives the keys of records that have a value
         * @return whether all keys were passed on that the topic had when the reading began
         */
        boolean read(Consumer<String> keys);

        @Override
        void close();
    }
}
