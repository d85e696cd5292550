package org.citationhubs.store.kv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stores of some partitions, as a release wrote them into a file of {@code stored-formats}, or empty ones. One line
 * each, among others:
 *
 * <pre>
 * offset N | now MILLIS
 * state STORE PARTITION KEY-IN-HEX VALUE-IN-HEX
 * </pre>
 */
public final class StateSnapshot {

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, MeasuredStore> stores = new TreeMap<>();
    private long offset;
    private long now;

    /** Reads a file of {@code stored-formats}. */
    public static StateSnapshot read(String file) {
        StateSnapshot snapshot = new StateSnapshot();
        try (InputStream in = StateSnapshot.class.getResourceAsStream("/stored-formats/" + file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Objects.requireNonNull(in, file)), StandardCharsets.UTF_8))) {
            lines.lines().forEach(snapshot::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return snapshot;
    }

    private void add(String line) {
        String[] parts = line.split(" ", 5);
        switch (parts[0]) {
            case "offset" -> offset = Long.parseLong(parts[1]);
            case "now" -> now = Long.parseLong(parts[1]);
            case "state" ->
                store(Integer.parseInt(parts[2]), parts[1])
                        .put(Bytes.wrap(HEX.parseHex(parts[3])), HEX.parseHex(parts[4]));
            case "input", "message" -> {}
            default -> throw new IllegalArgumentException(line);
        }
    }

    /** Returns a store of a partition, an empty one if the snapshot has none. */
    public KeyValueStore<Bytes, byte[]> store(int partition, String name) {
        return stores.computeIfAbsent(name + ' ' + partition, key -> new MeasuredStore(InMemoryStores.open(name)));
    }

    /** Returns the number of writes to all stores of a name. */
    public long writes(String name) {
        return stores.values().stream()
                .filter(store -> store.name().equals(name))
                .mapToLong(MeasuredStore::writes)
                .sum();
    }

    /** Returns the number of watermarks that were written to all stores. */
    public long watermarks() {
        return stores.values().stream().mapToLong(MeasuredStore::watermarks).sum();
    }

    /** Returns the offset of the next input record. */
    public long offset() {
        return offset;
    }

    /** Returns the wall-clock time at the end. */
    public long now() {
        return now;
    }

    /** Returns the size of the largest entry that was ever written to a store, in bytes. */
    public int largestEntry() {
        return stores.values().stream().mapToInt(MeasuredStore::largest).max().orElse(0);
    }

    /** Returns the bytes of all keys and values. */
    public long bytes() {
        long bytes = 0;
        for (KeyValueStore<Bytes, byte[]> store : stores.values()) {
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<Bytes, byte[]> entry = all.next();
                    bytes += entry.key.get().length + entry.value.length;
                }
            }
        }
        return bytes;
    }
}
