package org.citationhubs.hub.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageMergePolicyTest {

    @ParameterizedTest
    @CsvSource({
        "63, 0, false",
        "64, 0, true",
        "64, 259, true",
        "64, 260, false",
        "65, 260, true",
        "249, 1000, false",
        "250, 1000, true"
    })
    void mergeIsDueAtAQuarterOfTheMergedWorks(int unmerged, int merged, boolean due) {
        assertThat(PageMergePolicy.due(unmerged, merged)).isEqualTo(due);
    }

    @Test
    void growingHubIsMergedALogarithmicNumberOfTimes() {
        int merges = 0;
        int merged = 0;
        for (int citingWorks = 1; citingWorks <= 300_000; citingWorks++) {
            if (PageMergePolicy.due(citingWorks - merged, merged)) {
                merged = citingWorks;
                merges++;
            }
        }

        // at most 4 merges up to 256 citing works, then one for each quarter more: log(300,000 / 256) / log(1.25) = 32
        assertThat(merges).isBetween(20, 4 + 33);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 512, 0",
        "0, 513, 1",
        "0, 1024, 1",
        "0, 1025, 2",
        "0, 1000000, 11",
        "3, 10, 3",
        "0, 2147483647, 22"
    })
    void pagesHoldAtMost512WorksOnAverageAndNeverGetFewer(int bits, int works, int needed) {
        assertThat(PageMergePolicy.pageBits(bits, works)).isEqualTo(needed);
    }
}
