package org.citationhubs.runtime.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.vocabulary.Vocabulary;
import org.citationhubs.topology.stage.AliasLimit;
import org.citationhubs.topology.stage.UnchangedEventKind;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // the registry of Quarkus
class MicrometerStreamMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerStreamMeters meters = new MicrometerStreamMeters(registry);

    @Test
    void hasTheMetricNamesOfDashboardAndAlerts() {
        // when something of each kind is measured
        meters.listChanged(3, 1);
        meters.unchanged(UnchangedEventKind.DUPLICATE);
        meters.unchanged(UnchangedEventKind.LATE);
        meters.selfCitationsDropped(2);
        meters.rejected(RejectionReason.OVER_LIMIT, "citations.v1", 0, 1);
        meters.inputRead("citations.v1");
        meters.inputApplied("works.v1");
        meters.inputRepaired(RepairReason.INVALID_DATE, 2);
        meters.aliasesCut(AliasLimit.CITED_WORKS, 3);
        meters.unpublished(0, 4);
        meters.unpublished(1, 5);
        meters.merged(1_000_000);
        meters.published(2_000_000, 900);
        meters.published(2_000_000, -1);

        // then it has the name that dashboard and alerts use
        assertThat(registry.scrape().lines())
                .contains(
                        "hubs_citations_applied_total 3.0",
                        "hubs_citations_withdrawn_total 1.0",
                        "hubs_citations_self_total 2.0",
                        "hubs_events_duplicate_total 1.0",
                        "hubs_events_late_total 1.0",
                        "hubs_dead_letters_total{reason=\"over_limit\",} 1.0",
                        "hubs_dead_letters_total{reason=\"undecodable\",} 0.0",
                        "hubs_input_records_total{topic=\"citations.v1\",} 1.0",
                        "hubs_input_records_total{topic=\"works.v1\",} 0.0",
                        "hubs_input_applied_total{topic=\"works.v1\",} 1.0",
                        "hubs_input_repaired_total{reason=\"invalid_date\",} 2.0",
                        "hubs_aliases_cut_total{limit=\"cited_works\",} 3.0",
                        "hubs_aliases_cut_total{limit=\"descriptions\",} 0.0",
                        "hubs_unpublished 9.0",
                        "hubs_merge_seconds_count 1.0",
                        "hubs_publication_seconds_count 2.0",
                        "hubs_event_to_summary_seconds_bucket{le=\"0.5\",} 0.0",
                        "hubs_event_to_summary_seconds_bucket{le=\"1.0\",} 1.0",
                        "hubs_event_to_summary_seconds_count 1.0");
    }

    @Test
    void unknownTermsAreCountedBySchemeAndTermWithABound() {
        meters.unknownTerm(Vocabulary.ACL_ARC, "Is-Perfunctory");
        meters.unknownTerm(Vocabulary.ACL_ARC, "is perfunctory");
        meters.unknownTerm(Vocabulary.ACL_ARC, "?");
        for (int term = 0; term < 10_000; term++) {
            meters.unknownTerm(Vocabulary.SCICITE, "term" + term + "x".repeat(1_000));
        }

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("hubs_input_unknown_terms_total{")))
                .hasSize(2 + UnknownTermCounters.TERMS + 1)
                .contains(
                        "hubs_input_unknown_terms_total{scheme=\"acl-arc\",term=\"isperfunctory\",} 2.0",
                        "hubs_input_unknown_terms_total{scheme=\"acl-arc\",term=\"(empty)\",} 1.0",
                        "hubs_input_unknown_terms_total{scheme=\"scicite\",term=\"(other)\",} 9950.0",
                        "hubs_input_unknown_terms_total{scheme=\"scicite\",term=\"term7" + "x".repeat(35) + "\",} 1.0");
    }

    @Test
    void aRevokedPartitionHasNoUnpublishedHubs() {
        meters.unpublished(0, 4);
        meters.unpublished(0, 0);

        assertThat(registry.scrape().lines()).contains("hubs_unpublished 0.0");
    }
}
