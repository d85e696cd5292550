package org.citationhubs.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BareIdSchemeTest {

    @ParameterizedTest
    @CsvSource({
        "arxiv, hep-th/9711200v2, arxiv:hep-th/9711200",
        "arxiv, ' hep-th/9711200 ', arxiv:hep-th/9711200",
        "arxiv, doi:10.1000/X, doi:10.1000/x",
        "arxiv, https://doi.org/10.1000/X, doi:10.1000/x",
        "doi, 10.1002/(SICI)1097-4571:3, doi:10.1002/(sici)1097-4571:3",
        "DOI, 10.1000/X, doi:10.1000/x",
    })
    void addsTheSchemeToBareIdsOnly(String scheme, String text, String id) {
        assertThat(new BareIdScheme(scheme).parse(text)).isEqualTo(WorkId.ofNormalised(id));
    }

    @Test
    void rejectsBareIdsWithoutAScheme() {
        assertThatThrownBy(() -> new BareIdScheme(null).parse("9711200")).isInstanceOf(InvalidWorkIdException.class);
        assertThatThrownBy(() -> new BareIdScheme("arxiv").parse(" ")).isInstanceOf(InvalidWorkIdException.class);
        assertThatThrownBy(() -> new BareIdScheme("arxiv").parse("doi:nonsense"))
                .isInstanceOf(InvalidWorkIdException.class);
    }
}
