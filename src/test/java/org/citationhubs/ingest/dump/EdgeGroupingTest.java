package org.citationhubs.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.id.WorkId;
import org.junit.jupiter.api.Test;

class EdgeGroupingTest {

    @Test
    void groupsEdgesIntoOneListPerCitingWork() {
        EdgeGrouping lists = new EdgeGrouping();
        for (String edge : List.of("1 2", "3 2", "1 4", "3 1", "1 2", "1 1")) {
            lists.add(id(edge.substring(0, 1)), id(edge.substring(2)));
        }

        List<String> received = new ArrayList<>();
        long repeated = lists.forEach((citing, cited) -> received.add(citing + " " + cited));

        assertThat(received).containsExactly("pith:1 [pith:1, pith:2, pith:4]", "pith:3 [pith:1, pith:2]");
        assertThat(repeated).isEqualTo(1);
        assertThat(lists.size()).isEqualTo(2);
    }

    @Property(tries = 50)
    void groupsLikeAMapOfSets(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20_000) int edges) {
        // given random edges
        Random random = new Random(seed);
        int works = 1 + random.nextInt(edges);
        EdgeGrouping lists = new EdgeGrouping();
        Map<WorkId, Set<WorkId>> expected = new LinkedHashMap<>();
        for (int edge = 0; edge < edges; edge++) {
            WorkId citing = id(String.valueOf(random.nextInt(works)));
            WorkId cited = id(String.valueOf(random.nextInt(works)));
            lists.add(citing, cited);
            expected.computeIfAbsent(citing, work -> new LinkedHashSet<>()).add(cited);
        }

        // when they are read as lists
        Map<WorkId, Set<WorkId>> grouped = new LinkedHashMap<>();
        long repeated = lists.forEach((citing, cited) -> {
            assertThat(cited).doesNotHaveDuplicates();
            assertThat(grouped.put(citing, new LinkedHashSet<>(cited))).isNull();
        });

        // then the lists are those of a map of sets
        assertThat(grouped).isEqualTo(expected);
        assertThat(lists.size()).isEqualTo(expected.size());
        assertThat(repeated)
                .isEqualTo(
                        edges - expected.values().stream().mapToLong(Set::size).sum());
    }

    private static WorkId id(String number) {
        return WorkId.parse("pith:" + number);
    }
}
