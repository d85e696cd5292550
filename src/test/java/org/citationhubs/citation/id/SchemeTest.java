package org.citationhubs.citation.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.citationhubs.citation.id.Scheme.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeTest {

    @Test
    void namesAreFoundInAnyCase() {
        assertThat(Scheme.find("ArXiv")).contains(Scheme.ARXIV);
        assertThat(Scheme.find("isbn")).isEmpty();
        assertThat(Scheme.isKnown("OMID")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "doi:10.1000/a(b)<c>,   doi.org,        https://doi.org/10.1000/a%28b%29%3Cc%3E",
        "arxiv:hep-th/9711200,  arXiv,          https://arxiv.org/abs/hep-th/9711200",
        "pmid:7,                PubMed,         https://pubmed.ncbi.nlm.nih.gov/7",
        "pmcid:PMC7,            PubMed Central, https://pmc.ncbi.nlm.nih.gov/articles/PMC7",
        "openalex:W7,           OpenAlex,       https://openalex.org/W7",
        "acl:P18-1,             ACL Anthology,  https://aclanthology.org/P18-1",
    })
    void siteOfASchemeGivesTheAddressOfAWork(String id, String name, String address) {
        WorkId work = WorkId.parse(id);

        Site site = work.scheme().site();

        assertThat(site).isNotNull();
        assertThat(site.name()).isEqualTo(name);
        assertThat(site.address(work)).isEqualTo(address);
    }
}
