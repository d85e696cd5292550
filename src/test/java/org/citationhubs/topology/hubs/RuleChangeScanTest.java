package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.hub.summary.TierThresholds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts partitions again with other rules. Work number n of 1 to 30 is cited by n works. */
class RuleChangeScanTest {

    private static final int HUBS = 30;
    private static final int LEAST = 10;

    private final InMemoryPartitions running = new InMemoryPartitions(2, LEAST, 1 << 20);

    @BeforeEach
    void citeWorks() {
        PolarityAssignment neutral = new PolarityAssignment(Polarity.NEUTRAL, 1);
        Mention method = new Mention(null, null, List.of(new RoleAssignment(Role.METHOD, 1)), neutral, null);
        for (int citing = 1; citing <= HUBS; citing++) {
            List<Citation> citations = IntStream.rangeClosed(citing, HUBS)
                    .mapToObj(hub -> new Citation(work(hub), WorkFacts.NONE, List.of(method)))
                    .toList();
            WorkId work = work(1_000 + citing);
            running.deliver(
                    running.ownerOf(work),
                    CitationEvent.of(
                            Operation.ASSERT,
                            Instant.parse("2026-01-01T00:00:00Z"),
                            true,
                            work,
                            WorkFacts.NONE,
                            citations));
        }
        running.settle();
        assertThat(running.summaries().keySet()).isEqualTo(hubsFrom(LEAST));
    }

    private static Set<WorkId> hubsFrom(int least) {
        Set<WorkId> hubs = new HashSet<>();
        IntStream.rangeClosed(Math.max(1, least), HUBS).forEach(hub -> hubs.add(work(hub)));
        return hubs;
    }

    private static HubRules least(int least) {
        return new HubRules(TierRules.withLeast(least), LabelRules.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9, 11, 20, 31})
    void hubsAreThoseOfTheNewThreshold(int least) {
        int before = running.publications();

        running.restart(least(least));
        running.settle();

        assertThat(running.summaries().keySet()).isEqualTo(hubsFrom(least));
        assertThat(running.publications() - before)
                .as("hubs of the same tier are not published again")
                .isEqualTo(Math.abs(LEAST - Math.max(1, least)));
    }

    @Test
    void sameRulesPublishNothing() {
        int before = running.publications();

        running.restart(least(LEAST));
        running.settle();

        assertThat(running.publications()).isEqualTo(before);
    }

    @Test
    void thresholdThereAndBackEndsWhereItBegan() {
        running.restart(least(20));
        running.settle();
        running.restart(least(LEAST));
        running.settle();

        assertThat(running.summaries().keySet()).isEqualTo(hubsFrom(LEAST));
    }

    @Test
    void hubsGetTheirNewTier() {
        running.restart(new HubRules(new TierRules(LEAST, TierThresholds.of(15, 25, 1_000, 0)), LabelRules.DEFAULT));
        running.settle();

        assertThat(tier(14)).isEqualTo(Tier.EMERGING);
        assertThat(tier(15)).isEqualTo(Tier.HUB);
        assertThat(tier(25)).isEqualTo(Tier.SUPER_HUB);
    }

    private Tier tier(int hub) {
        return summary(hub).tier();
    }

    private HubSummary summary(int hub) {
        return running.summaries().get(work(hub));
    }

    @Test
    void labelsShowTheNewRule() {
        String before = String.valueOf(summary(20).label());
        assertThat(before).contains("METHOD");

        running.restart(new HubRules(TierRules.withLeast(LEAST), LabelRules.of(10, 0.7, 0.55, 0.1, 5, 0.1)));
        running.settle();

        hubsFrom(LEAST).forEach(hub -> assertThat(
                        String.valueOf(running.summaries().get(hub).label()))
                .as("%s", hub)
                .isNotEqualTo(before));
    }

    @Test
    void checkIsResumedAfterEachCrashAndCountsAsPending() {
        // given a clock on which a few hubs take the time of a round
        TickingClock clock = new TickingClock(Duration.ofSeconds(1));
        running.measureTimeWith(clock);
        running.restart(least(2));

        int rounds = 0;
        while (!running.summaries().keySet().equals(hubsFrom(2))) {
            assertThat(rounds).isLessThan(60);
            assertThat(running.pending(0) + running.pending(1)).isPositive();
            running.pass(2_000);
            running.crash(rounds % 2);
            rounds++;
        }

        assertThat(rounds).as("in parts").isGreaterThan(3);
    }

    @Test
    void otherRulesDuringACheckBeginItAnew() {
        running.measureTimeWith(new TickingClock(Duration.ofSeconds(1)));
        running.restart(least(2));
        running.pass(2_000);
        assertThat(running.pending(0)).isPositive();

        running.measureTimeWith(System::nanoTime);
        running.restart(least(LEAST));
        running.settle();

        assertThat(running.summaries().keySet()).isEqualTo(hubsFrom(LEAST));
    }
}
