package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.citationhubs.api.Origin;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.HubSummary.Ranking;
import org.citationhubs.hub.Tier;
import org.citationhubs.hub.Windows;
import org.citationhubs.query.route.Copy;
import org.citationhubs.web.Freshness.Input;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    @Test
    void anOwnerSaysRevisionAndInputs() {
        assertThat(of(1_234, new Origin("a:1", Copy.ACTIVE, OptionalLong.of(0))))
                .isEqualTo(new Freshness("1,234", "a:1", null, List.of(new Input("0", "12,345"), new Input("2", "7"))));
    }

    @Test
    void aCopySaysSoAndHowFarItIsBehind() {
        assertThat(of(1, new Origin("b:2", Copy.STANDBY, OptionalLong.of(1))).standby())
                .isEqualTo("Answered from a standby copy, 1 record behind its owner.");
        assertThat(of(1, new Origin("b:2", Copy.STANDBY, OptionalLong.empty())).standby())
                .isEqualTo("Answered from a standby copy, how far behind its owner is not known.");
    }

    @Test
    void aWorkThatWasNeverPublishedHasNoRevision() {
        assertThat(of(0, new Origin("a:1", Copy.ACTIVE, OptionalLong.of(0))).revision())
                .isNull();
    }

    private static Freshness of(long revision, Origin origin) {
        return Freshness.of(
                new HubSummary(
                        WorkId.parse("pmid:1"),
                        List.of(),
                        WorkFacts.NONE,
                        Tier.NONE,
                        null,
                        new HubCounts(),
                        Windows.NONE,
                        Ranking.NOTHING,
                        List.of(),
                        List.of(),
                        revision,
                        new TreeMap<>(Map.of(2, 7L, 0, 12_345L))),
                origin);
    }
}
