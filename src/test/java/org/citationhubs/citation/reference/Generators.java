package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;

/**
 * Generates values for property tests. Most come from small pools, so that equal times and repetitions are frequent.
 */
public final class Generators {

    private static final Instant START = Instant.parse("2026-05-25T10:00:00Z");

    private Generators() {}

    /** Returns the id of a numbered work. */
    public static WorkId work(int number) {
        return WorkId.parse("pmid:" + number);
    }

    /** Returns a second of the minute that all generated events share. */
    public static Instant second(int second) {
        return START.plusSeconds(second);
    }

    /** Generates one of a number of works. */
    public static Arbitrary<WorkId> works(int most) {
        return Arbitraries.integers().between(1, most).map(Generators::work);
    }

    /** Generates stored ids in any script. */
    public static Arbitrary<WorkId> ids() {
        return Arbitraries.oneOf(works(200), texts().map(text -> WorkId.ofNormalised("doi:10.1000/" + text)));
    }

    /** Generates texts that can be encoded in UTF-8, also the empty text. */
    public static Arbitrary<String> texts() {
        Arbitrary<Integer> codePoints = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 0x7F)),
                Tuple.of(1, Arbitraries.integers().between(0x80, 0xD7FF)),
                Tuple.of(1, Arbitraries.integers().between(0xE000, 0xFFFF)),
                Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10FFFF)));
        return codePoints.list().ofMaxSize(8).map(Generators::text);
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Generates times of events with nanoseconds. */
    public static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs()
                                .between(
                                        Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(),
                                        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    /** Generates one of a few times. */
    public static Arbitrary<Instant> seconds() {
        return Arbitraries.integers().between(0, 5).map(Generators::second);
    }

    /** Generates dates of every precision. */
    public static Arbitrary<PartialDate> dates() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 9999).map(year -> new PartialDate(year, 0, 0)),
                Arbitraries.integers().between(1, 12).map(month -> new PartialDate(1997, month, 0)),
                Arbitraries.integers().between(1, 29).map(day -> new PartialDate(2024, 2, day)));
    }

    /** Generates facts of a record in {@code works.v1} from few values; most facts are missing. */
    public static Arbitrary<WorkFacts> workFacts() {
        Arbitrary<Claims> claims = Arbitraries.of(new Claim("c1", "A claim."), new Claim("c2", "Another."))
                .list()
                .uniqueElements()
                .ofMaxSize(2)
                .map(Claims::new);
        Arbitrary<RetractionNotice> retractions = Arbitraries.of(
                RetractionNotice.TAKEN_BACK,
                new RetractionNotice(null, second(1), null),
                new RetractionNotice("doi:10.1/n", second(1), "Fraud."));
        Arbitrary<SameAs> sameAs = Arbitraries.of(SameAs.TAKEN_BACK, new SameAs(work(201)), new SameAs(work(202)));
        return Combinators.combine(facts(), claims.injectNull(0.8), retractions.injectNull(0.8), sameAs.injectNull(0.8))
                .as((stated, claimed, retraction, same) -> stated.orElse(WorkFacts.NONE
                        .with(WorkField.CLAIMS, claimed)
                        .with(WorkField.RETRACTION, retraction)
                        .with(WorkField.SAME_AS, same)));
    }

    /** Generates facts of a cited work in an event from few values; most facts are missing. */
    public static Arbitrary<WorkFacts> facts() {
        return Combinators.combine(
                        Arbitraries.of("A", "B", "").injectNull(0.4),
                        Arbitraries.of(new PartialDate(1997, 0, 0), new PartialDate(1997, 11, 27))
                                .injectNull(0.5),
                        authors().injectNull(0.6),
                        Arbitraries.of("V", "W").injectNull(0.8),
                        Arbitraries.of("F", "G").injectNull(0.8),
                        Arbitraries.of("S", "T").injectNull(0.8),
                        Arbitraries.of("X", "Y").injectNull(0.8))
                .as(WorkFacts::new);
    }

    private static Arbitrary<Authors> authors() {
        return Arbitraries.of(new Author("orcid:1", null), new Author(null, "Ada"), new Author("orcid:1", "Ada"))
                .list()
                .ofMaxSize(2)
                .map(Authors::new);
    }

    /** Generates descriptions joined from a few statements. */
    public static Arbitrary<WorkDescription> descriptions() {
        return Combinators.combine(Arbitraries.of(SourcedValue.Source.class), seconds(), workFacts())
                .as(WorkDescription::statedBy)
                .list()
                .ofMaxSize(3)
                .map(facts -> facts.stream().reduce(WorkDescription.NONE, WorkDescription::join));
    }

    /** Generates mentions from few values, so that equal mentions and mentions with one difference are frequent. */
    public static Arbitrary<Mention> mentions() {
        Arbitrary<Float> confidences = Arbitraries.of(RoleAssignment.UNKNOWN, 0f, 0.5f, 1f);
        Arbitrary<RoleAssignment> roles =
                Combinators.combine(Arbitraries.of(Role.class), confidences).as(RoleAssignment::new);
        Arbitrary<PolarityAssignment> stances =
                Combinators.combine(Arbitraries.of(Polarity.class), confidences).as(PolarityAssignment::new);
        return Combinators.combine(
                        Arbitraries.of("1", "").injectNull(0.5),
                        Arbitraries.of("as in [3]", "unlike [3]").injectNull(0.5),
                        roles.list().ofMaxSize(2),
                        stances,
                        Arbitraries.of("m/1").injectNull(0.5),
                        Arbitraries.of("c1", "c2").injectNull(0.5))
                .as(Mention::new);
    }

    /** Generates an event of one citing work that cites some of a number of works. */
    public static Arbitrary<CitationEvent> events(WorkId citing, int citedWorks) {
        Arbitrary<Citation> citations = Combinators.combine(
                        works(citedWorks),
                        facts().injectNull(0.5).map(facts -> facts == null ? WorkFacts.NONE : facts),
                        mentions().list().ofMaxSize(2))
                .as(Citation::new);
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, Operation.ASSERT), Tuple.of(1, Operation.RETRACT)),
                        seconds(),
                        Arbitraries.integers().between(0, 2),
                        facts(),
                        citations.list().ofMaxSize(4))
                .as((op, at, kind, facts, sent) -> CitationEvent.of(op, at, kind == 0, citing, facts, sent));
    }

    /** Generates the reference list of a work after some events. */
    public static Arbitrary<ReferenceList> lists(WorkId citing) {
        return events(citing, 12).list().ofMaxSize(6).map(events -> {
            ReferenceList list = ReferenceList.unknown(citing);
            for (CitationEvent event : events) {
                list = list.fold(event);
            }
            return list;
        });
    }
}
