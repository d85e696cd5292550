package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.citationhubs.store.kv.StateSnapshot;
import org.junit.jupiter.api.Test;

/** Starts on the stores that release 0.1.0 wrote, which kept one reference list of a work for all sources. */
class StoredFormatsTest {

    @Test
    void theStateOfAReleaseWithoutSourcesIsRefused() {
        StateSnapshot snapshot = StateSnapshot.read("before-sized-fields.txt.gz");

        // A start that read it would take all citations for those of the first source.
        assertThatThrownBy(() -> new InMemoryPartitions(2, 3, 1 << 20, snapshot))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kafka-streams-application-reset");
    }
}
