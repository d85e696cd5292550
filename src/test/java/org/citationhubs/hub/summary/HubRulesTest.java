package org.citationhubs.hub.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HubRulesTest {

    private static final HubRules RULES = new HubRules(TierRules.DEFAULT, LabelRules.DEFAULT);

    @Test
    void fingerprintsStayTheSameInLaterReleases() {
        assertThat(RULES.tierFingerprint()).isEqualTo(3_966_243_672_001_354_980L);
        assertThat(RULES.labelFingerprint()).isEqualTo(3_376_248_348_248_743_086L);
    }

    @Test
    void eachValueChangesItsFingerprint() {
        // given rules of which each differs from the defaults in one value
        List<TierRules> tiers = List.of(
                TierRules.DEFAULT,
                TierRules.withLeast(11),
                new TierRules(10, TierThresholds.of(51, 100, 10_000, 0.1)),
                new TierRules(10, TierThresholds.of(50, 101, 10_000, 0.1)),
                new TierRules(10, TierThresholds.of(50, 100, 10_001, 0.1)),
                new TierRules(10, TierThresholds.of(50, 100, 10_000, 0.2)));
        List<LabelRules> labels = List.of(
                LabelRules.DEFAULT,
                LabelRules.of(11, 0.6, 0.5, 0.1, 5, 0.1),
                LabelRules.of(10, 0.7, 0.5, 0.1, 5, 0.1),
                LabelRules.of(10, 0.6, 0.4, 0.1, 5, 0.1),
                LabelRules.of(10, 0.6, 0.5, 0.2, 5, 0.1),
                LabelRules.of(10, 0.6, 0.5, 0.1, 6, 0.1),
                LabelRules.of(10, 0.6, 0.5, 0.1, 5, 0.2));

        // then no two have the same fingerprint
        assertThat(tiers.stream().map(tier -> new HubRules(tier, LabelRules.DEFAULT).tierFingerprint()))
                .doesNotHaveDuplicates()
                .allMatch(fingerprint -> fingerprint > 0);
        assertThat(labels.stream().map(label -> new HubRules(TierRules.DEFAULT, label).labelFingerprint()))
                .doesNotHaveDuplicates()
                .allMatch(fingerprint -> fingerprint > 0);
        // then the rules of tiers do not change the fingerprint of labels
        assertThat(Stream.of(tiers.get(1), tiers.get(2))
                        .map(tier -> new HubRules(tier, LabelRules.DEFAULT).labelFingerprint()))
                .containsOnly(RULES.labelFingerprint());
    }
}
