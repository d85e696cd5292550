package org.citationhubs.query.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.citationhubs.citation.reference.InputOffsets;
import org.junit.jupiter.api.Test;

class InputSampleTest {

    private static final InputOffsets AS_OF = InputOffsets.of(Map.of(0, 9L));

    @Test
    void answerCoversTheRecordsUpToItsOffsets() {
        InputSample sample = new InputSample(List.of(20L, 30L), List.of(8L), List.of(7L), false);

        assertThat(sample.ends()).containsExactly(20L, 30L, 8L);
        assertThat(sample.covered(AS_OF, true)).containsExactly(10L, 0L, 7L);
    }

    @Test
    void endBehindAMarkerIsCoveredOnceAllIsCommitted() {
        InputSample sample = new InputSample(List.of(11L, 2L), List.of(8L), List.of(8L), true);

        assertThat(sample.covered(AS_OF, true)).isEqualTo(sample.ends());
    }

    @Test
    void committedEndsAreNotCoveredByALateStandby() {
        InputSample sample = new InputSample(List.of(20L, 30L), List.of(8L), List.of(8L), true);

        assertThat(sample.covered(AS_OF, false)).containsExactly(10L, 0L, 8L);
    }

    @Test
    void answerNewerThanTheSampleKeepsItsOffsets() {
        InputSample sample = new InputSample(List.of(5L), List.of(), List.of(), true);

        assertThat(sample.covered(AS_OF, true)).containsExactly(10L);
    }
}
