package org.citationhubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class WrittenTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open("store");
    private final KeyValueStore<Bytes, byte[]> other = InMemoryStores.open("other");

    @Test
    void storesThatWereEmptyAreAskedForWhatWasWrittenAlone() {
        Written written = Written.to(List.of(store, other));

        assertThat(written.mayHold(7)).isFalse();

        written.add(7);

        assertThat(written.mayHold(7)).isTrue();
        assertThat(written.mayHold(8)).isFalse();
    }

    @Test
    void ifOneOfThemHeldSomethingTheyAreAlwaysAsked() {
        other.put(Keys.of(1), new byte[] {1});

        Written written = Written.to(List.of(store, other));

        assertThat(written.mayHold(7)).isTrue();
    }
}
