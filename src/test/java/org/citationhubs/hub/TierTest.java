package org.citationhubs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, NONE",
        "9, 10, NONE",
        "10, 10, EMERGING",
        "49, 10, EMERGING",
        "50, 10, HUB",
        "99, 10, HUB",
        "100, 10, SUPER_HUB",
        "9999, 10, SUPER_HUB",
        "10000, 10, MEGA_HUB",
        "1, 1, EMERGING",
        "0, 0, NONE",
        "99, 100, NONE",
        "100, 100, SUPER_HUB",
    })
    void theTierFollowsFromTheCitingWorks(int citingWorks, int least, Tier tier) {
        assertThat(Tier.of(citingWorks, least)).isEqualTo(tier);
    }
}
