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
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.Author;
import org.citationhubs.citation.work.Authors;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.HubCounts;
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

/** What is published of whole hubs, by example. Work {@code n} is {@code pmid:n}. */
class WholeHubTest {

    private static final int HUB = 1_000;
    private static final int OTHER = 2_000;
    private static final Instant NOTICE = Instant.parse("2026-02-01T00:00:00Z");

    private int seconds;

    @Test
    void aTierIsLeftOnlyTenPercentBelowItsThreshold() {
        InMemoryPartitions running = partitions(10);
        cite(running, 1, 50, HUB);
        assertThat(summary(running, HUB).tier()).isEqualTo(Tier.HUB);

        retract(running, 1, 3, HUB);
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(47);
        assertThat(summary(running, HUB).tier()).isEqualTo(Tier.HUB);

        retract(running, 4, 6, HUB);
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(44);
        assertThat(summary(running, HUB).tier()).isEqualTo(Tier.EMERGING);
        assertThat(told(running, HUB))
                .containsExactly("TIER_CROSSED NONE HUB by pmid:50", "TIER_CROSSED HUB EMERGING by pmid:6");
    }

    @Test
    void aWorkIsNoHubAnyMoreAsSoonAsItHasTooFewCitingWorks() {
        InMemoryPartitions running = partitions(10);
        cite(running, 1, 10, HUB);
        retract(running, 1, 1, HUB);
        assertThat(running.summaries()).isEmpty();

        cite(running, 11, 11, HUB);
        retract(running, 2, 2, HUB);

        assertThat(told(running, HUB))
                .containsExactly(
                        "TIER_CROSSED NONE EMERGING by pmid:10",
                        "TIER_CROSSED EMERGING NONE by pmid:1",
                        "TIER_CROSSED NONE EMERGING by pmid:11",
                        "TIER_CROSSED EMERGING NONE by pmid:2");
        assertThat(running.told().stream().map(news -> news.id()))
                .containsExactly(
                        "pmid:1000#1:TIER_CROSSED",
                        "pmid:1000#1:withdrawn:TIER_CROSSED",
                        "pmid:1000#2:TIER_CROSSED",
                        "pmid:1000#2:withdrawn:TIER_CROSSED");
    }

    @Test
    void aLabelComesWithItsEvidence() {
        InMemoryPartitions running = partitions(10);
        for (int work = 1; work <= 20; work++) {
            deliver(running, asserts(work, cites(HUB, says(work <= 17 ? Role.BACKGROUND : Role.METHOD))));
        }
        cite(running, 21, 25, HUB);

        HubLabel label = Objects.requireNonNull(summary(running, HUB).label());
        assertThat(label.name().text()).isEqualTo("Canonical reference");
        assertThat(label.role()).isEqualTo(Role.BACKGROUND);
        assertThat(label.n()).isEqualTo(20);
        assertThat(label.share()).isEqualTo(0.85);
        assertThat(label.low()).isCloseTo(0.64, within(0.005));
        assertThat(label.high()).isCloseTo(0.95, within(0.005));
        assertThat(label.coverage()).isEqualTo(0.8);
        assertThat(told(running, HUB))
                .containsExactly(
                        "TIER_CROSSED NONE EMERGING by pmid:25", "LABEL_CHANGED null Canonical reference by pmid:25");
    }

    @Test
    void aStandingLabelIsLeftOnlyTenPercentBelowItsShare() {
        // given 12 of 15, which earns the label
        InMemoryPartitions running = partitions(10);
        for (int work = 1; work <= 15; work++) {
            deliver(running, asserts(work, cites(HUB, says(work <= 12 ? Role.METHOD : Role.REVIEW))));
        }
        running.settle();
        assertThat(labelOf(running)).isEqualTo("Method reference");
        // when 12 of 22 have the role, 54.5 %, it stands; of 23, 52 %, it does not
        for (int work = 16; work <= 22; work++) {
            deliver(running, asserts(work, cites(HUB, says(Role.REVIEW))));
        }
        running.settle();
        assertThat(labelOf(running)).isEqualTo("Method reference");
        deliver(running, asserts(23, cites(HUB, says(Role.REVIEW))));
        running.settle();
        assertThat(labelOf(running)).isEqualTo("Mixed");
        assertThat(told(running, HUB)).contains("LABEL_CHANGED Method reference Mixed by pmid:23");
    }

