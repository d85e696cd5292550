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
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.web.Freshness.InputPosition;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    @Test
    void activeReplicaHasRevisionAndInputs() {
        assertThat(of(1_234, new ServedBy("a:1", ReplicaRole.ACTIVE, OptionalLong.of(0))))
                .isEqualTo(new Freshness(
                        "1,234", "a:1", null, List.of(new InputPosition("0", "12,345"), new InputPosition("2", "7"))));
    }

    @Test
    void standbyReplicaHasANoticeWithItsLag() {
        assertThat(of(1, new ServedBy("b:2", ReplicaRole.STANDBY, OptionalLong.of(1)))
                        .standby())
                .isEqualTo("Answered by a standby replica, 1 record behind the active replica.");
        assertThat(of(1, new ServedBy("b:2", ReplicaRole.STANDBY, OptionalLong.empty()))
                        .standby())
                .isEqualTo("Answered by a standby replica, lag unknown.");
    }

    @Test
    void unpublishedWorkHasNoRevision() {
        assertThat(of(0, new ServedBy("a:1", ReplicaRole.ACTIVE, OptionalLong.of(0)))
                        .revision())
                .isNull();
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
