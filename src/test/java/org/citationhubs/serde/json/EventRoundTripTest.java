package org.citationhubs.serde.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.text.CleanText;
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

class EventRoundTripTest {

    private static final EventOrigin ORIGIN = new EventOrigin("e-1", "crawler/1");

    private final ObjectMapper mapper = new ObjectMapper();
    private final CitationEventReader citations = new CitationEventReader(InputLimits.DEFAULT);
    private final CitationEventWriter citationsWriter = new CitationEventWriter();

    @Property
    void aCitationEventIsReadAsItWasWritten(@ForAll("citationEvents") CitationEvent event)
            throws RejectedRecordException {
        assertThat(citations.read(citationsWriter.write(ORIGIN, event))).isEqualTo(event);
    }

    @Property
    void aWorkEventIsReadAsItWasWritten(@ForAll("workEvents") WorkEvent event) throws RejectedRecordException {
        byte[] json = new WorkEventWriter().write(ORIGIN, event);

        assertThat(new WorkEventReader(InputLimits.DEFAULT).read(json)).isEqualTo(event);
    }

    @Property
    void fieldsOfALaterVersionAreIgnored(@ForAll("citationEvents") CitationEvent event, @ForAll long seed)
            throws IOException, RejectedRecordException {
        JsonNode json = mapper.readTree(citationsWriter.write(ORIGIN, event));
        Random random = new Random(seed);

        addUnknownFields(json, random);

        assertThat(citations.read(mapper.writeValueAsBytes(json))).isEqualTo(event);
    }

    @Property(tries = 2_000)
    void arbitraryBytesAreOnlyRejected(@ForAll byte[] bytes) {
        assertReadOrRefused(bytes);
    }

    @Property(tries = 2_000)
    void aDamagedEventIsReadOrRejected(@ForAll("citationEvents") CitationEvent event, @ForAll long seed) {
        byte[] json = citationsWriter.write(ORIGIN, event);
        Random random = new Random(seed);

        int hits = 1 + random.nextInt(4);
        for (int hit = 0; hit < hits; hit++) {
            json = damaged(json, random);
        }

        assertReadOrRefused(json);
    }

    /** Any result but an event or a {@link RejectedRecordException} would stop the stream. */
    private void assertReadOrRefused(byte[] json) {
        try {
            assertThat(citations.read(json).citing()).isNotNull();
        } catch (RejectedRecordException e) {
            assertThat(e.rejection().message()).isNotBlank();
        }
        try {
            assertThat(new WorkEventReader(InputLimits.DEFAULT).read(json).work())
                    .isNotNull();
        } catch (RejectedRecordException e) {
            assertThat(e.rejection().message()).isNotBlank();
        }
    }

    private static byte[] damaged(byte[] json, Random random) {
        int at = random.nextInt(json.length);
        byte[] damaged = json.clone();
        switch (random.nextInt(5)) {
            case 0 -> damaged[at] = (byte) random.nextInt(256);
            case 1 -> damaged[at] = (byte) "{}[]\":,\\0-.eEtfn'u".charAt(random.nextInt(18));
            case 2 -> damaged = java.util.Arrays.copyOf(json, at + 1);
            case 3 -> System.arraycopy(json, 0, damaged, at, json.length - at);
            default -> {
                int from = random.nextInt(json.length);
                int length = Math.min(random.nextInt(40), json.length - Math.max(from, at));
                System.arraycopy(json, from, damaged, at, length);
            }
        }
        return damaged;
    }

    private static void addUnknownFields(JsonNode node, Random random) {
        node.forEach(child -> addUnknownFields(child, random));
        if (node instanceof ObjectNode object && random.nextBoolean()) {
            switch (random.nextInt(3)) {
                case 0 -> object.put("later", random.nextInt());
                case 1 -> object.putObject("later").putArray("id").add("x").addNull();
                default -> object.putNull("later");
            }
        }
    }

    @Provide
    static Arbitrary<CitationEvent> citationEvents() {
        Arbitrary<Citation> citation = Combinators.combine(
                        ids(), listed(), mentions().list().ofMaxSize(3))
                .as(Citation::new);
        return Combinators.combine(
                        Arbitraries.of(Operation.class),
                        instants(),
                        ids(),
                        citing(),
                        citation.list().ofMaxSize(6))
                // A partial list that is empty or cites only the work itself is no event.
                .as((op, at, citing, facts, sent) ->
                        CitationEvent.of(op, at, true, citing, facts, others(citing, sent)))
                .flatMap(complete -> Arbitraries.of(true, false)
                        .map(wanted -> new CitationEvent(
                                complete.op(),
                                complete.observedAt(),
                                wanted || complete.citations().isEmpty(),
                                complete.citing(),
                                complete.facts(),
                                complete.citations(),
                                0,
                                complete.source(),
                                complete.unidentified())))
                .flatMap(unnamed -> Combinators.combine(
                                sources(),
                                Arbitraries.integers().greaterOrEqual(0).injectNull(0.5))
                        .as((source, unidentified) -> unnamed.withSource(source).withUnidentified(unidentified)));
    }

