package org.citationhubs.store.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.junit.jupiter.api.Test;

class SourceSetsTest {

    private static final SourceSet CROSSREF = SourceSet.of(List.of("crossref"));
    private static final SourceSet BOTH = SourceSet.of(List.of("crossref", "openalex"));

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.WORK_NUMBERS);
    private final SourceSets sets = new SourceSets(store);

    @Test
    void numbersStartAtZeroInTheOrderOfOccurrence() {
        assertThat(sets.number(CROSSREF)).isZero();
        assertThat(sets.number(BOTH)).isEqualTo(1);
        assertThat(sets.number(CROSSREF)).isZero();
        assertThat(sets.number(SourceSet.UNNAMED)).isEqualTo(2);
    }

    @Test
    void numbersSurviveARestart() {
        sets.number(CROSSREF);
        sets.number(BOTH);

        SourceSets restarted = new SourceSets(store);
        assertThat(restarted.number(SourceSet.UNNAMED)).isEqualTo(2);
        assertThat(restarted.number(BOTH)).isEqualTo(1);
        assertThat(restarted.view().set(0)).isEqualTo(CROSSREF);
    }

    @Test
    void aViewFindsSetsThatAreNumberedLater() {
        SourceSetsView view = new SourceSetsView(store);
        assertThatThrownBy(() -> view.set(0)).isInstanceOf(IllegalStateException.class);

        for (int number = 0; number < 200; number++) {
            sets.number(SourceSet.of(List.of("system" + number)));
        }
        for (int number = 199; number >= 0; number--) {
            assertThat(view.set(number).systems()).containsExactly("system" + number);
        }
    }

    @Test
    void setsAndWorksHaveNumbersOfTheirOwn() {
        WorkNumbers works = new WorkNumbers(store, () -> 0);
        works.number(WorkId.parse("doi:10.1/a"));
        sets.number(CROSSREF);

        assertThat(new WorkNumbers(store, () -> 0).last()).isEqualTo(1);
        assertThat(new SourceSets(store).number(BOTH)).isEqualTo(1);
    }
}
