package org.citationhubs.store.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

class ListStageStateTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.INTAKE);
    private final ListStageState state = new ListStageState(store);

    /** The stage has a processor for events and one for messages. */
    @Test
    void twoProcessorsOfAPartitionShareTheState() {
        ListStageState other = new ListStageState(store);

        state.countCitingWorks(2);
        other.countCitingWorks(3);
        other.observedOn(7);
        state.observedOn(6);

        assertThat(ListStageState.citingWorks(store)).isEqualTo(5);
        assertThat(state.newestDay()).isEqualTo(7);
    }

    @Test
    void inputIsAppliedUpToTheFirstUnacknowledgedRecord() {
        assertThat(state.appliedInput()).isEqualTo(-1);
        state.read(10);
        assertThat(state.appliedInput()).isEqualTo(10);
        state.read(11);
        state.forwarded(2, 11);
        state.read(12);
        state.read(13);
        state.forwarded(2, 13);
        state.read(14);
        state.forwarded(3, 14);
        assertThat(state.appliedInput()).isEqualTo(10);

        state.acknowledged(3, 14);
        assertThat(state.appliedInput()).isEqualTo(10);
        state.acknowledged(2, 11);
        assertThat(state.appliedInput()).isEqualTo(11);
        state.acknowledged(2, 13);
        assertThat(state.appliedInput()).isEqualTo(14);
    }

    @Test
    void onlyTheNewestRecordOfASenderIsAcknowledged() {
        state.appliedFor(2, 5);
        state.appliedFor(1, 9);
        state.appliedFor(2, 8);

        assertThat(state.unacknowledged()).hasSize(2).containsEntry(1, 9L).containsEntry(2, 8L);
        state.allAcknowledged();
        assertThat(new ListStageState(store).unacknowledged()).isEmpty();
    }
}
