package org.citationhubs.topology.hubs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.stage.RecordSizes;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever events of the permitted size say, each record that follows from them fits into the largest record. */
class RecordSizesTest {

    private static final int PARTITIONS = 2;
    private static final int EVENT = InputLimits.DEFAULT.eventBytes() - 4_096;
    private static final int BYTES_OF_A_NUMBERED_CITATION = 10;
    private static final String PREFIX = "doi:10.5555/" + "p".repeat(900);

    /** Hubs are published in the test of titles alone. */
    private InMemoryPartitions partitions = new InMemoryPartitions(PARTITIONS, 1_000, 64 << 20);

    @Test
    void thePartsOfEachRecordAddUpToARecord() {
        int list = RecordSizes.STATED_CITATIONS
                + RecordSizes.DESCRIPTION
                + RecordSizes.ALIASES
                + RecordSizes.CITED_ALIASES;
        int mentions = RecordSizes.STATED_CITATIONS + RecordSizes.ALIASES;
        int numbers = (RecordSizes.MOST_REFERENCES + RecordSizes.ALIAS_CITATIONS) * BYTES_OF_A_NUMBERED_CITATION;
        int base64 = (RecordSizes.LARGEST_EVENT + 2) / 3 * 4;

        assertThat(List.of(
                        list,
                        // The alias of another work, as it is sent to that work.
                        RecordSizes.STATED_CITATIONS + RecordSizes.DESCRIPTION + RecordSizes.ALIASES,
                        // The first part of an update: facts, and what the list says of one hub.
                        RecordSizes.DESCRIPTION + mentions,
                        // A citing list, a work as described by itself and by those who cite it, with its other ids.
                        RecordSizes.DESCRIPTION + numbers,
                        2 * RecordSizes.DESCRIPTION + RecordSizes.ALIASES,
                        RecordSizes.LARGEST_EVENT + RecordSizes.LARGEST_KEY,
                        base64))
                .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(RecordSizes.LARGEST_VALUE));
        assertThat(InputLimits.DEFAULT.eventBytes()).isLessThanOrEqualTo(RecordSizes.LARGEST_EVENT);
    }

    @ParameterizedTest
    @EnumSource
    void allFactsAtTheirLimitsFitIntoADescription(LimitEvents.Alphabet alphabet) throws RejectedRecordException {
        String json = "{\"id\":\"pmid:1\",\"observedAt\":\"2026-01-01T00:00:00.123456789Z\","
                + LimitEvents.facts(alphabet) + '}';

        WorkEvent event = new WorkEventReader(InputLimits.DEFAULT).read(json.getBytes(UTF_8));

        PackedWriter out = new PackedWriter();
        PackedWorks.writeDescription(
                out.reset(), WorkDescription.statedBy(SourcedValue.Source.REGISTRY, event.observedAt(), event.facts()));
        assertThat(out.size()).isBetween(RecordSizes.DESCRIPTION / 3, RecordSizes.DESCRIPTION);
    }

    @Test
    void fourLargeEventsOfOneWorkDoNotGrowItsListPastARecord() {
        for (int part = 0; part < 4; part++) {
            cite("pmid:77", part, contexts(part));
        }

        assertThat(partitions.deadLetters()).isPositive();
        assertRecordsFit();
    }

    @Test
    void largeDescriptionsOfOneWorkDoNotGrowItPastARecord() {
        int second = 0;
        for (String field : List.of("title", "abstract", "summary", "venue", "field")) {
            for (int size : new int[] {3_000, 30_000, EVENT}) {
                describe("pmid:77", second++, '"' + field + "\":\"" + "w".repeat(size) + '"');
            }
        }

        assertThat(partitions.deadLetters()).isZero();
        assertRecordsFit();
    }

    @Test
    void theTitlesOfManyWorksAreSentInParts() {
        partitions = new InMemoryPartitions(PARTITIONS, 1, 64 << 20);
        for (int citing = 0; citing < 4; citing++) {
            cite("pmid:" + (1 + citing), citing, titles(citing, true));
        }

        assertThat(partitions.deadLetters()).isZero();
        assertRecordsFit();
        assertThat(partitions.summaries()).hasSize(1_000);
    }

    @Test
    void theListsOfManyAliasesAreSentInParts() {
        for (int alias = 0; alias < 5; alias++) {
            cite("pmid:" + (10 + alias), alias, longIds(alias));
        }
        for (int alias = 1; alias < 5; alias++) {
            describe("pmid:" + (10 + alias), 100 + alias, "\"sameAs\":\"pmid:10\"");
        }
        describe("pmid:10", 200, "\"publishedAt\":\"2001\"");

        assertThat(partitions.deadLetters()).isZero();
        assertRecordsFit();
        String cited = PREFIX + "/3/5";
        assertThat(partitions.citingWorks(WorkId.parse(cited))).containsExactly(WorkId.parse("pmid:10"));
        assertThat(partitions.coCited(WorkId.parse(cited))).hasSize(5 * 600 - 1);
    }

    /**
     * Hubs of two citing works are published, so that titles are requested and ledgers are written. Lists of 10,000
     * citations have 100 million pairs, which are not what is tested here.
     */
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void everyRecordThatFollowsFromAnyEventsFits(
            @ForAll @IntRange(min = 1, max = 3) int count, @ForAll("steps") List<Step> steps) {
        boolean longLists = steps.stream().anyMatch(step -> step.kind() == Kind.MANY_CITATIONS);
        partitions = new InMemoryPartitions(count, longLists ? 1_000 : 2, 64 << 20);
        for (int second = 0; second < steps.size(); second++) {
            steps.get(second).deliver(this, second);
        }

        assertRecordsFit();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(LimitEvents.Alphabet.class),
                        Arbitraries.of("partial", "complete"))
                .as(Step::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(14);
    }

    /** What an event has at its limit. */
    private enum Kind {
        MANY_CITATIONS,
        LONG_IDS,
        MENTIONS,
        MANY_MENTIONS,
        TITLES,
        CITED_AUTHORS,
        FACTS,
        AUTHORS,
        MERGE_CITING,
        MERGE_CITED,
        TAKE_BACK,
        NOISE
    }

    /** One event. */
    private record Step(Kind kind, int work, int part, LimitEvents.Alphabet alphabet, String references) {

        void deliver(RecordSizesTest test, int second) {
            String citing = "pmid:" + work;
            String cited = "pmid:" + (1_000 + part);
            switch (kind) {
                case MANY_CITATIONS -> cite(test, second, LimitEvents.manyCitations(part));
                case LONG_IDS -> cite(test, second, LimitEvents.longIds(part));
                case MENTIONS -> cite(test, second, LimitEvents.mentions(part, alphabet));
                case MANY_MENTIONS -> cite(test, second, LimitEvents.manyMentions(part));
                case TITLES -> cite(test, second, LimitEvents.titles(part, alphabet));
                case CITED_AUTHORS -> cite(test, second, LimitEvents.citedAuthors(part, alphabet));
                case FACTS -> test.describe(part < 2 ? citing : cited, second, LimitEvents.facts(alphabet));
                case AUTHORS -> test.describe(citing, second, LimitEvents.authors(part % 2 == 0, alphabet));
                case MERGE_CITING -> test.describe(citing, second, "\"sameAs\":\"pmid:" + (1 + part) + '"');
                case MERGE_CITED -> test.describe(cited, second, "\"sameAs\":\"pmid:" + (1_000 + work) + '"');
                case TAKE_BACK -> test.describe(part < 2 ? citing : cited, second, "\"sameAs\":null");
                case NOISE -> test.deliver(StreamsTopicNames.CITATIONS, citing, LimitEvents.noise(new Random(second)));
            }
        }

        private void cite(RecordSizesTest test, int second, String citations) {
            test.cite("pmid:" + work, second, references, citations);
        }
    }

    private void assertRecordsFit() {
        assertThat(partitions.largestRecord()).isLessThanOrEqualTo(RecordSizes.LARGEST_VALUE);
    }

    private static String contexts(int part) {
        Random random = new Random(part);
        return upTo(
                EVENT,
                i -> "{\"cited\":{\"id\":\"pmid:" + (1_000 + part * 10_000 + i) + "\"},\"mentions\":[{\"context\":\""
                        + random.ints(150, 0, 100_000).mapToObj(n -> "word" + n).collect(Collectors.joining(" "))
                        + "\"}]}");
    }

    private static String longIds(int part) {
        return IntStream.range(0, 600)
                .mapToObj(i -> "{\"cited\":{\"id\":\"" + PREFIX + '/' + part + '/' + i + "\",\"title\":\"T\"}}")
                .collect(Collectors.joining(","));
    }

    private static String titles(int part, boolean other) {
        String title = (other ? "t" : "u").repeat(4_000);
        return IntStream.range(0, 250)
                .mapToObj(i ->
                        "{\"cited\":{\"id\":\"pmid:" + (5_000 + part * 250 + i) + "\",\"title\":\"" + title + "\"}}")
                .collect(Collectors.joining(","));
    }

    private static String upTo(int bytes, IntFunction<String> item) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; ; i++) {
            String next = item.apply(i);
            if (items.length() + next.length() >= bytes) {
                return items.toString();
            }
            items.append(i == 0 ? "" : ",").append(next);
        }
    }

    private void cite(String work, int second, String citations) {
        cite(work, second, "partial", citations);
    }

    private void cite(String work, int second, String references, String citations) {
        deliver(
                StreamsTopicNames.CITATIONS,
                work,
                "{\"op\":\"assert\",\"observedAt\":\"" + time(second) + "\",\"references\":\"" + references
                        + "\",\"citing\":{\"id\":\"" + work + "\"},\"citations\":[" + citations + "]}");
    }

    private void describe(String work, int second, String fields) {
        deliver(
                StreamsTopicNames.WORKS,
                work,
                "{\"id\":\"" + work + "\",\"observedAt\":\"" + time(second) + "\"," + fields + '}');
    }

    private static String time(int second) {
        return "2026-01-01T00:%02d:%02dZ".formatted(second / 60, second % 60);
    }

    private void deliver(String topic, String work, String json) {
        deliver(topic, work, json.getBytes(UTF_8));
    }

    private void deliver(String topic, String work, byte[] value) {
        assertThat(value).hasSizeLessThanOrEqualTo(InputLimits.DEFAULT.eventBytes());
        partitions.deliver(topic, partitions.ownerOf(WorkId.parse(work)), work.getBytes(UTF_8), value);
        partitions.settle();
    }
}
