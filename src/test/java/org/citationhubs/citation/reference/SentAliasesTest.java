package org.citationhubs.citation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.junit.jupiter.api.Test;

class SentAliasesTest {

    @Test
    void aChainThatLeadsToTheSenderCounts() {
        // given 3, into which 2 is merged, into which 1 is merged
        List<AliasSnapshot> sent = List.of(alias(3, 4), alias(1, 2), alias(2, 3));

        assertThat(counted(3, 4, sent)).containsExactly(work(3), work(1), work(2));
    }

    @Test
    void whatComesBackToItsStartCountsNot() {
        // given a circle of 3 and 4, and 1, which 4 received itself and sent round
        List<AliasSnapshot> sent = List.of(alias(3, 4), alias(1, 4), alias(2, 1));

        assertThat(counted(3, 4, sent)).containsExactly(work(3));
    }

    @Test
    void anAliasThatHasMovedAwayCountsNot() {
        List<AliasSnapshot> sent = List.of(alias(3, 4), alias(1, 9), alias(5, 6), alias(6, 5));

        assertThat(counted(3, 4, sent)).containsExactly(work(3));
    }

    @Test
    void theSenderCountsUnderAnyRules() {
        // given a sender that has not heard yet that the source of its merge is revoked
        List<AliasSnapshot> sent = List.of(alias(3, 4));

        assertThat(SentAliases.leadingTo(work(3), work(4), sent, SourceRules.NONE.with("crossref", true)))
                .isEqualTo(sent);
    }

    private static List<WorkId> counted(int sender, int receiver, List<AliasSnapshot> sent) {
        return SentAliases.leadingTo(work(sender), work(receiver), sent, SourceRules.NONE).stream()
                .map(AliasSnapshot::id)
                .toList();
    }

    private static AliasSnapshot alias(int id, int survivor) {
        WorkDescription merged = WorkDescription.statedBy(
                Source.REGISTRY, second(1), WorkFacts.NONE.with(WorkField.SAME_AS, new SameAs(work(survivor))));
        return new AliasSnapshot(ListsBySource.of(
                ReferenceList.unknown(work(id), SourceKey.of("crossref")).describe(merged)));
    }
}
