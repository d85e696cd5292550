package org.citationhubs.hub.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.hub.count.StatementCountsTest;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubLabelTest {

    private final HubCountsAccumulator counts = new HubCountsAccumulator();

    @Test
    void seventeenOfTwentyForBackgroundAreACanonicalReference() {
        cited(17, Role.BACKGROUND, Polarity.NEUTRAL);
        cited(3, Role.METHOD, Polarity.NEUTRAL);
        uncited(60);

        HubLabel label = label(null);

        assertThat(label).isNotNull();
        assertThat(label.name().text()).isEqualTo("Canonical reference");
        assertThat(label.role()).isEqualTo(Role.BACKGROUND);
        assertThat(label.n()).isEqualTo(20);
        assertThat(label.share()).isEqualTo(0.85);
        assertThat(label.low()).isCloseTo(0.64, within(0.005));
        assertThat(label.high()).isCloseTo(0.95, within(0.005));
        assertThat(label.coverage()).isEqualTo(0.25);
        assertThat(label.rule())
                .isEqualTo(
                        "At least 60 % of the citing works with a role, of which there are at least 10, cite it mainly "
                                + "for background; with 95 % confidence at least 50 % do.");
    }

    @ParameterizedTest
    @CsvSource({
        "BACKGROUND, Canonical reference",
        "METHOD, Method reference",
        "DATASET, Dataset",
        "BASELINE, Baseline",
        "EXTENSION, Extended work",
        "COMPARISON, Mixed",
        "OTHER, Mixed",
    })
    void roleOfMostCitingWorksLabelsTheHub(Role role, String text) {
        cited(20, role, Polarity.UNCLASSIFIED);

        assertThat(label(null))
                .isNotNull()
                .extracting(label -> label.name().text())
                .isEqualTo(text);
    }

    @Test
    void fewerThanTenClassifiedWorksGiveNoLabel() {
        cited(9, Role.DATASET, Polarity.CONTRAST);
        uncited(100);

        assertThat(label(null)).isNull();

        cited(1, Role.DATASET, Polarity.NEUTRAL);
        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.DATASET);
    }

    /**
     * 8 of 10 have the share 0.8 with the lower bound 0.49; 60 of 100 have the share 0.6 with the lower bound 0.502.
     */
    @Test
    void lowerBoundOfTheShareMustBeHighEnough() {
        cited(8, Role.METHOD, Polarity.NEUTRAL);
        cited(2, Role.REVIEW, Polarity.NEUTRAL);
        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);

        cited(52, Role.METHOD, Polarity.NEUTRAL);
        cited(38, Role.REVIEW, Polarity.NEUTRAL);
        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.METHOD_REFERENCE);

        cited(1, Role.REVIEW, Polarity.NEUTRAL);
        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);
    }

    @Test
    void oneTenthOfTheStancesContestsAHub() {
        cited(4, Role.BACKGROUND, Polarity.CONTRAST);
        cited(1, Role.METHOD, Polarity.MIXED);
        cited(25, Role.METHOD, Polarity.NEUTRAL);
        cited(20, Role.BACKGROUND, Polarity.SUPPORT);
        cited(30, Role.REVIEW, Polarity.UNCLEAR);
        uncited(20);

        HubLabel label = label(null);

        assertThat(label).isNotNull();
        assertThat(label.name()).isEqualTo(LabelName.CONTESTED);
        assertThat(label.role()).isNull();
        assertThat(label.n()).isEqualTo(50);
        assertThat(label.share()).isEqualTo(0.1);
        assertThat(label.coverage()).isEqualTo(0.5);
        assertThat(label.rule())
                .isEqualTo(
                        "At least 10 % of the citing works with a stance, of which there are at least 10, contest it; "
                                + "at least 5 do.");
    }

    @Test
    void fewerThanFiveOrOneTenthDoNotContestAHub() {
        cited(4, Role.BACKGROUND, Polarity.CONTRAST);
        cited(6, Role.METHOD, Polarity.NEUTRAL);
        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);

        cited(1, Role.BACKGROUND, Polarity.CONTRAST);
        cited(40, Role.METHOD, Polarity.NEUTRAL);
        cited(40, Role.REVIEW, Polarity.UNCLEAR);
        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);
    }

    @Test
    void hubWithoutRolesIsContestedByStances() {
        cited(5, Role.UNCLASSIFIED, Polarity.CONTRAST);
        cited(5, Role.UNCLASSIFIED, Polarity.NEUTRAL);

        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.CONTESTED);
    }

    @Test
    void labelByRoleComesBeforeContested() {
        cited(10, Role.DATASET, Polarity.CONTRAST);
        cited(10, Role.DATASET, Polarity.NEUTRAL);

        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.DATASET);
    }

    @Test
    void mixedHubGivesItsMostFrequentRole() {
        cited(5, Role.BACKGROUND, Polarity.NEUTRAL);
        cited(5, Role.EXTENSION, Polarity.NEUTRAL);

        HubLabel label = label(null);

        assertThat(label).isNotNull();
        assertThat(label.name()).isEqualTo(LabelName.MIXED);
        assertThat(label.role()).isEqualTo(Role.EXTENSION);
        assertThat(label.share()).isEqualTo(0.5);
    }

    /** 54 of 100 are nine tenths of the threshold 60. */
    @Test
    void labelByRoleIsLostOnlyBelowItsHysteresis() {
        cited(60, Role.DATASET, Polarity.NEUTRAL);
        cited(40, Role.REVIEW, Polarity.NEUTRAL);
        HubLabel current = label(null);
        counts.remove(facts(Role.DATASET, Polarity.NEUTRAL));
        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);
        assertThat(label(current)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.DATASET);

        for (int i = 0; i < 5; i++) {
            counts.remove(facts(Role.DATASET, Polarity.NEUTRAL));
        }
        cited(6, Role.REVIEW, Polarity.NEUTRAL);
        assertThat(label(current)).isNotNull().satisfies(label -> {
            assertThat(label.name()).isEqualTo(LabelName.DATASET);
            assertThat(label.share()).isEqualTo(0.54);
        });

        cited(1, Role.REVIEW, Polarity.NEUTRAL);
        assertThat(label(current)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);
    }

    @Test
    void contestedIsLostOnlyBelowItsHysteresis() {
        cited(9, Role.BACKGROUND, Polarity.CONTRAST);
        cited(45, Role.METHOD, Polarity.NEUTRAL);
        cited(36, Role.REVIEW, Polarity.NEUTRAL);
        HubLabel current = label(null);
        assertThat(current).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.CONTESTED);

        cited(10, Role.REVIEW, Polarity.NEUTRAL);
        assertThat(label(null)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);
        assertThat(label(current)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.CONTESTED);

        cited(1, Role.REVIEW, Polarity.NEUTRAL);
        assertThat(label(current)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);
    }

    @Test
    void labelByRoleReplacesContested() {
        cited(5, Role.DATASET, Polarity.CONTRAST);
        cited(5, Role.METHOD, Polarity.NEUTRAL);
        HubLabel current = label(null);
        assertThat(current).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.CONTESTED);

        cited(40, Role.DATASET, Polarity.NEUTRAL);

        assertThat(label(current)).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.DATASET);
    }

    @Test
    void fewerThanTenClassifiedWorksRemoveTheLabel() {
        cited(10, Role.DATASET, Polarity.NEUTRAL);
        HubLabel current = label(null);
        counts.remove(facts(Role.DATASET, Polarity.NEUTRAL));

        assertThat(label(current)).isNull();
    }

    @Test
    void thresholdsAreThoseOfTheRules() {
        cited(3, Role.DATASET, Polarity.NEUTRAL);
        cited(1, Role.REVIEW, Polarity.NEUTRAL);

        HubLabel label = HubLabel.of(counts.snapshot(), LabelRules.of(4, 0.755, 0.2, 0.5, 1, 0), null);
        assertThat(label).isNotNull().extracting(HubLabel::name).isEqualTo(LabelName.MIXED);
        assertThat(label.rule()).contains("at least 4 ", "75.5 %", "20 %", "50 %");
        assertThat(HubLabel.of(counts.snapshot(), LabelRules.of(4, 0.75, 0.2, 0.5, 1, 0), null))
                .isNotNull()
                .extracting(HubLabel::name)
                .isEqualTo(LabelName.DATASET);
    }

    @Test
    void rulesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> LabelRules.of(0, 0.6, 0.5, 0.1, 5, 0.1)).hasMessageContaining("0 classified");
        assertThatThrownBy(() -> LabelRules.of(10, 60, 0.5, 0.1, 5, 0.1)).hasMessageContaining("share 60.0");
        assertThatThrownBy(() -> LabelRules.of(10, 0.6, 0.5, 0.1, 5, -1)).hasMessageContaining("hysteresis -1.0");
    }

    private @Nullable HubLabel label(@Nullable HubLabel before) {
        return HubLabel.of(counts.snapshot(), LabelRules.DEFAULT, before == null ? null : before.name());
    }

    private void cited(int times, Role role, Polarity polarity) {
        for (int i = 0; i < times; i++) {
            counts.add(facts(role, polarity));
        }
    }

    private void uncited(int times) {
        for (int i = 0; i < times; i++) {
            counts.add(CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE));
        }
    }

    private static CitationFacts facts(Role role, Polarity polarity) {
        return CitationFacts.of(
                null, Instant.EPOCH, StatementCounts.of(List.of(StatementCountsTest.mention(polarity, role))));
    }
}
