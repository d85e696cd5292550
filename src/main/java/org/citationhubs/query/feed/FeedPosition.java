package org.citationhubs.query.feed;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A position in the feed: the last delivered offset of each partition. Written {@code PARTITION:OFFSET,...} it is the
 * id of an event, from which a client can continue on any instance.
 *
 * @param offsets by partition
 */
public record FeedPosition(SortedMap<Integer, Long> offsets) {

    public FeedPosition {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    /** Returns the position of one record. */
    static FeedPosition at(int partition, long offset) {
        return new FeedPosition(new TreeMap<>(Map.of(partition, offset)));
    }

    /** Reads the result of {@link #toString}; empty if the text has another form. */
    public static Optional<FeedPosition> parse(String text) {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        for (String part : text.strip().split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            try {
                offsets.put(Integer.parseInt(part.substring(0, colon)), Long.parseLong(part.substring(colon + 1)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new FeedPosition(offsets));
    }

    /** Returns the position after one more record. */
    public FeedPosition after(PublishedRecord record) {
        TreeMap<Integer, Long> next = new TreeMap<>(offsets);
        next.put(record.partition(), record.offset());
        return new FeedPosition(next);
    }

    @Override
    public String toString() {
        return offsets.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
