package org.citationhubs.hub.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.citationhubs.hub.count.StatementCountsTest.mention;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HubCountsTest {

    @Test
    void citingWorksAreCountedByPrimaryRoleStanceAndYear() {
        // given four citing works with different mentions and dates
        HubCountsAccumulator sum = new HubCountsAccumulator();
        sum.add(facts("1997-11", mention(Polarity.NEUTRAL, Role.BACKGROUND)));
        sum.add(facts(
                "1997",
                mention(Polarity.SUPPORT, Role.BACKGROUND, Role.METHOD),
                mention(Polarity.CONTRAST, Role.BACKGROUND)));
        sum.add(facts("1998-01-05"));
        sum.add(facts(null, mention(Polarity.UNCLASSIFIED)));

        // when they are counted
        HubCounts counts = sum.snapshot();
        // then each counts once under its primary role, its stance and its year
        assertThat(counts.citingWorks()).isEqualTo(4);
        assertThat(counts.statements()).isEqualTo(4);
        assertThat(counts.classifiedCitingWorks()).isEqualTo(2);
        assertThat(counts.roles())
                .containsExactly(
                        entry(Role.BACKGROUND, new CategoryCounts(1, 2, 2)),
                        entry(Role.METHOD, new CategoryCounts(1, 1, 1)),
                        entry(Role.UNCLASSIFIED, new CategoryCounts(2, 1, 2)));
        assertThat(counts.polarities())
                .containsExactly(
                        entry(Polarity.SUPPORT, new CategoryCounts(0, 1, 1)),
                        entry(Polarity.CONTRAST, new CategoryCounts(0, 1, 1)),
                        entry(Polarity.MIXED, new CategoryCounts(1, 0, 0)),
                        entry(Polarity.NEUTRAL, new CategoryCounts(1, 1, 1)),
                        entry(Polarity.UNCLASSIFIED, new CategoryCounts(2, 1, 2)));
        assertThat(counts.years()).containsExactly(entry(1997, 2), entry(1998, 1));
        assertThat(counts.undated()).isEqualTo(1);
    }

    @Property(tries = 200)
    void removedCitingWorksLeaveNoTrace(
            @ForAll("citingWorks") List<CitationFacts> stay, @ForAll("citingWorks") List<CitationFacts> go) {
        HubCountsAccumulator counts = new HubCountsAccumulator();
        HubCountsAccumulator expected = new HubCountsAccumulator();
        stay.forEach(expected::add);

        go.forEach(counts::add);
        stay.forEach(counts::add);
        go.forEach(counts::remove);

        assertSame(counts.snapshot(), expected.snapshot());
    }

    @Property(tries = 200)
    void citingWorksAreTheSumOverRolesStancesAndYears(@ForAll("citingWorks") List<CitationFacts> works) {
        HubCounts counts = countsOf(works);

        assertThat(counts.citingWorks()).isEqualTo(works.size());
        assertThat(sum(counts.roles())).isEqualTo(works.size());
        assertThat(sum(counts.polarities())).isEqualTo(works.size());
        assertThat(counts.years().values().stream().mapToInt(count -> count).sum() + counts.undated())
                .isEqualTo(works.size());
        assertThat(counts.roles().values().stream()
                        .mapToInt(CategoryCounts::statements)
                        .sum())
                .isEqualTo(counts.statements());
        assertThat(counts.polarities().values().stream()
                        .mapToInt(CategoryCounts::statements)
                        .sum())
                .isEqualTo(counts.statements());
        assertThat(counts.roles().values())
                .allSatisfy(tally -> assertThat(tally.anyCitingWorks()).isGreaterThanOrEqualTo(tally.citingWorks()));
        assertThat(counts.roles()
                        .getOrDefault(Role.UNCLASSIFIED, CategoryCounts.ZERO)
                        .citingWorks())
                .isEqualTo(works.size() - counts.classifiedCitingWorks());
    }

    @Property(tries = 100)
    void countsContinueFromWhatWasStored(
            @ForAll("citingWorks") List<CitationFacts> stored, @ForAll("citingWorks") List<CitationFacts> later) {
        HubCounts before = countsOf(stored);
        HubCounts read = HubCounts.of(
                        before.citingWorks(),
                        before.stated(),
                        before.classifiedCitingWorks(),
                        before.years(),
                        before.statedRoles(),
                        before.statedPolarities())
                .with(before.retractedCitingWorks(), before.ofSelfCitations(), before.sources());
        assertSame(read, before);

        HubCountsAccumulator continued = read.accumulator();
        HubCountsAccumulator uninterrupted = before.accumulator();
        later.forEach(continued::add);
        later.forEach(uninterrupted::add);
        assertSame(continued.snapshot(), uninterrupted.snapshot());
    }

    @Property(tries = 100)
    void snapshotDoesNotChangeWithTheSum(
            @ForAll("citingWorks") List<CitationFacts> first, @ForAll("citingWorks") List<CitationFacts> later) {
        HubCountsAccumulator sum = new HubCountsAccumulator();
        first.forEach(sum::add);
        HubCounts snapshot = sum.snapshot();

        later.forEach(sum::add);
        snapshot.accumulator().add(facts("2001"));

        assertThat(snapshot).isEqualTo(countsOf(first));
    }

    @Test
    void snapshotIsKeptUntilTheSumChanges() {
        HubCountsAccumulator sum = new HubCountsAccumulator();
        sum.add(facts("1997"));
        HubCounts snapshot = sum.snapshot();
        assertThat(sum.snapshot()).isSameAs(snapshot);

        sum.add(new CitationFacts(
                null, Instant.EPOCH, StatementCounts.NONE, false, CitationStatus.RETRACTED, SourceSet.UNNAMED));

        assertThat(sum.snapshot().retractedCitingWorks()).isEqualTo(1);
    }

    private static HubCounts countsOf(List<CitationFacts> works) {
        HubCountsAccumulator sum = new HubCountsAccumulator();
        works.forEach(sum::add);
        return sum.snapshot();
    }

    private static void assertSame(HubCounts counts, HubCounts expected) {
        assertThat(counts.citingWorks()).isEqualTo(expected.citingWorks());
        assertThat(counts.statements()).isEqualTo(expected.statements());
        assertThat(counts.stated()).isEqualTo(expected.stated());
        assertThat(counts.classifiedCitingWorks()).isEqualTo(expected.classifiedCitingWorks());
        assertThat(counts.undated()).isEqualTo(expected.undated());
        assertThat(counts.years()).isEqualTo(expected.years());
        assertThat(counts.roles()).isEqualTo(expected.roles());
        assertThat(counts.polarities()).isEqualTo(expected.polarities());
    }

    private static int sum(Map<?, CategoryCounts> tallies) {
        return tallies.values().stream().mapToInt(CategoryCounts::citingWorks).sum();
    }

    @Provide
    static Arbitrary<List<CitationFacts>> citingWorks() {
        return Combinators.combine(
                        Generators.dates().injectNull(0.3),
                        Generators.mentions().list().ofMaxSize(3))
                .as((date, mentions) -> CitationFacts.of(date, Instant.EPOCH, StatementCounts.of(mentions)))
                .list()
                .ofMaxSize(8);
    }

    private static CitationFacts facts(@Nullable String date, Mention... mentions) {
        return CitationFacts.of(
                date == null ? null : PartialDate.parse(date), Instant.EPOCH, StatementCounts.of(List.of(mentions)));
    }
}
