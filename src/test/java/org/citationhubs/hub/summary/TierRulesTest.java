package org.citationhubs.hub.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierRulesTest {

    @ParameterizedTest
    @CsvSource({
        "9, NONE, NONE",
        "10, NONE, EMERGING",
        "49, NONE, EMERGING",
        "50, NONE, HUB",
        "50, EMERGING, HUB",
        "99, HUB, HUB",
        "100, HUB, SUPER_HUB",
        "9999, SUPER_HUB, SUPER_HUB",
        "10000, NONE, MEGA_HUB",
    })
    void tierIsEnteredAtItsThreshold(int citingWorks, Tier before, Tier tier) {
        assertThat(TierRules.DEFAULT.of(citingWorks, before)).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "49, HUB, HUB",
        "45, HUB, HUB",
        "44, HUB, EMERGING",
        "90, SUPER_HUB, SUPER_HUB",
        "89, SUPER_HUB, HUB",
        "9000, MEGA_HUB, MEGA_HUB",
        "8999, MEGA_HUB, SUPER_HUB",
        "95, MEGA_HUB, SUPER_HUB",
        "46, MEGA_HUB, HUB",
    })
    void tierIsLostOnlyBelowItsHysteresis(int citingWorks, Tier before, Tier tier) {
        assertThat(TierRules.DEFAULT.of(citingWorks, before)).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({"EMERGING", "HUB", "MEGA_HUB"})
    void workBelowTheLeastIsNotAHubWhateverItsTier(Tier before) {
        assertThat(TierRules.DEFAULT.of(9, before)).isEqualTo(Tier.NONE);
        assertThat(TierRules.withLeast(100).of(99, before)).isEqualTo(Tier.NONE);
        assertThat(TierRules.withLeast(0).of(0, before)).isEqualTo(Tier.NONE);
    }

    @Test
    void thresholdsAreThoseOfTheRules() {
        TierRules rules = new TierRules(2, TierThresholds.of(4, 6, 8, 0));

        assertThat(rules.of(1, Tier.MEGA_HUB)).isEqualTo(Tier.NONE);
        assertThat(rules.of(3, Tier.MEGA_HUB)).isEqualTo(Tier.EMERGING);
        assertThat(rules.of(5, Tier.MEGA_HUB)).isEqualTo(Tier.HUB);
        assertThat(rules.of(7, Tier.MEGA_HUB)).isEqualTo(Tier.SUPER_HUB);
        assertThat(rules.of(8, Tier.NONE)).isEqualTo(Tier.MEGA_HUB);
    }

    @Test
    void rulesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TierRules(10, TierThresholds.of(100, 50, 10_000, 0.1)))
                .hasMessageContaining("do not rise");
        assertThatThrownBy(() -> new TierRules(10, TierThresholds.of(50, 100, 10_000, 1)))
                .hasMessageContaining("hysteresis 1.0");
    }

    @Property
    void tierIsStableWithoutChanges(@ForAll @IntRange(max = 12_000) int citingWorks, @ForAll Tier before) {
        Tier tier = TierRules.DEFAULT.of(citingWorks, before);

        assertThat(TierRules.DEFAULT.of(citingWorks, tier)).isEqualTo(tier);
        assertThat(tier).isGreaterThanOrEqualTo(TierRules.DEFAULT.of(citingWorks, Tier.NONE));
    }
}