    @Test
    void aRetractedCitingWorkIsCountedApartUntilTheRetractionIsTakenBack() {
        // given three works that cite the hub and another
        InMemoryPartitions running = partitions(1);
        for (int work = 1; work <= 3; work++) {
            deliver(running, asserts(work, cites(HUB, says(Role.METHOD)), cites(OTHER)));
        }
        running.settle();
        HubCounts before = summary(running, HUB).counts();
        assertThat(top(running, HUB)).containsExactly("pmid:2000 3");
        // when one of them is retracted
        deliver(running, says(1, retraction(new RetractionNotice("doi:10.1/notice", NOTICE, "plagiarism"))));
        running.settle();
        // then it is in no count but its own
        HubCounts counts = summary(running, HUB).counts();
        assertThat(counts.citingWorks()).isEqualTo(2);
        assertThat(counts.retractedCitingWorks()).isEqualTo(1);
        assertThat(counts.statements()).isEqualTo(2);
        assertThat(top(running, HUB)).containsExactly("pmid:2000 2");
        assertThat(top(running, OTHER)).containsExactly("pmid:1000 2");
        // and when that is taken back, all is as before
        deliver(running, says(1, retraction(RetractionNotice.TAKEN_BACK)));
        running.settle();
        assertThat(summary(running, HUB).counts()).isEqualTo(before);
        assertThat(top(running, HUB)).containsExactly("pmid:2000 3");
    }

    @Test
    void aRetractedHubSaysSoAndItIsTold() {
        InMemoryPartitions running = partitions(1);
        cite(running, 1, 2, HUB);
        deliver(running, says(HUB, retraction(new RetractionNotice("doi:10.1/notice", NOTICE, "made up"))));
        running.settle();
        assertThat(summary(running, HUB).facts().retraction())
                .isEqualTo(new RetractionNotice("doi:10.1/notice", NOTICE, "made up"));
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(2);

        deliver(running, says(HUB, retraction(RetractionNotice.TAKEN_BACK)));
        running.settle();
        assertThat(summary(running, HUB).facts().isRetracted()).isFalse();
        assertThat(told(running, HUB))
                .containsExactly(
                        "TIER_CROSSED NONE EMERGING by pmid:2",
                        "RETRACTED null made up by null",
                        "RETRACTED retracted null by null");
    }

