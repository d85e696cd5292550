package org.citationhubs.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.jspecify.annotations.Nullable;

/**
 * The records of a soak, from a seed: reference lists, newer lists, single citations, retractions, facts of works,
 * merged ids, and damage. Each has a time of observation of its own; some come late, some twice, some in a partition
 * that does not own their work.
 */
final class SoakRecords {

    /** Header of damaged records: what is damaged. The service ignores it. */
    static final String DAMAGE = "damage";

    /** Value of the header of a record that says nothing and must be a dead letter. */
    static final String WHOLE = "whole";

    /** Value of the header of a record with an optional part that cannot be read, which must be applied. */
    static final String PART = "part";

    private static final long FIRST_SECOND =
            Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final int LONGEST_DELAY = 2_000;
    private static final String[] ROLES = {"BACKGROUND", "METHOD", "DATASET", "COMPARISON"};
    private static final String[] POLARITIES = {"SUPPORT", "CONTRAST", "NEUTRAL"};

    private final SoakGraph graph;
    private final Random random;
    private final int partitions;
    private final PriorityQueue<Late> late = new PriorityQueue<>(Comparator.comparingLong(Late::due));
    private long records;
    private int lists;

    /**
     * A record and the number of citations in it.
     *
     * @param citations 0 for a record of another kind
     */
    record Sent(ProducerRecord<byte[], byte[]> record, int citations) {}

    private record Late(long due, Sent sent) {}

    SoakRecords(SoakGraph graph, long seed, int partitions) {
        this.graph = graph;
        this.random = new Random(seed);
        this.partitions = partitions;
    }

    /** Returns the next record. */
    Sent next() {
        Late first = late.peek();
        if (first != null && first.due() <= records) {
            late.remove();
            return first.sent();
        }
        while (true) {
            records++;
            Sent made = make();
            int chance = random.nextInt(100);
            if (chance < 4) {
                late.add(new Late(records + 1 + random.nextInt(LONGEST_DELAY), made));
                continue;
            }
            if (chance == 4) {
                late.add(new Late(records + 1 + random.nextInt(LONGEST_DELAY), made));
            }
            return made;
        }
    }

    private Sent make() {
        int kind = lists == 0 ? 0 : random.nextInt(1_000);
        if (kind < 690) {
            int citing = graph.citing(lists++);
            return list(citing, 0, null);
        } else if (kind < 770) {
            return list(earlier(), 1 + random.nextInt(3), null);
        } else if (kind < 830) {
            int citing = earlier();
            return citations(citing, "assert", some(graph.references(citing, 1 + random.nextInt(4))), null);
        } else if (kind < 870) {
            int citing = earlier();
            return citations(citing, "retract", some(graph.references(citing, 0)), null);
        } else if (kind < 920) {
            int work = random.nextBoolean() ? graph.popular(random) : earlier();
            return work(
                    work,
                    "\"title\":\"Title " + records + " of work " + work + "\"," + "\"publishedAt\":\"" + year(work)
                            + "-0" + (1 + random.nextInt(9)) + "\"",
                    null);
        } else if (kind < 940) {
            return merge();
        } else if (kind < 950) {
            return notice();
        } else if (kind < 975) {
            return broken();
        }
        return unreadablePart();
    }

    private int earlier() {
        return graph.citing(random.nextInt(Math.max(1, lists)));
    }

    private int[] some(int[] cited) {
        return random.ints(1 + random.nextInt(Math.min(5, cited.length)), 0, cited.length)
                .map(i -> cited[i])
                .sorted()
                .distinct()
                .toArray();
    }

    private Sent list(int citing, int version, @Nullable String damage) {
        int[] cited = graph.references(citing, version);
        StringBuilder json = begin("assert", citing, true);
        for (int i = 0; i < cited.length; i++) {
            json.append(i == 0 ? "" : ",");
            citation(json, cited[i], damage != null && i == 0);
        }
        if (PART.equals(damage)) {
            json.append(",{\"cited\":{\"id\":\"no id of anything\"}}");
        }
        return sent(StreamsTopicNames.CITATIONS, citing, json.append("]}").toString(), damage, cited.length);
    }

    private Sent citations(int citing, String operation, int[] cited, @Nullable String damage) {
        StringBuilder json = begin(operation, citing, false);
        for (int i = 0; i < cited.length; i++) {
            json.append(i == 0 ? "" : ",");
            citation(json, cited[i], false);
        }
        return sent(StreamsTopicNames.CITATIONS, citing, json.append("]}").toString(), damage, cited.length);
    }

