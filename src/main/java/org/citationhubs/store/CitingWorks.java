package org.citationhubs.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.PartialDate;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.Standing;
import org.citationhubs.hub.Statements;
import org.citationhubs.serde.PackedReader;
import org.citationhubs.serde.PackedWriter;
import org.jspecify.annotations.Nullable;

/** Hub and row to the citing work in that row. Rows are given in order and leave a hole when their citation is retracted. */
public final class CitingWorks {

    /** Flags are rare: whether there are any is the lowest bit of the citing work's number. */
    private static final int SELF = 1;

    private static final int STANDING = 1;

    private CitingWorks() {}

    /** Writes a row. */
    public static void put(KeyValueStore<Bytes, byte[]> store, PackedWriter out, int hub, CitingWork work) {
        store.put(Keys.of(hub, work.row()), write(out, work));
    }

    /**
     * The citing work in a row.
     *
     * @throws IllegalStateException if there is none
     */
    public static CitingWork get(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub, int row) {
        byte[] bytes = store.get(Keys.of(hub, row));
        if (bytes == null) {
            throw new IllegalStateException("hub number " + hub + " has no row " + row);
        }
        return read(row, bytes);
    }

    /** The citing work in a row, null if there is none any more. */
    public static @Nullable CitingWork find(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub, int row) {
        byte[] bytes = store.get(Keys.of(hub, row));
        return bytes == null ? null : read(row, bytes);
    }

    /** Leaves a hole where a row was. */
    public static void delete(KeyValueStore<Bytes, byte[]> store, int hub, int row) {
        store.delete(Keys.of(hub, row));
    }

    /** The citing works of a hub from a row on, in the order of the rows. */
    public static List<CitingWork> from(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub, int firstRow) {
        List<CitingWork> works = new ArrayList<>();
        forEach(store, hub, firstRow, works::add);
        return works;
    }

    /** Shows the citing works of a hub from a row on, in the order of the rows, one at a time: a hub may have hundreds of thousands. */
    public static void forEach(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub, int firstRow, Consumer<CitingWork> visitor) {
        try (KeyValueIterator<Bytes, byte[]> rows = range(store, hub, firstRow)) {
            while (rows.hasNext()) {
                visitor.accept(of(rows.next()));
            }
        }
    }

    /** The rows of a hub from one on, to be closed by the caller. */
    public static KeyValueIterator<Bytes, byte[]> range(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub, int firstRow) {
        return store.range(Keys.of(hub, firstRow), Keys.of(hub, Integer.MAX_VALUE));
    }

    /** The citing work in an entry of {@link #range}. */
    public static CitingWork of(KeyValue<Bytes, byte[]> row) {
        return read(Keys.intAt(row.key, 4), row.value);
    }

    static byte[] write(PackedWriter out, CitingWork work) {
        CitationFacts facts = work.facts();
        PartialDate publishedAt = facts.publishedAt();
        int flags = (facts.self() ? SELF : 0) | facts.standing().code() << STANDING;
        out.reset().writeCount((long) work.citing() << 1 | (flags == 0 ? 0 : 1));
        if (flags != 0) {
            out.writeByte(flags);
        }
        out.writeCount(publishedAt == null ? 0 : publishedAt.packed())
                .writeSigned(facts.observedAt().getEpochSecond());
        Statements statements = facts.statements();
        if (statements.count() > 0) {
            writeStatements(out, statements);
        }
        return out.toBytes();
    }

    private static void writeStatements(PackedWriter out, Statements statements) {
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

    static CitingWork read(int row, byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        long citing = in.readLongCount();
        int flags = (citing & 1) == 0 ? 0 : in.readByte();
        int date = in.readCount();
        Instant observedAt = Instant.ofEpochSecond(in.readSigned());
        Statements statements = readStatements(in);
        return new CitingWork(
                row,
                (int) (citing >> 1),
                new CitationFacts(
                        date(date), observedAt, statements, (flags & SELF) != 0, Standing.ofCode(flags >> STANDING)));
    }

    private static @Nullable PartialDate date(int packed) {
        return packed == 0 ? null : PartialDate.ofPacked(packed);
    }

    private static Statements readStatements(PackedReader in) {
        if (!in.hasMore()) {
            return Statements.NONE;
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
        return Statements.of(byRole, byPolarity, roleBits);
    }
}