    @Test
    void twoHubsThatAreOneWorkHaveTheUnionOfTheirCitingWorks() {
        // given hubs of three citing works each, one of them the same
        InMemoryPartitions running = partitions(1);
        cite(running, 1, 2, HUB, 3_000);
        cite(running, 4, 5, OTHER, 3_000);
        deliver(running, asserts(3, cites(HUB), cites(OTHER), cites(3_000)));
        running.settle();
        Map<WorkId, HubSummary> before = Map.copyOf(running.summaries());
        assertThat(top(running, 3_000)).containsExactly("pmid:1000 3", "pmid:2000 3");
        // when one lives on under the other's id
        deliver(running, says(OTHER, sameAs(new SameAs(work(HUB)))));
        running.settle();
        // then the union counts, and the old id is withdrawn and knows where
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(5);
        assertThat(summary(running, HUB).aliases()).containsExactly(work(OTHER));
        assertThat(top(running, HUB)).containsExactly("pmid:3000 5");
        assertThat(top(running, 3_000)).containsExactly("pmid:1000 5");
        assertThat(running.summaries()).doesNotContainKey(work(OTHER));
        assertThat(running.identity(work(OTHER)).movedTo()).isEqualTo(work(HUB));
        assertThat(told(running, HUB)).contains("MERGED null pmid:2000 by null");
        assertThat(told(running, OTHER)).contains("MERGED null pmid:1000 by null");
        // and when that is taken back, they are two again
        deliver(running, says(OTHER, sameAs(SameAs.TAKEN_BACK)));
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
    void aCitingWorkWithTwoIdsIsOneCitingWork() {
        InMemoryPartitions running = partitions(1);
        deliver(running, asserts(1, cites(HUB, says(Role.METHOD))));
        deliver(running, asserts(2, cites(HUB, says(Role.DATASET)), cites(OTHER)));
        running.settle();
        assertThat(summary(running, HUB).citingWorks()).isEqualTo(2);

        deliver(running, says(2, sameAs(new SameAs(work(1)))));
        running.settle();

        assertThat(summary(running, HUB).citingWorks()).isEqualTo(1);
        assertThat(summary(running, HUB).counts().statements()).isEqualTo(2);
        assertThat(running.citingWorks(work(OTHER))).containsExactly(work(1));
    }

    @Test
    void whatIsSaidOfAnIdLeavesWithIt() {
        InMemoryPartitions running = partitions(1);
        cite(running, 1, 1, HUB);
        cite(running, 2, 2, OTHER);
        deliver(running, says(OTHER, retraction(new RetractionNotice(null, NOTICE, "made up"))));
        deliver(running, says(OTHER, sameAs(new SameAs(work(HUB)))));
        running.settle();
        assertThat(summary(running, HUB).facts().isRetracted()).isTrue();

        deliver(running, says(OTHER, sameAs(SameAs.TAKEN_BACK)));
        running.settle();

        assertThat(summary(running, HUB).facts().isRetracted()).isFalse();
        assertThat(summary(running, OTHER).facts().isRetracted()).isTrue();
    }

    @Test
    void aSelfCitationIsSeenWhenTheAuthorsOfTheHubBecomeKnown() {
        InMemoryPartitions running = partitions(1);
        deliver(running, says(1, authors("Ada Alder")));
        cite(running, 1, 2, HUB);
        assertThat(summary(running, HUB).counts().selfCitingWorks()).isZero();

        deliver(running, says(HUB, authors("Alder, A.", "Bo Birch")));
        running.settle();
        assertThat(summary(running, HUB).counts().selfCitingWorks()).isEqualTo(1);

        deliver(running, says(HUB, authors("Bo Birch")));
        running.settle();
        assertThat(summary(running, HUB).counts().selfCitingWorks()).isZero();
    }

    @Test
    void theLedgerHoldsAbstractClaimsAndTheStrongestStatements() {
        InMemoryPartitions running = partitions(1);
        deliver(
                running,
                says(
                        HUB,
                        WorkFacts.NONE
                                .with(WorkField.ABSTRACT, "We show.")
                                .with(
                                        WorkField.CLAIMS,
                                        new Claims(List.of(
                                                new Claim("c1", "It converges."), new Claim("c2", "It is fast."))))));
        deliver(running, asserts(1, cites(HUB, takes(Polarity.SUPPORT, 0.5f, "It does converge.", "c1"))));
        deliver(running, asserts(2, cites(HUB, takes(Polarity.SUPPORT, 0.9f, "Confirmed.", null))));
        deliver(running, asserts(3, cites(HUB, takes(Polarity.CONTRAST, 0.7f, "It does not converge.", "c1"))));
        deliver(running, asserts(4, cites(HUB, takes(Polarity.NEUTRAL, 0.9f, "It exists.", null))));
        running.settle();

        assertThat(summary(running, HUB).ledger().stream().map(WholeHubTest::row))
                .containsExactly(
                        "abstract We show.",
                        "claim c1 It converges. 1 for 1 against [pmid:1 It does converge., pmid:3 It does not converge.]",
                        "claim c2 It is fast. 0 for 0 against []",
                        "for pmid:2 Confirmed.",
                        "for pmid:1 It does converge.",
                        "against pmid:3 It does not converge.");
    }

    @Test
    void representativeWorksAreChosenForRoleThenStanceThenMentions() {
        InMemoryPartitions running = partitions(1);
        deliver(running, asserts(1, cites(HUB, says(Role.METHOD))));
        deliver(running, asserts(2, cites(HUB, says(Role.METHOD), says(Role.METHOD))));
        deliver(running, asserts(3, cites(HUB, says(Role.BACKGROUND))));
        deliver(running, asserts(4, cites(HUB, takes(Polarity.CONTRAST, 0.5f, "No.", null))));
        deliver(running, asserts(5, cites(HUB)));
        running.settle();

        assertThat(summary(running, HUB).representative().stream()
                        .map(work -> work.id() + " " + work.reason().kind()))
                .containsExactly("pmid:2 ROLE", "pmid:3 ROLE", "pmid:4 STANCE", "pmid:1 MENTIONS", "pmid:5 RECENT");
    }

    @Test
    void worksThatEnterAndLeaveTheLeadingOnesAreToldWithTheWorkThatBroughtItAbout() {
        // given works 101 to 120 cited together with the hub twice, and its first citation told
        InMemoryPartitions running = partitions(1);
        int[] twenty = IntStream.concat(IntStream.of(HUB), IntStream.rangeClosed(101, 120))
                .toArray();
        deliver(running, asserts(1, cited(twenty)));
        running.settle();
        deliver(running, asserts(2, cited(twenty)));
        running.settle();
        // when one of them is not cited by the second any more, and another is in both lists
        deliver(running, asserts(1, cites(200)));
        deliver(running, asserts(2, cites(200)));
        deliver(running, retracts(2, cites(120)));
        running.settle();

        assertThat(told(running, HUB))
                .containsExactly(
                        "TIER_CROSSED NONE EMERGING by pmid:1",
                        "FIRST_CITATION null pmid:1 by pmid:1",
                        "ENTERED_TOP null pmid:200 2 by pmid:2",
                        "LEFT_TOP pmid:120 2 null by pmid:2");
    }

    @Test
    void aSummaryIsBelow64KilobytesWhateverTheTextsAre() {
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
        // ids as long as ids may be
        String long1 = "doi:10.1000/" + "x".repeat(1_000);
        WorkId hub = WorkId.parse(long1);
        for (int work = 1; work <= 30; work++) {
            List<Citation> citations = new ArrayList<>();
            citations.add(new Citation(
                    hub,
                    work == 1 ? WorkFacts.of(giant, null, null) : WorkFacts.NONE,
                    List.of(
                            takes(Polarity.SUPPORT, 0.5f, giant, "c" + (work % 20 + 10)),
                            takes(Polarity.CONTRAST, 0.5f, giant, "c" + (work % 20 + 10)))));
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
        running.settle();

        HubSummary summary = Objects.requireNonNull(running.summaries().get(hub));
        byte[] json = HubSummaryWriter.write(summary);
        assertThat(json.length).isLessThan(1 << 16);
        assertThat(TopologyFixture.read(json).get("coCited")).hasSize(20);
        assertThat(TopicSchema.of("hub-summaries.v1").validate(TopologyFixture.read(json)))
                .isEmpty();
    }

    /** Crawlers say less of a citing work than a registry does. */
    private static WorkFacts citing(WorkFacts facts) {
        return new WorkFacts(
                facts.title(), facts.publishedAt(), null, facts.venue(), facts.field(), facts.summary(), null);
    }

    @Test
    void everyDocumentSatisfiesTheSchemaOfItsTopic() {
        InMemoryPartitions running = partitions(1);
        for (int work = 1; work <= 20; work++) {
            deliver(
                    running,
                    asserts(
                            work,
                            cites(HUB, says(Role.METHOD), takes(Polarity.SUPPORT, 0.5f, "Good.", "c1")),
                            cites(500 + work)));
        }
        running.settle();
        deliver(running, says(3, authors("Ada Alder")));
        deliver(
                running,
                says(
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
        deliver(running, says(OTHER, sameAs(new SameAs(work(HUB)))));
        deliver(running, asserts(1, cites(777)));
        running.settle();
        retract(running, 1, 20, HUB);

        assertThat(running.told().stream().map(news -> news.change().kind()))
                .contains(HubChange.HubChangeKind.values());
        assertThat(running.told()).allSatisfy(news -> assertThat(TopicSchema.of("hub-changes.v1")
                        .validate(TopologyFixture.read(HubChangeEventWriter.write(news))))
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

    private WorkEvent says(int work, WorkFacts facts) {
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

    private static Mention says(Role role) {
        return new Mention(
                null,
                null,
                List.of(new RoleAssignment(role, 0.5f)),
                new PolarityAssignment(Polarity.NEUTRAL, 0.5f),
                null);
    }

    private static Mention takes(Polarity polarity, float confidence, String context, @Nullable String claim) {
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

    private static List<String> told(InMemoryPartitions running, int hub) {
        return running.told().stream()
                .filter(news -> news.hub().equals(work(hub)))
                .map(news -> news.change().kind() + " " + text(news.change().before()) + " "
                        + text(news.change().after()) + " by " + news.cause())
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
