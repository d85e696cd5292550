package org.citationhubs.citation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.Test;

class ReferenceListChangeTest {

    private static final WorkId CITING = work(1);
    private static final Mention MENTION =
            new Mention(null, "as in [3]", List.of(), PolarityAssignment.UNCLASSIFIED, null);

    private final ReferenceList before = ReferenceList.unknown(CITING)
            .fold(event(Operation.ASSERT, 1, WorkFacts.NONE, cites(2), cites(3), cites(4)))
            .fold(event(Operation.RETRACT, 2, WorkFacts.NONE, cites(4)));

    @Test
    void changeListsAddedRemovedRestatedAndDescribedEntries() {
        ReferenceList after = before.fold(event(Operation.RETRACT, 3, WorkFacts.NONE, cites(2)))
                .fold(event(
                        Operation.ASSERT,
                        3,
                        WorkFacts.NONE,
                        new Citation(work(3), WorkFacts.NONE, List.of(MENTION)),
                        new Citation(work(5), WorkFacts.of("Five", null, null), List.of())));

        ReferenceListChange change = ListChanges.between(before, after);

        assertThat(change.before()).extracting(ReferenceEntry::cited).containsExactly(work(2), work(3));
        assertThat(change.added()).extracting(ReferenceEntry::cited).containsExactly(work(5));
        assertThat(change.removed()).extracting(ReferenceEntry::cited).containsExactly(work(2));
        assertThat(change.restated()).extracting(ReferenceEntry::cited).containsExactly(work(3));
        assertThat(change.described()).extracting(ReferenceEntry::cited).containsExactly(work(5));
        assertThat(change.citingDescribed()).isFalse();
        assertThat(change.isEmpty()).isFalse();
    }

    @Test
    void citationAssertedAgainIsAdded() {
        ReferenceListChange change =
                ListChanges.between(before, before.fold(event(Operation.ASSERT, 3, WorkFacts.NONE, cites(4))));

        assertThat(change.added()).extracting(ReferenceEntry::cited).containsExactly(work(4));
        assertThat(change.restated()).isEmpty();
    }

    @Test
    void newerObservationOfTheSameStatementIsNoChange() {
        ReferenceList after = before.fold(event(Operation.ASSERT, 9, WorkFacts.NONE, cites(2), cites(3)));

        assertThat(after).isNotEqualTo(before);
        assertThat(ListChanges.between(before, after).isEmpty()).isTrue();
    }

    @Test
    void olderFirstAssertionRestatesACitation() {
        ReferenceListChange change =
                ListChanges.between(before, before.fold(event(Operation.ASSERT, 0, WorkFacts.NONE, cites(2))));

        assertThat(change.restated()).extracting(ReferenceEntry::cited).containsExactly(work(2));
    }

    @Test
    void tombstoneOfAnUnknownCitationIsNoChange() {
        ReferenceListChange change =
                ListChanges.between(before, before.fold(event(Operation.RETRACT, 3, WorkFacts.NONE, cites(9))));

        assertThat(change.isEmpty()).isTrue();
    }

    @Test
    void descriptionOfARetractedCitationIsAChange() {
        Citation titled = new Citation(work(4), WorkFacts.of("Four", null, null), List.of());

        ReferenceListChange change =
                ListChanges.between(before, before.fold(event(Operation.ASSERT, 1, WorkFacts.NONE, titled)));

        assertThat(change.added()).isEmpty();
        assertThat(change.described()).extracting(ReferenceEntry::cited).containsExactly(work(4));
    }

    @Test
    void onlyEffectiveFactsOfTheCitingWorkAreAChange() {
        WorkFacts title = WorkFacts.of("Title", null, null);
        ReferenceList titled = before.fold(event(Operation.ASSERT, 1, title));

        assertThat(ListChanges.between(before, titled).citingDescribed()).isTrue();
        assertThat(ListChanges.between(titled, titled.fold(event(Operation.ASSERT, 2, title)))
                        .citingDescribed())
                .isFalse();
    }

    private static CitationEvent event(Operation op, int second, WorkFacts facts, Citation... citations) {
        return CitationEvent.of(op, second(second), false, CITING, facts, List.of(citations));
    }

    private static Citation cites(int cited) {
        return new Citation(work(cited), WorkFacts.NONE, List.of());
    }
}
