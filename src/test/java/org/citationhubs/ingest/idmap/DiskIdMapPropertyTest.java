package org.citationhubs.ingest.idmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

class DiskIdMapPropertyTest {

    private static final long CACHE = 1 << 20;

    /** Numbers with and without zeros before them, too long ones, and texts, of all schemes. */
    private static final List<WorkId> IDS = List.of(
                    "pmid:1",
                    "pmid:123456789012345678",
                    "pmid:1234567890123456789",
                    "s2:1",
                    "s2:01",
                    "s2:001",
                    "s2:0123456789012345678901234567890123456789",
                    "openalex:W1",
                    "openalex:W0",
                    "omid:br/0601",
                    "omid:br/601",
                    "pmcid:PMC1",
                    "inspire:1",
                    "acl:P44-1101",
                    "arxiv:2301.04411",
                    "arxiv:math/0604411",
                    "doi:10.5555/1",
                    "doi:10.5555/\u00e9",
                    "pith:2022:1",
                    "pith:1")
            .stream()
            .map(WorkId::ofNormalised)
            .toList();

    /** What is done to a map; most of them with an id. */
    enum Kind {
        PUT,
        DELETE,
        WHOLE,
        END_PASS,
        FLUSH,
        REOPEN
    }

    record Step(Kind kind, WorkId id, WorkId canonical) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(12, Kind.PUT),
                Tuple.of(3, Kind.DELETE),
                Tuple.of(1, Kind.WHOLE),
                Tuple.of(3, Kind.END_PASS),
                Tuple.of(1, Kind.FLUSH),
                Tuple.of(1, Kind.REOPEN));
        Arbitrary<WorkId> few = Arbitraries.of(IDS.subList(0, 6));
        Arbitrary<WorkId> ids = Arbitraries.oneOf(few, Arbitraries.of(IDS));
        return Combinators.combine(kinds, ids, few).as(Step::new).list().ofMaxSize(50);
    }

    @Property(tries = 60)
    void answersAsAModel(@ForAll("steps") List<Step> steps) throws IOException {
        try (TemporaryFolder temporary = new TemporaryFolder()) {
            // when
            Model model = new Model();
            DiskIdMap map = DiskIdMap.openToWrite(temporary.unused(), CACHE);
            for (Step step : steps) {
                switch (step.kind) {
                    case PUT -> map.put(step.id, step.canonical);
                    case DELETE -> map.delete(step.id);
                    case WHOLE -> map.whole(step.id.scheme());
                    case END_PASS -> map.endPass();
                    case FLUSH -> map.flush();
                    case REOPEN -> {
                        map.close();
                        map = DiskIdMap.openToWrite(temporary.unused(), CACHE);
                    }
                }
                model.apply(step);
                if (step.kind != Kind.PUT) {
                    // Asking empties what waits to be written, so it is not done after each step.
                    model.requireSameOf(map, step.id);
                }
            }

            // then
            for (WorkId id : IDS) {
                model.requireSameOf(map, id);
            }
            map.close();
            try (DiskIdMap reopened = DiskIdMap.openToRead(temporary.unused(), CACHE)) {
                for (WorkId id : IDS) {
                    model.requireSameOf(reopened, id);
                }
            }
        }
    }

    @Example
    void differentIdsHaveDifferentKeys() {
        // when
        Set<ByteBuffer> keys = new HashSet<>();
        for (WorkId id : IDS) {
            keys.add(ByteBuffer.wrap(IdMapKey.of(id)));
        }

        // then
        assertThat(keys).hasSameSizeAs(IDS);
    }

    @Property
    void entriesAreReadAsWritten(
            @ForAll("idsOrNone") @Nullable WorkId canonical,
            @ForAll("idsOrNone") @Nullable WorkId former,
            @ForAll("passes") int changed,
            @ForAll("passes") int deleted) {
        IdMapEntry entry = new IdMapEntry(canonical, former, changed, deleted);
        for (WorkId id : IDS.subList(0, 3)) {
            assertThat(IdMapEntry.of(id, entry.bytes(id))).isEqualTo(entry);
        }
    }

    @Provide
    Arbitrary<WorkId> idsOrNone() {
        return Arbitraries.of(IDS).injectNull(0.3);
    }

    @Provide
    Arbitrary<Integer> passes() {
        return Arbitraries.oneOf(
                Arbitraries.of(0, 127, 128, 16_383, 16_384, Integer.MAX_VALUE),
                Arbitraries.integers().greaterOrEqual(0));
    }

    /** Remembers the canonical ids at the beginning of a pass, and in which pass each work was deleted. */
    private static final class Model {

        private final Map<WorkId, WorkId> canonical = new HashMap<>();
        private final Map<WorkId, WorkId> former = new HashMap<>();
        private final Map<WorkId, Integer> deleted = new HashMap<>();
        private final Set<WorkId> changed = new HashSet<>();
        private final Set<Scheme> whole = EnumSet.noneOf(Scheme.class);
        private final Set<Scheme> wholeAfterPass = EnumSet.noneOf(Scheme.class);
        private Map<WorkId, WorkId> atBeginning = Map.of();
        private int pass;

        void apply(Step step) {
            switch (step.kind) {
                case PUT -> put(step.id, step.canonical);
                case DELETE -> deleted.put(step.id, pass);
                case WHOLE -> wholeAfterPass.add(step.id.scheme());
                case END_PASS -> {
                    pass++;
                    atBeginning = Map.copyOf(canonical);
                    changed.clear();
                    whole.addAll(wholeAfterPass);
                    wholeAfterPass.clear();
                }
                case REOPEN -> wholeAfterPass.clear();
                case FLUSH -> {
                    // Changes nothing.
                }
            }
        }

        private void put(WorkId id, WorkId now) {
            WorkId before = atBeginning.get(id);
            canonical.put(id, now);
            if (!now.equals(before)) {
                changed.add(id);
            }
            if (changed.contains(id)) {
                former.remove(id);
                if (before != null && !before.equals(now)) {
                    former.put(id, before);
                }
            }
            if (deleted.getOrDefault(id, pass) != pass) {
                deleted.remove(id);
            }
        }

        void requireSameOf(IdMap map, WorkId id) {
            assertThat(map.canonical(id)).as("canonical id of %s", id).isEqualTo(canonical.get(id));
            assertThat(map.former(id)).as("former id of %s", id).isEqualTo(former.get(id));
            assertThat(map.isDeleted(id)).as("%s is deleted", id).isEqualTo(deleted.containsKey(id));
            assertThat(map.isWhole(id.scheme())).as("%s is whole", id.scheme()).isEqualTo(whole.contains(id.scheme()));
        }
    }
}
