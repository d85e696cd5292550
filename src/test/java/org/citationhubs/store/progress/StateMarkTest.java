package org.citationhubs.store.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

class StateMarkTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.HUB_ORDER);

    @Test
    void markIsReadAsItWasWritten() {
        StateMark mark = StateMark.created(1_893_456_000_000L, Long.MAX_VALUE, 1);

        for (StateMark each : new StateMark[] {
            mark,
            mark.withRules(7, Long.MAX_VALUE, true),
            mark.withKeysChecked(),
            mark.withKeysChecked().withRules(7, 8, true)
        }) {
            each.put(store, new PackedWriter());
            assertThat(StateMark.get(store)).isEqualTo(each);
        }
    }

    @Test
    void onlyNewStateHasKeysToCheck() {
        assertThat(StateMark.created(1, 2, 3).keysUnchecked()).isTrue();
        assertThat(StateMark.created(1, 2, 3).withRules(4, 5, true).keysUnchecked())
                .isTrue();
    }

    @Test
    void theStateOfAReleaseWithoutSourcesIsRefused() {
        // given a mark as the release before wrote it
        StateMark.created(1, 2, 3).put(store, new PackedWriter());
        Bytes key = Bytes.wrap(new byte[] {0, 0});
        byte[] old = store.get(key).clone();
        old[0] = 1;
        store.put(key, old);

        // then the message names the way out
        assertThatThrownBy(() -> StateMark.get(store))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kafka-streams-application-reset")
                .hasMessageContaining("operations.md");
    }

    @Test
    void aNewStateHasNoMark() {
        assertThat(StateMark.get(store)).isNull();
    }
}
