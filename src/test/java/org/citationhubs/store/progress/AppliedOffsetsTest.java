package org.citationhubs.store.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

class AppliedOffsetsTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.PROGRESS);

    @Test
    void changeOfManyOffsetsIsOneRecord() {
        AppliedOffsets progress = new AppliedOffsets(store);
        for (int partition = 0; partition < 64; partition++) {
            progress.apply(new InputOffset(partition, 1_000_000 + partition));
        }
        progress.factsChanged();
        progress.store(0);

        assertThat(store.approximateNumEntries()).isOne();
        assertThat(AppliedOffsets.read(store).byPartition()).hasSize(64).containsEntry(63, 1_000_063L);
        assertThat(AppliedOffsets.factsChanged(store)).isOne();
    }

    @Test
    void changesAreStoredAtMostOncePerCommit() {
        AppliedOffsets progress = new AppliedOffsets(store);
        progress.apply(new InputOffset(0, 1));
        progress.store(1_000);
        progress.apply(new InputOffset(0, 2));
        progress.store(1_050);
        assertThat(AppliedOffsets.read(store)).isEqualTo(InputOffsets.of(Map.of(0, 1L)));

        progress.store(1_250);
        assertThat(AppliedOffsets.read(store)).isEqualTo(InputOffsets.of(Map.of(0, 2L)));
    }

    @Test
    void announcedOffsetsAndDaySurviveRestart() {
        AppliedOffsets progress = new AppliedOffsets(store);
        progress.advanceTo(19_000);
        progress.announce(new InputOffset(4, 77));
        progress.announce(new InputOffset(4, 76));
        progress.store(0);

        AppliedOffsets restarted = new AppliedOffsets(store);
        assertThat(restarted.announced()).isEqualTo(Map.of(4, 77L));
        assertThat(restarted.newestDay()).isEqualTo(19_000);
    }

    @Test
    void releaseBeforeReadsDayAndNumberOfChangedFacts() {
        AppliedOffsets progress = new AppliedOffsets(store);
        progress.advanceTo(19_000);
        progress.announce(new InputOffset(4, 77));
        progress.apply(new InputOffset(4, 77));
        progress.factsChanged();
        progress.store(0);

        // That release reads the first number of each value and ignores the rest.
        assertThat(new PackedReader(store.get(StoreKeys.ofKind(1, 0))).readSigned())
                .isEqualTo(19_000);
        assertThat(new PackedReader(store.get(StoreKeys.ofKind(2, 0))).readLongCount())
                .isOne();
    }

    @Test
    void offsetsThatTheReleaseBeforeStoredSinceAreNotLost() {
        AppliedOffsets progress = new AppliedOffsets(store);
        progress.apply(new InputOffset(0, 5));
        progress.apply(new InputOffset(1, 5));
        progress.store(0);
        // An instance of the release before had the partition in between.
        store.put(StoreKeys.of(1), new PackedWriter().writeCount(9).toBytes());

        assertThat(new AppliedOffsets(store).asOf()).isEqualTo(InputOffsets.of(Map.of(0, 5L, 1, 9L)));
    }
}