    private static Arbitrary<SourceKey> sources() {
        Arbitrary<String> names = Arbitraries.of("", "crossref", "Zeitschriften\u00fcbersicht");
        return Combinators.combine(names, names).as(SourceKey::new);
    }

    private static List<Citation> others(WorkId citing, List<Citation> sent) {
        return sent.stream()
                .filter(citation -> !citation.cited().equals(citing))
                .toList();
    }

    @Provide
    static Arbitrary<WorkEvent> workEvents() {
        Arbitrary<Claims> claims = Combinators.combine(texts().map(String::strip), texts())
                .as(Claim::new)
                .list()
                .uniqueElements(Claim::id)
                .ofMaxSize(3)
                .map(Claims::new);
        Arbitrary<RetractionNotice> retractions = Arbitraries.oneOf(
                Arbitraries.just(RetractionNotice.TAKEN_BACK),
                Combinators.combine(texts().injectNull(0.5), instants(), texts().injectNull(0.5))
                        .as(RetractionNotice::new));
        Arbitrary<SameAs> sameAs = Arbitraries.oneOf(
                Arbitraries.just(SameAs.TAKEN_BACK),
                Arbitraries.integers().between(31, 40).map(n -> new SameAs(WorkId.parse("pmid:" + n))));
        Arbitrary<WorkFacts> facts = Combinators.combine(
                        citing(),
                        texts().injectNull(0.5),
                        claims.injectNull(0.5),
                        retractions.injectNull(0.5),
                        sameAs.injectNull(0.5))
                .as((cited, abstractText, claimed, retraction, same) ->
                        cited.orElse(new WorkFacts(null, null, null, null, null, null, abstractText)
                                .with(WorkField.CLAIMS, claimed)
                                .with(WorkField.RETRACTION, retraction)
                                .with(WorkField.SAME_AS, same)));
        return Combinators.combine(ids(), instants(), facts, sources()).as(WorkEvent::new);
    }

    private static Arbitrary<WorkFacts> listed() {
        return Combinators.combine(
                        texts().injectNull(0.5),
                        dates().injectNull(0.5),
                        authors().injectNull(0.5))
                .as(WorkFacts::of);
    }

    private static Arbitrary<WorkFacts> citing() {
        return Combinators.combine(listed(), texts().injectNull(0.5), texts().injectNull(0.5), texts().injectNull(0.5))
                .as((listed, venue, field, summary) -> new WorkFacts(
                        listed.title(), listed.publishedAt(), listed.authors(), venue, field, summary, null));
    }

    private static Arbitrary<Mention> mentions() {
        Arbitrary<RoleAssignment> roles =
                Combinators.combine(Arbitraries.of(Role.class), confidences()).as(RoleAssignment::new);
        Arbitrary<PolarityAssignment> stances = Combinators.combine(Arbitraries.of(Polarity.class), confidences())
                .as(PolarityAssignment::new);
        return Combinators.combine(
                        texts().injectNull(0.5),
                        texts().injectNull(0.5),
                        roles.list().ofMaxSize(3),
                        stances,
                        texts().injectNull(0.5),
                        texts().map(String::strip).injectNull(0.5))
                .as(Mention::new);
    }

    private static Arbitrary<Float> confidences() {
        return Arbitraries.oneOf(
                Arbitraries.floats().between(0f, 1f).ofScale(6).map(confidence -> confidence + 0f),
                Arbitraries.just(RoleAssignment.UNKNOWN));
    }

    private static Arbitrary<WorkId> ids() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 30).map(n -> WorkId.parse("pmid:" + n)),
                Arbitraries.strings()
                        .ofMinLength(1)
                        .ofMaxLength(20)
                        .filter(EventRoundTripTest::isIdText)
                        .map(text -> WorkId.parse("doi:10.1000/x" + text)));
    }

    private static boolean isIdText(String text) {
        return !Utf8.hasLoneSurrogate(text)
                && text.chars()
                        .noneMatch(c ->
                                Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(text -> !Utf8.hasLoneSurrogate(text))
                .map(CleanText::of)
                .filter(text -> !text.isEmpty());
    }

    private static Arbitrary<Authors> authors() {
        Arbitrary<Author> author = Combinators.combine(
                        texts(), texts(), Arbitraries.integers().between(0, 2))
                .as((id, name, known) -> new Author(known == 0 ? null : id, known == 1 ? null : name));
        return author.list().ofMinSize(1).ofMaxSize(3).map(Authors::new);
    }

    private static Arbitrary<PartialDate> dates() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 9999).map(year -> new PartialDate(year, 0, 0)),
                Arbitraries.integers().between(1, 12).map(month -> new PartialDate(1997, month, 0)),
                Arbitraries.integers().between(1, 29).map(day -> new PartialDate(2024, 2, day)));
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs()
                                .between(
                                        Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(),
                                        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}
