package org.citationhubs.hub.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.source.SourceGenerators;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.hub.count.SourceCounts.SourceCount;
import org.junit.jupiter.api.Test;

class SourceCountsTest {

    private static final SourceSet CROSSREF = SourceSet.of(List.of("crossref"));
    private static final SourceSet BOTH = SourceSet.of(List.of("crossref", "openalex"));

    private final HubCountsAccumulator sum = new HubCountsAccumulator();

    @Test
    void aHubWithoutCitingWorksHasNoSources() {
        assertThat(HubCounts.NONE.sources().bySystem()).isEmpty();
        assertThat(HubCounts.NONE.sources().citingWorks("crossref")).hasValue(0);
    }

    @Test
    void aCitingWorkIsCountedUnderEachOfItsSystems() {
        sum.add(stated(CROSSREF));
        sum.add(stated(BOTH));
        sum.add(stated(BOTH));

        assertThat(sources()).isEqualTo(Map.of("crossref", new SourceCount(3, 1), "openalex", new SourceCount(2, 0)));
    }

    @Test
    void oneSetIsKeptAsOneSet() {
        sum.add(stated(BOTH));
        sum.add(stated(BOTH));
        assertThat(sum.snapshot().sources().common()).isEqualTo(BOTH);
        assertThat(sources()).isEqualTo(Map.of("crossref", new SourceCount(2, 0), "openalex", new SourceCount(2, 0)));

        // and again when all others are gone
        sum.remove(stated(BOTH));
        sum.remove(stated(BOTH));
        sum.add(stated(CROSSREF));
        assertThat(sum.snapshot().sources().common()).isEqualTo(CROSSREF);
    }

    @Test
    void citingWorksThatDoNotCountHaveNoSources() {
        sum.add(new CitationFacts(
                null, Instant.EPOCH, StatementCounts.NONE, false, CitationStatus.RETRACTED, CROSSREF));

        assertThat(sources()).isEmpty();
    }

    @Property
    void countsEqualThoseOfAModel(@ForAll("citations") List<CitationFacts> works, @ForAll Random random) {
        // when works join and leave in any order
        HubCountsAccumulator counted = new HubCountsAccumulator();
        List<CitationFacts> present = new ArrayList<>();
        List<CitationFacts> absent = new ArrayList<>(works);
        for (int step = 0; step < 3 * works.size(); step++) {
            boolean add = present.isEmpty() || (!absent.isEmpty() && random.nextInt(3) > 0);
            List<CitationFacts> from = add ? absent : present;
            CitationFacts work = from.remove(random.nextInt(from.size()));
            (add ? present : absent).add(work);
            if (add) {
                counted.add(work);
            } else {
                counted.remove(work);
            }
        }

        // then each count is that of the works that are there
        HubCounts counts = counted.snapshot();
        assertThat(counts.citingWorks()).isEqualTo(present.size());
        assertThat(counts.sources().bySystem()).isEqualTo(model(present));
    }

    @Property
    void noSourceCountsMoreThanTheHub(@ForAll("citations") List<CitationFacts> works) {
        HubCounts counts = countsOf(works);

        int alone = 0;
        int any = 0;
        for (SourceCount count : counts.sources().bySystem().values()) {
            assertThat(count.only()).isBetween(0, count.citingWorks());
            assertThat(count.citingWorks()).isBetween(1, counts.citingWorks());
            alone += count.only();
            any += count.citingWorks();
        }
        assertThat(alone).isLessThanOrEqualTo(counts.citingWorks());
        assertThat(any).isGreaterThanOrEqualTo(counts.citingWorks());
    }

    @Property(tries = 50)
    void ofManySystemsTheLeastNamesAreExactInAnyOrder(@ForAll Random random) {
        // given works of 100 systems, each asserted by two
        List<CitationFacts> works = new ArrayList<>();
        for (int work = 0; work < 300; work++) {
            works.add(stated(SourceSet.of(List.of(system(random.nextInt(100)), system(random.nextInt(100))))));
        }
        IntStream.range(0, 100).forEach(number -> works.add(stated(SourceSet.of(List.of(system(number))))));
        Collections.shuffle(works, random);

        // when some of them leave
        HubCountsAccumulator counted = new HubCountsAccumulator();
        works.forEach(counted::add);
        List<CitationFacts> gone = works.subList(0, 100);
        gone.forEach(counted::remove);

        // then of the systems of least names the counts are exact, and of others they are not known
        SourceCounts counts = counted.snapshot().sources();
        Map<String, SourceCount> expected = new TreeMap<>(model(works.subList(100, works.size())));
        expected.keySet().removeIf(system -> system.compareTo(system(SourceCounts.MOST_SYSTEMS)) >= 0);
        assertThat(counts.bySystem()).isEqualTo(expected);
        assertThat(counts.citingWorks(system(99))).isEmpty();
        assertThat(counts.citingWorks("a")).hasValue(0);
    }

    private static String system(int number) {
        return String.format("s%03d", number);
    }

    private static Map<String, SourceCount> model(List<CitationFacts> works) {
        Map<String, SourceCount> expected = new TreeMap<>();
        for (CitationFacts work : works) {
            for (String system : work.sources().systems()) {
                expected.merge(system, new SourceCount(1, work.sources().isOnly(system) ? 1 : 0), SourceCount::plus);
            }
        }
        return expected;
    }

    private Map<String, SourceCount> sources() {
        return sum.snapshot().sources().bySystem();
    }

    private static HubCounts countsOf(List<CitationFacts> works) {
        HubCountsAccumulator sum = new HubCountsAccumulator();
        works.forEach(sum::add);
        return sum.snapshot();
    }

    private static CitationFacts stated(SourceSet sources) {
        return CitationFacts.of(null, Instant.EPOCH, StatementCounts.NONE).withSources(sources);
    }

    @Provide
    static Arbitrary<List<CitationFacts>> citations() {
        return SourceGenerators.sets().map(SourceCountsTest::stated).list().ofMaxSize(12);
    }
}
