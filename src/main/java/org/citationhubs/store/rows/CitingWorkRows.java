package org.citationhubs.store.rows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.works.SourceSets;
import org.citationhubs.store.works.SourceSetsView;
import org.jspecify.annotations.Nullable;

/**
 * Stores the citing work in each row of a hub. Rows are assigned in order; a retracted citation leaves a gap. A row has
 * the number of the set of systems that assert the citation, unless it is the first set of the partition.
 */
public final class CitingWorkRows {

    /** Flags are rare, so the lowest bit of the first value shows whether there are any. */
    private static final int SELF = 1;

    /** Position of the {@link CitationStatus} in the flags. */
    private static final int STATUS = 1;

    /** Set if the number of a set of systems follows the flags. */
    private static final int SOURCES = 8;

    private static final int STATUS_MASK = 3;

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final SourceSetsView sets;

    /** Reads the rows in a store. */
    public CitingWorkRows(ReadOnlyKeyValueStore<Bytes, byte[]> store, SourceSetsView sets) {
        this.store = store;
        this.sets = sets;
    }

    /** Stores a row. */
    public static void put(
            KeyValueStore<Bytes, byte[]> store, PackedWriter out, SourceSets sets, int hub, CitingWorkRow work) {
        store.put(StoreKeys.of(hub, work.row()), write(out, sets, work));
    }

    /**
     * Returns the citing work in a row.
     *
     * @throws IllegalStateException if the row is empty
     */
    public CitingWorkRow get(int hub, int row) {
        CitingWorkRow work = find(hub, row);
        if (work == null) {
            throw new IllegalStateException("hub number " + hub + " has no row " + row);
        }
        return work;
    }

    /** Returns the citing work in a row, null if the row is empty. */
    public @Nullable CitingWorkRow find(int hub, int row) {
        byte[] bytes = store.get(StoreKeys.of(hub, row));
        return bytes == null ? null : read(row, bytes, sets);
    }

    /** Empties a row. */
    public static void delete(KeyValueStore<Bytes, byte[]> store, int hub, int row) {
        store.delete(StoreKeys.of(hub, row));
    }

    /** Returns the citing works of a hub from a row on, in the order of the rows. */
    public List<CitingWorkRow> from(int hub, int firstRow) {
        List<CitingWorkRow> works = new ArrayList<>();
        forEach(hub, firstRow, works::add);
        return works;
    }

    /** Visits the citing works of a hub from a row on, one at a time: a hub may have hundreds of thousands. */
    public void forEach(int hub, int firstRow, Consumer<CitingWorkRow> visitor) {
        try (KeyValueIterator<Bytes, byte[]> rows = range(hub, firstRow)) {
            while (rows.hasNext()) {
                visitor.accept(of(rows.next()));
            }
        }
    }

    /** Returns the rows of a hub from {@code firstRow} on; the caller closes the iterator. */
    public KeyValueIterator<Bytes, byte[]> range(int hub, int firstRow) {
        return store.range(StoreKeys.of(hub, firstRow), StoreKeys.of(hub, Integer.MAX_VALUE));
    }

    /** Returns the rows of all hubs from a number on; the caller closes the iterator. */
    public KeyValueIterator<Bytes, byte[]> ofHubsFrom(int hub) {
        return store.range(StoreKeys.of(hub, 0), StoreKeys.of(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    /** Returns the hub of an entry of {@link #ofHubsFrom}. */
    public static int hubOf(KeyValue<Bytes, byte[]> row) {
        return StoreKeys.intAt(row.key, 0);
    }

    /** Returns the citing work in an entry of {@link #range}. */
    public CitingWorkRow of(KeyValue<Bytes, byte[]> row) {
        return read(StoreKeys.intAt(row.key, 4), row.value, sets);
    }

    /** Packs a citing work without its row. */
    public static byte[] write(PackedWriter out, SourceSets sets, CitingWorkRow work) {
        CitationFacts facts = work.facts();
        PartialDate publishedAt = facts.publishedAt();
        int sources = sets.number(facts.sources());
        int flags = (facts.self() ? SELF : 0) | facts.status().code() << STATUS | (sources == 0 ? 0 : SOURCES);
        out.reset().writeCount((long) work.citing() << 1 | (flags == 0 ? 0 : 1));
        if (flags != 0) {
            out.writeByte(flags);
        }
        if (sources != 0) {
            out.writeCount(sources);
        }
        out.writeCount(publishedAt == null ? 0 : publishedAt.packed())
                .writeSigned(facts.observedAt().getEpochSecond());
        StatementCounts statements = facts.statements();
        if (statements.count() > 0) {
            writeStatements(out, statements);
        }
        return out.toBytes();
    }

    private static void writeStatements(PackedWriter out, StatementCounts statements) {
        out.writeCount(statements.roleBits());
        for (Polarity polarity : Polarity.values()) {
            out.writeCount(statements.count(polarity));
        }
        for (Role role : Role.values()) {
            int count = statements.count(role);
            if (count > 0) {
                out.writeByte(role.code()).writeCount(count);
            }
        }
    }

    /** Unpacks the citing work in a row. */
    public static CitingWorkRow read(int row, byte[] bytes, SourceSetsView sets) {
        PackedReader in = new PackedReader(bytes);
        long citing = in.readLongCount();
        int flags = (citing & 1) == 0 ? 0 : in.readByte();
        int sources = (flags & SOURCES) == 0 ? 0 : in.readCount();
        int date = in.readCount();
        Instant observedAt = Instant.ofEpochSecond(in.readSigned());
        StatementCounts statements = readStatements(in);
        return new CitingWorkRow(
                row,
                (int) (citing >> 1),
                new CitationFacts(
                        date(date),
                        observedAt,
                        statements,
                        (flags & SELF) != 0,
                        CitationStatus.ofCode(flags >> STATUS & STATUS_MASK),
                        sets.set(sources)));
    }

    private static @Nullable PartialDate date(int packed) {
        return packed == 0 ? null : PartialDate.ofPacked(packed);
    }

    private static StatementCounts readStatements(PackedReader in) {
        if (!in.hasMore()) {
            return StatementCounts.NONE;
        }
        int roleBits = in.readCount();
        int[] byPolarity = new int[Polarity.COUNT];
        for (Polarity polarity : Polarity.values()) {
            byPolarity[polarity.code()] = in.readCount();
        }
        int[] byRole = new int[Role.COUNT];
        while (in.hasMore()) {
            int code = in.readByte();
            byRole[code] = in.readCount();
        }
        return StatementCounts.of(byRole, byPolarity, roleBits);
    }
}
