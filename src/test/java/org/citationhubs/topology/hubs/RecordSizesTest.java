package org.citationhubs.topology.hubs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.topology.stage.RecordSizes;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever events of the permitted size say, each record that follows from them fits into the largest record. */
class RecordSizesTest {

    private static final int PARTITIONS = 2;
    private static final int EVENT = InputLimits.DEFAULT.eventBytes() - 4_096;
    private static final String PREFIX = "doi:10.5555/" + "p".repeat(900);

    /** Hubs are published in the test of titles alone. */
    private InMemoryPartitions partitions = new InMemoryPartitions(PARTITIONS, 1_000, 64 << 20);

    @Test
    void theBudgetsOfARowAddUpToARecord() {
        int row = RecordSizes.STATED_CITATIONS
                + RecordSizes.DESCRIPTION
                + RecordSizes.ALIASES
                + RecordSizes.CITED_ALIASES;

        assertThat(row).isLessThanOrEqualTo(RecordSizes.LARGEST_VALUE);
        assertThat((RecordSizes.LARGEST_EVENT + 2) / 3 * 4).isLessThanOrEqualTo(RecordSizes.LARGEST_VALUE);
        assertThat(InputLimits.DEFAULT.eventBytes()).isLessThanOrEqualTo(RecordSizes.LARGEST_EVENT);
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyRecordThatFollowsFromRandomEventsFits(long seed) {
        Random random = new Random(seed);
        for (int second = 0; second < 12; second++) {
            String work = "pmid:" + (1 + random.nextInt(4));
            int part = random.nextInt(6);
            switch (random.nextInt(7)) {
                case 0 -> cite(work, second, contexts(part));
                case 1 -> cite(work, second, longIds(part));
                case 2 -> cite(work, second, titles(part, random.nextBoolean()));
                case 3 -> cite(work, second, mentions(part));
                case 4 -> describe(work, second, "\"sameAs\":\"pmid:" + (1 + random.nextInt(4)) + '"');
                case 5 -> describe(work, second, authors(random.nextInt(12_000)));
                default -> describe(work, second, claims(random.nextInt(250)));
            }
        }

        assertRecordsFit();
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

    private static String mentions(int part) {
        String empty = IntStream.range(0, 200).mapToObj(i -> "{}").collect(Collectors.joining(","));
        return upTo(
                EVENT / 2,
                i -> "{\"cited\":{\"id\":\"arxiv:2301." + (10_000 + part * 3_000 + i) + "\"},\"mentions\":[" + empty
                        + "]}");
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

    private static String authors(int count) {
        return "\"authors\":["
                + IntStream.range(0, count)
                        .mapToObj(i -> "{\"name\":\"Family" + i + ", Given\",\"id\":\"orcid:" + i + "\"}")
                        .collect(Collectors.joining(","))
                + ']';
    }

    private static String claims(int count) {
        return "\"claims\":["
                + IntStream.range(0, count)
                        .mapToObj(i -> "{\"id\":\"c" + i + "\",\"text\":\"" + "x".repeat(1_000) + "\"}")
                        .collect(Collectors.joining(","))
                + ']';
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
        deliver(
                StreamsTopicNames.CITATIONS,
                work,
                "{\"op\":\"assert\",\"observedAt\":\"" + time(second) + "\",\"citing\":{\"id\":\"" + work
                        + "\"},\"citations\":[" + citations + "]}");
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
        byte[] value = json.getBytes(UTF_8);
        assertThat(value).hasSizeLessThanOrEqualTo(InputLimits.DEFAULT.eventBytes());
        partitions.deliver(topic, partitions.ownerOf(WorkId.parse(work)), work.getBytes(UTF_8), value);
        partitions.settle();
    }
}
