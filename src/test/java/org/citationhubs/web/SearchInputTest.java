package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchInputTest {

    @ParameterizedTest
    @CsvSource({
        "arxiv:2209.10652, arxiv:2209.10652",
        " 2209.10652v2 , arxiv:2209.10652",
        "hep-th/9711200, arxiv:hep-th/9711200",
        "math.GT/0309136, arxiv:math/0309136",
        "10.1038/Nature14539, doi:10.1038/nature14539",
        "https://doi.org/10.1038/nature14539, doi:10.1038/nature14539",
        "PMID:123, pmid:123"
    })
    void recognizesIdsInUsualSpellings(String words, String id) {
        assertThat(new SearchInput(words).id())
                .hasValueSatisfying(work -> assertThat(work).hasToString(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Toy models", "BERT: Pre-training of", "doi: ten", "2001", "10.1038", "A/B testing"})
    void takesOtherTextAsATitle(String words) {
        assertThat(new SearchInput(words).id()).isEmpty();
    }
}
