package org.citationhubs.hub.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.junit.jupiter.api.Test;

class HubChangeEventTest {

    private static final WorkId HUB = WorkId.parse("pmid:1");

    @Test
    void sameRevisionOfAnotherStateHasAnotherId() {
        assertThat(merged(1_800_000_000_000L, 3, true).id()).isEqualTo("pmid:1#mywpiww0.3:withdrawn:MERGED");
        assertThat(merged(1_800_000_000_001L, 3, true).id()).isEqualTo("pmid:1#mywpiww1.3:withdrawn:MERGED");
    }

    @Test
    void stateOfTheReleaseBeforeKeepsItsIds() {
        assertThat(merged(0, 3, false).id()).isEqualTo("pmid:1#3:MERGED");
    }

    private static HubChangeEvent merged(long epoch, long revision, boolean withdrawn) {
        return new HubChangeEvent(
                HUB, HubChange.merged(WorkId.parse("pmid:2")), null, epoch, revision, withdrawn, InputOffsets.NONE);
    }
}
