package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
import org.citationhubs.hub.summary.HubChange;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.serde.json.HubChangeEventWriter;
import org.citationhubs.serde.json.HubSummaryWriter;
import org.citationhubs.topology.hubs.InMemoryPartitions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Publishes hubs of a few citing works, with all their figures. Work {@code n} is {@code pmid:n}. */
class WholeHubTest {

    /** Returns a summary with the largest counts by source. */
    private static HubSummary fromManySources(HubSummary summary) {
        HubCountsAccumulator counts = new HubCountsAccumulator();
        for (int system = 0; system < 200; system++) {
            SourceSet sources = SourceSet.of(List.of((char) ('\u4e00' + system) + "\u4e00".repeat(63)));
            CitationFacts facts = CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE);
            counts.add(facts.withSources(sources));
        }
        return new HubSummary(
                summary.id(),
                summary.aliases(),
                summary.facts(),
                summary.tier(),
                summary.label(),
                counts.snapshot(),
                summary.windows(),
                summary.ranking(),
                summary.ledger(),
                summary.representative(),
                summary.revision(),
                summary.asOf());
    }

    private static final int HUB = 1_000;
    private static final int OTHER = 2_000;
    private static final Instant NOTICE = Instant.parse("2026-02-01T00:00:00Z");

    private int seconds;

    @Test
    void aTierIsLeftTenPercentBelowItsThreshold() {
        InMemoryPartitions running = partitions(10);
        cite(running, 1, 50, HUB);
        assertThat(summary(running, HUB).tier()).isEqualTo(Tier.HUB);

        retract(running, 1, 3, HUB);
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(47);
        assertThat(summary(running, HUB).tier()).isEqualTo(Tier.HUB);

        retract(running, 4, 6, HUB);
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(44);
        assertThat(summary(running, HUB).tier()).isEqualTo(Tier.EMERGING);
        assertThat(changes(running, HUB))
                .containsExactly("TIER_CROSSED NONE HUB by pmid:50", "TIER_CROSSED HUB EMERGING by pmid:6");
    }

    @Test
    void aHubOfTooFewCitingWorksIsWithdrawnAtOnce() {
        InMemoryPartitions running = partitions(10);
        cite(running, 1, 10, HUB);
        retract(running, 1, 1, HUB);
        assertThat(running.summaries()).isEmpty();

        cite(running, 11, 11, HUB);
        retract(running, 2, 2, HUB);

        assertThat(changes(running, HUB))
                .containsExactly(
                        "TIER_CROSSED NONE EMERGING by pmid:10",
                        "TIER_CROSSED EMERGING NONE by pmid:1",
                        "TIER_CROSSED NONE EMERGING by pmid:11",
                        "TIER_CROSSED EMERGING NONE by pmid:2");
        // the state was created in the first millisecond of 2030
        assertThat(running.changeEvents().stream().map(event -> event.id()))
                .containsExactly(
                        "pmid:1000#o5uatc00.1:TIER_CROSSED",
                        "pmid:1000#o5uatc00.1:withdrawn:TIER_CROSSED",
                        "pmid:1000#o5uatc00.2:TIER_CROSSED",
                        "pmid:1000#o5uatc00.2:withdrawn:TIER_CROSSED");
    }

    @Test
    void aLabelHasItsEvidence() {
        // given
        InMemoryPartitions running = partitions(10);
        for (int work = 1; work <= 20; work++) {
            deliver(running, asserts(work, cites(HUB, mention(work <= 17 ? Role.BACKGROUND : Role.METHOD))));
        }

        // when
        cite(running, 21, 25, HUB);

        // then
        HubLabel label = Objects.requireNonNull(summary(running, HUB).label());
        assertThat(label.name().text()).isEqualTo("Canonical reference");
        assertThat(label.role()).isEqualTo(Role.BACKGROUND);
        assertThat(label.n()).isEqualTo(20);
        assertThat(label.share()).isEqualTo(0.85);
        assertThat(label.low()).isCloseTo(0.64, within(0.005));
        assertThat(label.high()).isCloseTo(0.95, within(0.005));
        assertThat(label.coverage()).isEqualTo(0.8);
        assertThat(changes(running, HUB))
                .containsExactly(
                        "TIER_CROSSED NONE EMERGING by pmid:25", "LABEL_CHANGED null Canonical reference by pmid:25");
    }

    @Test
    void aLabelIsLeftTenPercentBelowItsShare() {
        // given a label, by 12 of 15 citing works
        InMemoryPartitions running = partitions(10);
        for (int work = 1; work <= 15; work++) {
            deliver(running, asserts(work, cites(HUB, mention(work <= 12 ? Role.METHOD : Role.REVIEW))));
        }
        running.settle();
        assertThat(labelOf(running)).isEqualTo("Method reference");

        // when 12 of 22 have the role (54.5 %), then the label stays; with 23 (52 %) it does not
        for (int work = 16; work <= 22; work++) {
            deliver(running, asserts(work, cites(HUB, mention(Role.REVIEW))));
        }
        running.settle();
        assertThat(labelOf(running)).isEqualTo("Method reference");
        deliver(running, asserts(23, cites(HUB, mention(Role.REVIEW))));
        running.settle();
        assertThat(labelOf(running)).isEqualTo("Mixed");
        assertThat(changes(running, HUB)).contains("LABEL_CHANGED Method reference Mixed by pmid:23");
    }

    @Test
    void aRetractedCitingWorkIsCountedSeparately() {
        // given three works that cite the hub and another
        InMemoryPartitions running = partitions(1);
        for (int work = 1; work <= 3; work++) {
            deliver(running, asserts(work, cites(HUB, mention(Role.METHOD)), cites(OTHER)));
        }
        running.settle();
        HubCounts before = summary(running, HUB).counts();
        assertThat(top(running, HUB)).containsExactly("pmid:2000 3");

        // when one of them is retracted
        deliver(running, describes(1, retraction(new RetractionNotice("doi:10.1/notice", NOTICE, "plagiarism"))));
        running.settle();

        // then only the count of retracted works includes it
        HubCounts counts = summary(running, HUB).counts();
        assertThat(counts.citingWorks()).isEqualTo(2);
        assertThat(counts.retractedCitingWorks()).isEqualTo(1);
        assertThat(counts.statements()).isEqualTo(2);
        assertThat(top(running, HUB)).containsExactly("pmid:2000 2");
        assertThat(top(running, OTHER)).containsExactly("pmid:1000 2");

        // when the retraction is revoked, then all is as before
        deliver(running, describes(1, retraction(RetractionNotice.TAKEN_BACK)));
        running.settle();
        assertThat(summary(running, HUB).counts()).isEqualTo(before);
        assertThat(top(running, HUB)).containsExactly("pmid:2000 3");
    }

    @Test
    void aRetractedHubIsPublishedAsRetracted() {
        InMemoryPartitions running = partitions(1);
        cite(running, 1, 2, HUB);
        deliver(running, describes(HUB, retraction(new RetractionNotice("doi:10.1/notice", NOTICE, "made up"))));
        running.settle();
        assertThat(summary(running, HUB).facts().retraction())
                .isEqualTo(new RetractionNotice("doi:10.1/notice", NOTICE, "made up"));
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(2);

        deliver(running, describes(HUB, retraction(RetractionNotice.TAKEN_BACK)));
        running.settle();
        assertThat(summary(running, HUB).facts().isRetracted()).isFalse();
        assertThat(changes(running, HUB))
                .containsExactly(
                        "TIER_CROSSED NONE EMERGING by pmid:2",
                        "RETRACTED null made up by null",
                        "RETRACTED retracted null by null");
    }

    @Test
    void mergedHubsHaveTheUnionOfTheirCitingWorks() {
        // given two hubs of three citing works each, one of them in both
        InMemoryPartitions running = partitions(1);
        cite(running, 1, 2, HUB, 3_000);
        cite(running, 4, 5, OTHER, 3_000);
        deliver(running, asserts(3, cites(HUB), cites(OTHER), cites(3_000)));
        running.settle();
        Map<WorkId, HubSummary> before = Map.copyOf(running.summaries());
        assertThat(top(running, 3_000)).containsExactly("pmid:1000 3", "pmid:2000 3");

        // when one is merged into the other
        deliver(running, describes(OTHER, sameAs(new SameAs(work(HUB)))));
        running.settle();

        // then the union is counted, and the old id is withdrawn and refers to the new one
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(5);
        assertThat(summary(running, HUB).aliases()).containsExactly(work(OTHER));
        assertThat(top(running, HUB)).containsExactly("pmid:3000 5");
        assertThat(top(running, 3_000)).containsExactly("pmid:1000 5");
        assertThat(running.summaries()).doesNotContainKey(work(OTHER));
        assertThat(running.identity(work(OTHER)).movedTo()).isEqualTo(work(HUB));
        assertThat(changes(running, HUB)).contains("MERGED null pmid:2000 by null");
        assertThat(changes(running, OTHER)).contains("MERGED null pmid:1000 by null");

        // when the merge is revoked, then they are two again
        deliver(running, describes(OTHER, sameAs(SameAs.TAKEN_BACK)));
        running.settle();
        assertThat(running.summaries().keySet()).isEqualTo(before.keySet());
        before.forEach((id, summary) -> {
            HubSummary now = Objects.requireNonNull(running.summaries().get(id));
            assertThat(now.counts()).isEqualTo(summary.counts());
            assertThat(now.aliases()).isEqualTo(summary.aliases());
            assertThat(now.ranking()).isEqualTo(summary.ranking());
        });
    }

    @Test
    void aCitingWorkWithTwoIdsIsCountedOnce() {
        InMemoryPartitions running = partitions(1);
        deliver(running, asserts(1, cites(HUB, mention(Role.METHOD))));
        deliver(running, asserts(2, cites(HUB, mention(Role.DATASET)), cites(OTHER)));
        running.settle();
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(2);

        deliver(running, describes(2, sameAs(new SameAs(work(1)))));
        running.settle();

        assertThat(summary(running, HUB).citingWorks()).isEqualTo(1);
        assertThat(summary(running, HUB).counts().statements()).isEqualTo(2);
        assertThat(running.citingWorks(work(OTHER))).containsExactly(work(1));
    }

    @Test
    void factsOfAnAliasLeaveWithTheAlias() {
        InMemoryPartitions running = partitions(1);
        cite(running, 1, 1, HUB);
        cite(running, 2, 2, OTHER);
        deliver(running, describes(OTHER, retraction(new RetractionNotice(null, NOTICE, "made up"))));
        deliver(running, describes(OTHER, sameAs(new SameAs(work(HUB)))));
        running.settle();
        assertThat(summary(running, HUB).facts().isRetracted()).isTrue();

        deliver(running, describes(OTHER, sameAs(SameAs.TAKEN_BACK)));
        running.settle();

        assertThat(summary(running, HUB).facts().isRetracted()).isFalse();
        assertThat(summary(running, OTHER).facts().isRetracted()).isTrue();
    }

    @Test
    void aSelfCitationIsFoundOnceTheHubsAuthorsAreKnown() {
        InMemoryPartitions running = partitions(1);
        deliver(running, describes(1, authors("Ada Alder")));
        cite(running, 1, 2, HUB);
        assertThat(summary(running, HUB).counts().selfCitingWorks()).isZero();

        deliver(running, describes(HUB, authors("Alder, A.", "Bo Birch")));
        running.settle();
        assertThat(summary(running, HUB).counts().selfCitingWorks()).isEqualTo(1);

        deliver(running, describes(HUB, authors("Bo Birch")));
        running.settle();
        assertThat(summary(running, HUB).counts().selfCitingWorks()).isZero();
    }

    @Test
    void theLedgerHasAbstractClaimsAndStrongestStatements() {
        // given
        InMemoryPartitions running = partitions(1);
        deliver(
                running,
                describes(
                        HUB,
                        WorkFacts.NONE
                                .with(WorkField.ABSTRACT, "We show.")
                                .with(
                                        WorkField.CLAIMS,
                                        new Claims(List.of(
                                                new Claim("c1", "It converges."), new Claim("c2", "It is fast."))))));
        deliver(running, asserts(1, cites(HUB, mention(Polarity.SUPPORT, 0.5f, "It does converge.", "c1"))));
        deliver(running, asserts(2, cites(HUB, mention(Polarity.SUPPORT, 0.9f, "Confirmed.", null))));
        deliver(running, asserts(3, cites(HUB, mention(Polarity.CONTRAST, 0.7f, "It does not converge.", "c1"))));
        deliver(running, asserts(4, cites(HUB, mention(Polarity.NEUTRAL, 0.9f, "It exists.", null))));

        // when
        running.settle();

        // then
        assertThat(summary(running, HUB).ledger().stream().map(WholeHubTest::row))
                .containsExactly(
                        "abstract We show.",
                        "claim c1 It converges. 1 for 1 against"
                                + " [pmid:1 It does converge., pmid:3 It does not converge.]",
                        "claim c2 It is fast. 0 for 0 against []",
                        "for pmid:2 Confirmed.",
                        "for pmid:1 It does converge.",
                        "against pmid:3 It does not converge.");
    }

    @Test
    void representativesAreChosenByRoleStanceThenMentions() {
        // given
        InMemoryPartitions running = partitions(1);
        deliver(running, asserts(1, cites(HUB, mention(Role.METHOD))));
        deliver(running, asserts(2, cites(HUB, mention(Role.METHOD), mention(Role.METHOD))));
        deliver(running, asserts(3, cites(HUB, mention(Role.BACKGROUND))));
        deliver(running, asserts(4, cites(HUB, mention(Polarity.CONTRAST, 0.5f, "No.", null))));
        deliver(running, asserts(5, cites(HUB)));

        // when
        running.settle();

        // then
        assertThat(summary(running, HUB).representative().stream()
                        .map(work -> work.id() + " " + work.reason().kind()))
                .containsExactly("pmid:2 ROLE", "pmid:3 ROLE", "pmid:4 STANCE", "pmid:1 MENTIONS", "pmid:5 RECENT");
    }

    @Test
    void enteringAndLeavingTheLeadingWorksHasItsCause() {
        // given a hub cited together with works 101 to 120, twice
        InMemoryPartitions running = partitions(1);
        int[] twenty = IntStream.concat(IntStream.of(HUB), IntStream.rangeClosed(101, 120))
                .toArray();
        deliver(running, asserts(1, cited(twenty)));
        running.settle();
        deliver(running, asserts(2, cited(twenty)));
        running.settle();

        // when the second list loses work 120, and both gain work 200
        deliver(running, asserts(1, cites(200)));
        deliver(running, asserts(2, cites(200)));
        deliver(running, retracts(2, cites(120)));
        running.settle();

        assertThat(changes(running, HUB))
                .containsExactly(
                        "TIER_CROSSED NONE EMERGING by pmid:1",
                        "FIRST_CITATION null pmid:1 by pmid:1",
                        "ENTERED_TOP null pmid:200 2 by pmid:2",
                        "LEFT_TOP pmid:120 2 null by pmid:2");
    }

    @Test
    void aSummaryIsBelow64KilobytesWhateverItsTexts() {
        // given
        InMemoryPartitions running = partitions(1);
        String giant = "\u4e2d\u0001".repeat(900);
        WorkFacts facts = new WorkFacts(
                        giant,
                        PartialDate.parse("2020"),
                        new Authors(IntStream.range(0, 30)
                                .mapToObj(author -> new Author(null, author + giant))
                                .toList()),
                        giant,
                        giant,
                        giant.repeat(3),
                        giant.repeat(3))
                .with(
                        WorkField.CLAIMS,
                        new Claims(IntStream.range(10, 30)
                                .mapToObj(claim -> new Claim("c" + claim, giant))
                                .toList()))
                .with(WorkField.RETRACTION, new RetractionNotice(giant, NOTICE, giant));
        // the longest ids that are accepted
        String long1 = "doi:10.1000/" + "x".repeat(1_000);
        WorkId hub = WorkId.parse(long1);
        for (int work = 1; work <= 30; work++) {
            List<Citation> citations = new ArrayList<>();
            citations.add(new Citation(
                    hub,
                    work == 1 ? WorkFacts.of(giant, null, null) : WorkFacts.NONE,
                    List.of(
                            mention(Polarity.SUPPORT, 0.5f, giant, "c" + (work % 20 + 10)),
                            mention(Polarity.CONTRAST, 0.5f, giant, "c" + (work % 20 + 10)))));
            for (int other = 1; other <= 30; other++) {
                citations.add(new Citation(WorkId.parse(long1 + other), WorkFacts.of(giant, null, null), List.of()));
            }
            deliver(
                    running,
                    CitationEvent.of(
                            Operation.ASSERT,
                            now(),
                            false,
                            WorkId.parse(long1 + "-" + work),
                            citing(facts),
                            citations));
        }
        deliver(running, new WorkEvent(hub, now(), facts));

        // when
        running.settle();

        // then
        HubSummary summary =
                fromManySources(Objects.requireNonNull(running.summaries().get(hub)));
        byte[] json = HubSummaryWriter.write(summary);
        assertThat(json.length).isLessThan(1 << 16);
        assertThat(TopologyFixture.read(json).get("sources")).hasSize(64);
        assertThat(TopologyFixture.read(json).get("coCited")).hasSize(20);
        assertThat(TopicSchema.of("hub-summaries.v1").validate(TopologyFixture.read(json)))
                .isEmpty();
    }

    /** Returns what a crawler states about a citing work, which is less than a registry states. */
    private static WorkFacts citing(WorkFacts facts) {
        return new WorkFacts(
                facts.title(), facts.publishedAt(), null, facts.venue(), facts.field(), facts.summary(), null);
    }

    @Test
    void everyOutputSatisfiesTheSchemaOfItsTopic() {
        // given
        InMemoryPartitions running = partitions(1);
        for (int work = 1; work <= 20; work++) {
            deliver(
                    running,
                    asserts(
                            work,
                            cites(HUB, mention(Role.METHOD), mention(Polarity.SUPPORT, 0.5f, "Good.", "c1")),
                            cites(500 + work)));
        }
        running.settle();
        deliver(running, describes(3, authors("Ada Alder")));
        deliver(
                running,
                describes(
                        HUB,
                        new WorkFacts(
                                        "Title",
                                        PartialDate.parse("2001-02"),
                                        new Authors(List.of(new Author("orcid:0000-0002-1825-0097", "Ada Alder"))),
                                        "Venue",
                                        "Physics",
                                        "In short.",
                                        "We show.")
                                .with(WorkField.CLAIMS, new Claims(List.of(new Claim("c1", "It converges."))))
                                .with(
                                        WorkField.RETRACTION,
                                        new RetractionNotice("doi:10.1/notice", NOTICE, "made up"))));
        deliver(running, describes(OTHER, sameAs(new SameAs(work(HUB)))));
        deliver(running, asserts(1, cites(777)));
        running.settle();

        // when
        retract(running, 1, 20, HUB);

        // then
        assertThat(running.changeEvents().stream().map(event -> event.change().kind()))
                .contains(HubChange.HubChangeKind.values());
        assertThat(running.changeEvents()).allSatisfy(event -> assertThat(TopicSchema.of("hub-changes.v1")
                        .validate(TopologyFixture.read(HubChangeEventWriter.write(event))))
                .isEmpty());
        assertThat(running.everPublished()).hasSizeGreaterThan(20).allSatisfy(summary -> assertThat(
                        TopicSchema.of("hub-summaries.v1")
                                .validate(TopologyFixture.read(HubSummaryWriter.write(summary))))
                .isEmpty());
    }

    private static InMemoryPartitions partitions(int least) {
        return new InMemoryPartitions(3, least, 1 << 20);
    }

    private static void deliver(InMemoryPartitions running, CitationEvent event) {
        running.deliver(running.ownerOf(event.citing()), event);
    }

    private static void deliver(InMemoryPartitions running, WorkEvent event) {
        running.deliver(running.ownerOf(event.work()), event);
    }

    private void cite(InMemoryPartitions running, int from, int to, int... cited) {
        for (int work = from; work <= to; work++) {
            deliver(running, asserts(work, cited(cited)));
        }
        running.settle();
    }

    private void retract(InMemoryPartitions running, int from, int to, int cited) {
        for (int work = from; work <= to; work++) {
            deliver(running, retracts(work, cites(cited)));
        }
        running.settle();
    }

    private CitationEvent asserts(int citing, Citation... citations) {
        return CitationEvent.of(Operation.ASSERT, now(), false, work(citing), WorkFacts.NONE, Arrays.asList(citations));
    }

    private CitationEvent retracts(int citing, Citation... citations) {
        return CitationEvent.of(
                Operation.RETRACT, now(), false, work(citing), WorkFacts.NONE, Arrays.asList(citations));
    }

    private WorkEvent describes(int work, WorkFacts facts) {
        return new WorkEvent(work(work), now(), facts);
    }

    private Instant now() {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds++);
    }

    private static Citation[] cited(int... works) {
        return IntStream.of(works).mapToObj(WholeHubTest::cites).toArray(Citation[]::new);
    }

    private static Citation cites(int work, Mention... mentions) {
        return new Citation(work(work), WorkFacts.NONE, Arrays.asList(mentions));
    }

    private static Mention mention(Role role) {
        return new Mention(
                null,
                null,
                List.of(new RoleAssignment(role, 0.5f)),
                new PolarityAssignment(Polarity.NEUTRAL, 0.5f),
                null);
    }

    private static Mention mention(Polarity polarity, float confidence, String context, @Nullable String claim) {
        return new Mention("Results", context, List.of(), new PolarityAssignment(polarity, confidence), null, claim);
    }

    private static WorkFacts retraction(RetractionNotice retraction) {
        return WorkFacts.NONE.with(WorkField.RETRACTION, retraction);
    }

    private static WorkFacts sameAs(SameAs same) {
        return WorkFacts.NONE.with(WorkField.SAME_AS, same);
    }

    private static WorkFacts authors(String... names) {
        return WorkFacts.of(
                null,
                null,
                new Authors(Stream.of(names).map(name -> new Author(null, name)).toList()));
    }

    private static WorkId work(int number) {
        return WorkId.parse("pmid:" + number);
    }

    private static HubSummary summary(InMemoryPartitions running, int hub) {
        return Objects.requireNonNull(running.summaries().get(work(hub)));
    }

    private static String labelOf(InMemoryPartitions running) {
        return Objects.requireNonNull(summary(running, HUB).label()).name().text();
    }

    private static List<String> top(InMemoryPartitions running, int hub) {
        return summary(running, hub).ranking().leading().stream()
                .map(other -> other.id() + " " + other.count())
                .toList();
    }

    private static List<String> changes(InMemoryPartitions running, int hub) {
        return running.changeEvents().stream()
                .filter(event -> event.hub().equals(work(hub)))
                .map(event -> event.change().kind() + " " + text(event.change().before()) + " "
                        + text(event.change().after()) + " by " + event.cause())
                .toList();
    }

    private static String text(HubChange.@Nullable ValueChange value) {
        if (value instanceof HubChange.ValueChange.TextChange text) {
            return text.text();
        }
        return value instanceof HubChange.ValueChange.CoCitedChange other
                ? other.work().id() + " " + other.work().count()
                : "null";
    }

    private static String row(ClaimsLedgerRow row) {
        if (row instanceof ClaimsLedgerRow.AbstractRow text) {
            return "abstract " + text.text();
        }
        if (row instanceof ClaimsLedgerRow.ClaimRow claim) {
            return "claim " + claim.id() + " " + claim.text() + " " + claim.supportingWorks() + " for "
                    + claim.contestingWorks() + " against "
                    + claim.statements().stream()
                            .map(statement -> statement.citing() + " "
                                    + statement.mention().context())
                            .toList();
        }
        ClaimsLedgerRow.StatementRow statement = (ClaimsLedgerRow.StatementRow) row;
        return (statement.supports() ? "for " : "against ") + statement.citing() + " "
                + statement.mention().context();
    }
}
