package org.citationhubs.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.citationhubs.topology.stage.StreamsTopicNames;

/**
 * What the accepted records of a soak say, folded by the rule that the newest observation wins for each citation and
 * for each fact. Written anew for the check, without the classes of the service.
 */
final class ObservedWorks {

    private static final long NEVER = Long.MIN_VALUE;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Stated> lists = new HashMap<>();
    private final Map<Integer, Newest<Integer>> survivors = new HashMap<>();
    private final Map<Integer, Newest<Boolean>> notices = new HashMap<>();
    private final Map<Integer, Newest<String>> titles = new HashMap<>();

    /** The citations of one work: when each was last asserted and last retracted. */
    private static final class Stated {

        private long completeAt = NEVER;
        private int[] cited = {};
        private long[] asserted = {};
        private long[] retracted = {};

        void fold(int[] works, long at, boolean assertion) {
            int[] all = new int[cited.length + works.length];
            long[] allAsserted = new long[all.length];
            long[] allRetracted = new long[all.length];
            int size = 0;
            for (int i = 0, j = 0; i < cited.length || j < works.length; size++) {
                boolean known = j == works.length || (i < cited.length && cited[i] <= works[j]);
                boolean named = i == cited.length || (j < works.length && works[j] <= cited[i]);
                all[size] = known ? cited[i] : works[j];
                allAsserted[size] = Math.max(known ? asserted[i] : NEVER, named && assertion ? at : NEVER);
                allRetracted[size] = Math.max(known ? retracted[i] : NEVER, named && !assertion ? at : NEVER);
                i += known ? 1 : 0;
                j += named ? 1 : 0;
            }
            cited = Arrays.copyOf(all, size);
            asserted = Arrays.copyOf(allAsserted, size);
            retracted = Arrays.copyOf(allRetracted, size);
        }

        boolean cites(int place) {
            return asserted[place] != NEVER && asserted[place] > retracted[place] && asserted[place] >= completeAt;
        }
    }

    private record Newest<T>(long at, T value) {

        static <T> void put(Map<Integer, Newest<T>> values, int work, long at, T value) {
            values.merge(work, new Newest<>(at, value), (a, b) -> a.at > b.at ? a : b);
        }
    }

    /** Folds a record that was not a dead letter. */
    void accept(String topic, byte[] value) {
        try {
            JsonNode event = json.readTree(value);
            if (topic.equals(StreamsTopicNames.CITATIONS)) {
                acceptCitations(event);
            } else {
                acceptWork(event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("applied, but not JSON", e);
        }
    }

    private void acceptCitations(JsonNode event) {
        int citing = SoakGraph.work(event.path("citing").path("id").asText());
        long at = at(event);
        TreeSet<Integer> works = new TreeSet<>();
        for (JsonNode citation : event.path("citations")) {
            int cited = SoakGraph.work(citation.path("cited").path("id").asText());
            if (cited >= 0 && cited != citing) {
                works.add(cited);
            }
        }
        Stated stated = lists.computeIfAbsent(citing, work -> new Stated());
        if (event.path("references").asText().equals("complete")) {
            stated.completeAt = Math.max(stated.completeAt, at);
        }
        stated.fold(
                works.stream().mapToInt(Integer::intValue).toArray(),
                at,
                event.path("op").asText().equals("assert"));
    }

    private void acceptWork(JsonNode event) {
        int work = SoakGraph.work(event.path("id").asText());
        if (event.has("sameAs")) {
            JsonNode survivor = event.get("sameAs");
            Newest.put(survivors, work, at(event), survivor.isNull() ? work : SoakGraph.work(survivor.asText()));
        }
        if (event.has("retraction")) {
            Newest.put(notices, work, at(event), !event.get("retraction").isNull());
        }
        if (event.has("title")) {
            Newest.put(titles, work, at(event), event.get("title").asText());
        }
    }

    private static long at(JsonNode event) {
        return Instant.parse(event.path("observedAt").asText()).toEpochMilli();
    }

    /** Returns the id under which a work lives on: its own, if it is not merged. */
    int survivorOf(int work) {
        Newest<Integer> survivor = survivors.get(work);
        return survivor == null ? work : survivor.value();
    }

    /** Returns the newest title that was stated of a work under its own id. */
    Optional<String> title(int work) {
        return Optional.ofNullable(titles.get(work)).map(Newest::value);
    }

    /** Returns the works that each citing work cites, ascending, after merges, without retracted citing works. */
    Map<Integer, int[]> counted() {
        Map<Integer, int[]> counted = new HashMap<>();
        lists.forEach((citing, stated) -> {
            int owner = survivorOf(citing);
            Newest<Boolean> notice = notices.get(owner);
            int[] works = IntStream.range(0, stated.cited.length)
                    .filter(stated::cites)
                    .map(i -> survivorOf(stated.cited[i]))
                    .filter(cited -> cited != owner)
                    .sorted()
                    .distinct()
                    .toArray();
            if (works.length > 0 && (notice == null || !notice.value())) {
                counted.merge(owner, works, ObservedWorks::union);
            }
        });
        return counted;
    }

    private static int[] union(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b))
                .sorted()
                .distinct()
                .toArray();
    }
}
