package org.citationhubs.store.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class KeyPresenceFilterTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open("store");
    private final KeyValueStore<Bytes, byte[]> other = InMemoryStores.open("other");

    @Test
    void initiallyEmptyStoresMayContainWrittenKeysOnly() {
        KeyPresenceFilter written = KeyPresenceFilter.over(List.of(store, other));

        assertThat(written.mayContain(7)).isFalse();

        written.add(7);

        assertThat(written.mayContain(7)).isTrue();
        assertThat(written.mayContain(8)).isFalse();
    }

    @Test
    void nonEmptyStoresMayContainAnyKey() {
        other.put(StoreKeys.of(1), new byte[] {1});

        KeyPresenceFilter written = KeyPresenceFilter.over(List.of(store, other));

        assertThat(written.mayContain(7)).isTrue();
    }
}