    private StringBuilder begin(String operation, int citing, boolean complete) {
        return new StringBuilder(4_096)
                .append("{\"op\":\"")
                .append(operation)
                .append("\",\"observedAt\":\"")
                .append(time())
                .append("\",\"references\":\"")
                .append(complete ? "complete" : "partial")
                .append("\",\"citing\":{\"id\":\"")
                .append(spelling(citing))
                .append("\",\"publishedAt\":\"")
                .append(year(citing))
                .append("\"},\"citations\":[");
    }

    private void citation(StringBuilder json, int cited, boolean damaged) {
        json.append("{\"cited\":{\"id\":\"").append(spelling(cited)).append('"');
        json.append(damaged ? ",\"publishedAt\":\"2012b\",\"authors\":[{},{\"name\":\"Ada Alder\"}]}" : "}");
        if (random.nextInt(4) == 0) {
            json.append(",\"mentions\":[{\"section\":\"Methods\",\"context\":\"As in [")
                    .append(cited)
                    .append("].\",\"roles\":[{\"role\":\"")
                    .append(ROLES[random.nextInt(ROLES.length)])
                    .append("\"}],\"polarity\":{\"value\":\"")
                    .append(POLARITIES[random.nextInt(POLARITIES.length)])
                    .append("\"}}]");
        }
        json.append('}');
    }

    private Sent work(int work, String fields, @Nullable String damage) {
        return sent(
                StreamsTopicNames.WORKS,
                work,
                "{\"id\":\"" + spelling(work) + "\",\"observedAt\":\"" + time() + "\"," + fields + '}',
                damage,
                0);
    }

    /** Merges an odd work into the even one before it, or takes that back. No survivor is merged itself. */
    private Sent merge() {
        int near = random.nextInt(3) == 0 ? earlier() : graph.popular(random);
        int alias = near - near % 8 + 5;
        return work(
                alias,
                random.nextInt(3) == 0 ? "\"sameAs\":null" : "\"sameAs\":\"" + SoakGraph.id(alias - 1) + '"',
                null);
    }

    /** Retracts a citing work that is never merged, or takes that back. */
    private Sent notice() {
        int near = earlier();
        int work = near % 8 == 4 || near % 8 == 5 ? near - 3 : near;
        return work(
                work,
                random.nextInt(4) == 0
                        ? "\"retraction\":null"
                        : "\"retraction\":{\"noticedAt\":\"2026-01-01T00:00:00Z\",\"reason\":\"Withdrawn.\"}",
                null);
    }

    private Sent broken() {
        int citing = earlier();
        String id = SoakGraph.id(citing);
        String json =
                switch (random.nextInt(5)) {
                    case 0 -> "{\"op\":\"assert\",\"observedAt\":\"" + time() + "\",\"citing\":{\"id\":\"" + id;
                    case 1 ->
                        "{\"op\":\"assert\",\"citing\":{\"id\":\"" + id + "\"},\"citations\":[{\"cited\":{\"id\":\""
                                + SoakGraph.id(1) + "\"}}]}";
                    case 2 ->
                        "{\"op\":\"assert\",\"observedAt\":\"" + time()
                                + "\",\"citing\":{\"id\":\"no id of anything\"},\"citations\":[{\"cited\":{\"id\":\""
                                + SoakGraph.id(1) + "\"}}]}";
                    case 3 -> "\u0000\u0001" + records;
                    default ->
                        "{\"op\":\"assert\",\"observedAt\":\"9999-01-01T00:00:00Z\",\"citing\":{\"id\":\"" + id
                                + "\"},\"citations\":[{\"cited\":{\"id\":\"" + SoakGraph.id(2) + "\"}}]}";
                };
        return sent(StreamsTopicNames.CITATIONS, citing, json, WHOLE, 0);
    }

    private Sent unreadablePart() {
        return random.nextBoolean()
                ? list(earlier(), 4, PART)
                : work(
                        graph.popular(random),
                        "\"title\":\"Title " + records
                                + "\",\"publishedAt\":\"2023-02-30\",\"authors\":[{\"name\":\"\"}]",
                        PART);
    }

    private Sent sent(String topic, int work, String json, @Nullable String damage, int citations) {
        Integer partition = random.nextInt(100) == 0 ? random.nextInt(partitions) : null;
        byte[] key = SoakGraph.id(work).getBytes(UTF_8);
        return new Sent(
                new ProducerRecord<>(
                        topic,
                        partition,
                        key,
                        json.getBytes(UTF_8),
                        damage == null ? List.of() : List.of(new RecordHeader(DAMAGE, damage.getBytes(UTF_8)))),
                citations);
    }

    private String spelling(int work) {
        return random.nextInt(50) == 0 ? SoakGraph.otherSpelling(work, random) : SoakGraph.id(work);
    }

    private static int year(int work) {
        return 1980 + work % 46;
    }

    /** Returns a time that no other record has. */
    private String time() {
        return Instant.ofEpochSecond(FIRST_SECOND + records).toString();
    }
}
