package org.citationhubs.citation.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests each spelling that a scheme has, and what it refuses, one row each. */
class IdTableTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // DOIs
                "10.5555/abc                                     | doi:10.5555/abc",
                "DOI:10.5555/ABC                                 | doi:10.5555/abc",
                "doi: 10.5555/abc                                | doi:10.5555/abc",
                "doi.org/10.5555/abc                             | doi:10.5555/abc",
                "http://dx.doi.org/10.5555/abc                   | doi:10.5555/abc",
                "https://www.doi.org/10.5555/abc                 | doi:10.5555/abc",
                "info:doi/10.5555/abc                            | doi:10.5555/abc",
                "info:doi/info:doi/10.5555/abc                   | doi:10.5555/abc",
                "urn:doi:10.5555/abc                             | doi:10.5555/abc",
                "urn:doi:urn:doi:10.5555/abc                     | doi:10.5555/abc",
                "doi.org/doi.org/10.5555/abc                     | doi:10.5555/abc",
                "https://doi.org/10.5555/a%2528b%2529            | doi:10.5555/a%28b%29",
                "https://doi.org/10.5555/a%28b%29                | doi:10.5555/a(b)",
                "10.5555/a&lt;b&amp;c                            | doi:10.5555/a<b&c",
                "10.5555/a&amp;lt;b                              | doi:10.5555/a<b",
                "10.5555/a\\_b                                   | doi:10.5555/a_b",
                "10.5555/a\u200b\u00ad\ufeff\u202eb              | doi:10.5555/ab",
                "10.5555/a b                                     | doi:10.5555/ab",
                "10.5555/a\u2010b\u2015c\u2212d                  | doi:10.5555/a-b-c-d",
                "10.5555/abc.,;/                                 | doi:10.5555/abc",
                "10.1002/(sici)1(9)2.0.co;2-#                    | doi:10.1002/(sici)1(9)2.0.co;2-#",
                "10.5555/a(b)                                    | doi:10.5555/a(b)",
                "10.5555/a[b]                                    | doi:10.5555/a[b]",
                "10.5555/a<b>                                    | doi:10.5555/a<b>",
                "10.5555/\u00c9                                  | doi:10.5555/\u00c9",
                "10.5555/\u212a                                  | doi:10.5555/\u212a",
                // the DOIs of arXiv
                "10.48550/arXiv.2301.04411                       | arxiv:2301.04411",
                "https://doi.org/10.48550/ARXIV.2301.04411v3     | arxiv:2301.04411",
                "doi:10.48550/arXiv.math.AG/0604411              | arxiv:math/0604411",
                "urn:doi:10.48550/arxiv.2301.04411.              | arxiv:2301.04411",
                // arXiv
                "2301.04411                                      | arxiv:2301.04411",
                "arXiv:arXiv:2301.04411                          | arxiv:2301.04411",
                "arXiv: 2301.04411v2                             | arxiv:2301.04411",
                "http://www.arxiv.org/abs/2301.04411v12          | arxiv:2301.04411",
                "https://export.arxiv.org/pdf/2301.04411v1.pdf   | arxiv:2301.04411",
                "arxiv.org/html/2301.04411/                      | arxiv:2301.04411",
                "arxiv:math.AG/0604411v2                         | arxiv:math/0604411",
                "arxiv:Hep-Th/9711200                            | arxiv:hep-th/9711200",
                "arxiv:cond-mat.mes-hall/9901001                 | arxiv:cond-mat/9901001",
                // PubMed and PubMed Central
                "PMID:4411                                       | pmid:4411",
                "pmid:pmid:004411                                | pmid:4411",
                "pmid:4411.0                                     | pmid:4411",
                "https://pubmed.ncbi.nlm.nih.gov/4411/           | pmid:4411",
                "http://www.ncbi.nlm.nih.gov/pubmed/4411         | pmid:4411",
                "PMC4411                                         | pmcid:PMC4411",
                "pmc4411                                         | pmcid:PMC4411",
                "pmcid:4411                                      | pmcid:PMC4411",
                "pmcid:PMC0004411.1                              | pmcid:PMC4411",
                "PMCID:PMCID:PMC4411                             | pmcid:PMC4411",
                "https://www.ncbi.nlm.nih.gov/pmc/articles/4411/ | pmcid:PMC4411",
                "https://pmc.ncbi.nlm.nih.gov/articles/PMC4411   | pmcid:PMC4411",
                // OpenAlex
                "W4411                                           | openalex:W4411",
                "openalex:w4411                                  | openalex:W4411",
                "https://openalex.org/W4411/                     | openalex:W4411",
                "https://openalex.org/works/w4411                | openalex:W4411",
                "api.openalex.org/works/W4411                    | openalex:W4411",
                "https://api.openalex.org/W4411                  | openalex:W4411",
                "openalex:https://openalex.org/W4411             | openalex:W4411",
                // Semantic Scholar
                "CorpusId:4411                                   | s2:4411",
                "CorpusID:4411                                   | s2:4411",
                "s2:CorpusID: 4411                               | s2:4411",
                "S2:0123456789ABCDEF0123456789abcdef01234567     | s2:" + HASH,
                "https://www.semanticscholar.org/paper/" + HASH + " | s2:" + HASH,
                "semanticscholar.org/paper/A-Title/" + HASH + "  | s2:" + HASH,
                // OpenCitations
                "OMID:BR/0644                                    | omid:br/0644",
                "omid:omid:br/0644                               | omid:br/0644",
                "https://w3id.org/oc/meta/br/0644                | omid:br/0644",
                // ACL Anthology
                "acl:p44-1101                                    | acl:P44-1101",
                "ACL:2020.ACL-main.1                             | acl:2020.acl-main.1",
                "https://aclanthology.org/P44-1101.pdf           | acl:P44-1101",
                "aclanthology.org/2020.acl-main.1/               | acl:2020.acl-main.1",
                "http://www.aclanthology.org/P44-1101            | acl:P44-1101",
                // INSPIRE
                "inspire:451647                                  | inspire:451647",
                "https://inspirehep.net/literature/451647        | inspire:451647",
                "inspirehep.net/api/literature/451647            | inspire:451647",
                // Pith
                "pith:2022:a-title                               | pith:2022:a-title",
                "PITH: 2022:a-title                              | pith:2022:a-title",
                "pith:pith:2022:a-title                          | pith:2022:a-title",
                "https://pith.science/hub/pith:2022:a-title/     | pith:2022:a-title",
                "http://www.pith.science/hubs/2022:a-title?x=y   | pith:2022:a-title",
                "pith.science/pith/2022%3Aa-title#top            | pith:2022:a-title",
                "pith:https://pith.science/pith/2022:a-title     | pith:2022:a-title",
                "http://localhost:8080/hubs/pith:2022:a-title    | pith:2022:a-title",
                "http://localhost:8080/hubs/pith%3A2022%3Aa-title/?role=METHOD | pith:2022:a-title",
                "https://hubs.example/api/v1/hubs/pith:2022:a-title | pith:2022:a-title",
                "https://hubs.example/hubs/doi:10.5555%2Fabc/    | doi:10.5555/abc",
                "https://hubs.example/hubs/10.5555/abc           | doi:10.5555/abc",
            })
    void aSpellingIsReadAsTheCanonicalId(String spelling, String id) {
        assertThat(WorkId.parse(spelling).value()).isEqualTo(id);
        assertThat(WorkId.parse(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doi:10.5555            | 10.PREFIX/SUFFIX",
                "doi:10.5555/           | 10.PREFIX/SUFFIX",
                "doi:11.5555/abc        | 10.PREFIX/SUFFIX",
                "doi:10.x/abc           | 10.PREFIX/SUFFIX",
                "doi:NA                 | 10.PREFIX/SUFFIX",
                "https://doi.org/abc    | 10.PREFIX/SUFFIX",
                "arxiv:123              | 2301.04411",
                "arxiv:math/123         | 2301.04411",
                "pmid:x4411             | a number",
                "pmid:0                 | a number",
                "pmid:44.5              | a number",
                "pmcid:PMX1             | PMC and a number",
                "pmcid:0                | PMC and a number",
                "openalex:A4411         | W and a number",
                "openalex:4411          | W and a number",
                "https://openalex.org/A4411 | W and a number",
                "s2:abc                 | 40 hexadecimal digits",
                "s2:-1                  | 40 hexadecimal digits",
                "omid:ra/0644           | br/ and a number",
                "inspire:abc            | a number",
                "pith:                  | nothing after the scheme",
                "isbn:123               | expected one of",
                "no id                  | expected scheme:value",
            })
    void aRefusalNamesWhatWouldHaveBeenRight(String text, String expected) {
        assertThatThrownBy(() -> WorkId.parse(text))
                .isInstanceOf(InvalidWorkIdException.class)
                .hasMessageContaining(expected);
    }
}
