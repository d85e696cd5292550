package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.ops.InputLag;
import org.citationhubs.query.ops.InputLags;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.web.Freshness.InputPosition;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final InputLags CAUGHT_UP = (asOf, caughtUpReplica) -> InputLag.NONE;

    @Test
    void activeReplicaHasRevisionAndInputs() {
        assertThat(of(1_234, new ServedBy("a:1", ReplicaRole.ACTIVE, OptionalLong.of(0), CAUGHT_UP)))
                .isEqualTo(new Freshness(
                        "1,234",
                        "a:1",
                        null,
                        null,
                        List.of(new InputPosition("0", "12,345"), new InputPosition("2", "7"))));
    }

    @Test
    void standbyReplicaHasANoticeWithItsLag() {
        assertThat(of(1, new ServedBy("b:2", ReplicaRole.STANDBY, OptionalLong.of(1), CAUGHT_UP))
                        .standby())
                .isEqualTo("Answered by a standby replica, 1 change behind the active replica.");
        assertThat(of(1, new ServedBy("b:2", ReplicaRole.STANDBY, OptionalLong.empty(), CAUGHT_UP))
                        .standby())
                .isEqualTo("Answered by a standby replica, lag unknown.");
    }

    @Test
    void unpublishedWorkHasNoRevision() {
        assertThat(of(0, new ServedBy("a:1", ReplicaRole.ACTIVE, OptionalLong.of(0), CAUGHT_UP))
                        .revision())
                .isNull();
    }

    @Test
    void pageSaysInWordsHowFarItIsBehind() {
        assertThat(Freshness.behind(InputLag.NONE)).isNull();
        assertThat(Freshness.behind(null)).isEqualTo("Lag unknown");
        assertThat(Freshness.behind(new InputLag(1, 1))).isEqualTo("1 record (about 1 second) behind");
        assertThat(Freshness.behind(new InputLag(12_340, 178))).isEqualTo("12,340 records (about 3 minutes) behind");
        assertThat(Freshness.behind(new InputLag(2, 7_000))).isEqualTo("2 records (about 2 hours) behind");
        assertThat(Freshness.behind(new InputLag(2, 400_000))).isEqualTo("2 records (about 5 days) behind");
    }

    @Test
    void gatheredPageIsAsFarBehindAsItsOffsets() {
        InputLags lags =
                (asOf, caughtUpReplica) -> asOf.covers(0, 5) ? InputLag.NONE : new InputLag(caughtUpReplica ? 3 : 4, 2);

        assertThat(Freshness.gathered(InputOffsets.of(Map.of(0, 5L)), "a:1", false, lags)
                        .behind())
                .isNull();
        assertThat(Freshness.gathered(InputOffsets.of(Map.of(0, 2L)), "a:1", false, lags)
                        .behind())
                .isEqualTo("3 records (about 2 seconds) behind");
        assertThat(Freshness.gathered(InputOffsets.of(Map.of(0, 2L)), "a:1", true, lags)
                        .behind())
                .isEqualTo("4 records (about 2 seconds) behind");
    }

    private static Freshness of(long revision, ServedBy origin) {
        return Freshness.of(
                new HubSummary(
                        WorkId.parse("pmid:1"),
                        List.of(),
                        WorkFacts.NONE,
                        Tier.NONE,
                        null,
                        HubCounts.NONE,
                        ActivityWindows.NONE,
                        CoCitedRanking.NOTHING,
                        List.of(),
                        List.of(),
                        revision,
                        InputOffsets.of(Map.of(2, 7L, 0, 12_345L))),
                origin);
    }
}
