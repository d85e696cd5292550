package org.citationhubs.citation.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdSpellingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.5555/abc",
                "10.5555/ABC",
                "doi:10.5555/abc",
                "DOI:10.5555/Abc",
                "doi: 10.5555/abc",
                "doi:doi:10.5555/abc",
                "doi.org/10.5555/abc",
                "dx.doi.org/10.5555/abc",
                "www.doi.org/10.5555/abc",
                "http://doi.org/10.5555/abc",
                "https://doi.org/10.5555/abc",
                "http://dx.doi.org/10.5555/abc",
                "https://dx.doi.org/10.5555/abc",
                "http://www.doi.org/10.5555/abc",
                "HTTPS://DOI.ORG/10.5555/ABC",
                "doi:doi.org/10.5555/abc",
                "doi:https://dx.doi.org/doi:10.5555/abc",
                "https://doi.org/https://doi.org/10.5555/abc",
                "info:doi/10.5555/abc",
                "urn:doi:10.5555/abc",
                "URN:DOI:10.5555/abc",
                "info:doi/doi:10.5555/abc",
                "https://doi.org/10.5555%2Fabc",
                "https://doi.org/10.5555%2fa%62c",
                "https://doi.org/doi%3A10.5555%2Fabc",
                "doi:10.5555/ab\u200bc",
                "\ufeffdoi:10.5555/abc",
                "doi:10.5555/a\u00adbc",
                "doi:10.5555/\u202aabc\u202c",
                "doi:10.5555/a bc",
                "doi:10.5555/\u00a0abc\t",
                "doi:\u00a010.5555/abc",
                "doi:10.5555/abc.",
                "doi:10.5555/abc,",
                "doi:10.5555/abc;",
                "doi:10.5555/abc/",
                "doi:10.5555/abc.,;/",
                "http://localhost:8080/hubs/doi:10.5555/abc",
                "http://localhost:8080/hubs/doi:10.5555%2Fabc?year=1998#top",
            })
    void spellingsOfADoiAreOneId(String spelling) {
        assertThat(WorkId.parse(spelling).value()).isEqualTo("doi:10.5555/abc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doi:10.5555/a&lt;b&gt;3.0&amp;c          | doi:10.5555/a<b>3.0&c",
                "doi:10.5555/a&amp;lt;b&amp;amp;c         | doi:10.5555/a<b&c",
                "doi:10.5555/a&#60;b&#x3E;                | doi:10.5555/a<b>",
                "doi:10.5555/a\\_b                        | doi:10.5555/a_b",
                "doi:10.5555/a{\\_}b                      | doi:10.5555/a_b",
                "doi:10.5555/a\\\\_b                      | doi:10.5555/a_b",
                "doi:10.5555/a\u2010b\u2011c\u2013d\u2014e\u2015f\u2212g | doi:10.5555/a-b-c-d-e-f-g",
                "doi:10.1002/(SICI)1097-4571(1999)50:1<1::AID-X>3.0.CO;2-# "
                        + "| doi:10.1002/(sici)1097-4571(1999)50:1<1::aid-x>3.0.co;2-#",
                "doi:10.5555/b1(9)2.0.CO;2                | doi:10.5555/b1(9)2.0.co;2",
                "doi:10.1016/0370-2693(84)90001-(4)       | doi:10.1016/0370-2693(84)90001-(4)",
                "doi:10.5555/x[1]                         | doi:10.5555/x[1]",
                "doi:10.5555/x}                           | doi:10.5555/x}",
                "doi:10.5555/a%2Fb                        | doi:10.5555/a%2fb",
                "https://doi.org/10.5555/a%252Fb          | doi:10.5555/a%2fb",
                "https://doi.org/10.5555/a%3Cb%3E         | doi:10.5555/a<b>",
                "https://doi.org/10.5555/a%FFb            | doi:10.5555/a%ffb",
                "doi:10.5555//a                           | doi:10.5555//a",
                "doi:10.1000.10/123                       | doi:10.1000.10/123",
            })
    void escapesOfADoiAreUndone(String spelling, String id) {
        assertThat(WorkId.parse(spelling).value()).isEqualTo(id);
    }

    @Test
    void onlyAsciiLettersFold() {
        assertThat(List.of("\u00c9", "\u00e9", "\u212a", "k"))
                .extracting(suffix -> WorkId.parse("doi:10.5555/" + suffix).value())
                .containsExactly("doi:10.5555/\u00c9", "doi:10.5555/\u00e9", "doi:10.5555/\u212a", "doi:10.5555/k");
        assertThat(WorkId.parse("doi:10.5555/K")).isEqualTo(WorkId.parse("doi:10.5555/k"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2301.04411",
                "arxiv:2301.04411",
                "arXiv:2301.04411",
                "arXiv:arXiv:2301.04411v2",
                "arxiv:https://arxiv.org/abs/2301.04411",
                "arxiv:2301.04411.pdf",
                "https://arxiv.org/abs/2301.04411/",
                "https://arxiv.org/pdf/2301.04411v1",
                "https://arxiv.org/pdf/2301.04411v1.pdf",
                "https://arxiv.org/html/2301.04411v3",
                "https://www.arxiv.org/abs/2301.04411",
                "http://export.arxiv.org/abs/2301.04411",
                "arxiv.org/abs/2301.04411",
                "https://arxiv.org/abs/2301.04411?context=hep-th",
                "doi:10.48550/arXiv.2301.04411",
                "10.48550/arxiv.2301.04411v2",
                "https://doi.org/10.48550/arXiv.2301.04411",
                "https://doi.org/10.48550%2FarXiv.2301.04411",
            })
    void spellingsOfAnArxivIdAreOneId(String spelling) {
        assertThat(WorkId.parse(spelling).value()).isEqualTo("arxiv:2301.04411");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "math/0604411",
                "arxiv:math/0604411",
                "arxiv:MATH/0604411",
                "arxiv:math.AG/0604411",
                "math.AG/0604411v2",
                "https://arxiv.org/abs/math/0604411",
                "https://arxiv.org/pdf/math.AG/0604411v1.pdf",
                "https://arxiv.org/abs/math%2F0604411",
                "doi:10.48550/arxiv.math/0604411",
                "doi:10.48550/arXiv.math.AG/0604411",
            })
    void spellingsOfAnOldArxivIdAreOneId(String spelling) {
        assertThat(WorkId.parse(spelling).value()).isEqualTo("arxiv:math/0604411");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pmid:4411",
                "PMID:4411",
                "PMID: 4411",
                "pmid:0004411",
                "pmid:4411.0",
                "pmid:PMID:4411",
                "https://pubmed.ncbi.nlm.nih.gov/4411/",
                "http://pubmed.ncbi.nlm.nih.gov/4411",
                "https://www.ncbi.nlm.nih.gov/pubmed/4411",
                "www.ncbi.nlm.nih.gov/pubmed/4411/",
                "ncbi.nlm.nih.gov/pubmed/4411",
                "pmid:https://pubmed.ncbi.nlm.nih.gov/4411/",
                "pmid:\u200b4411",
                "info:pmid/4411",
            })
    void spellingsOfAPubMedIdAreOneId(String spelling) {
        assertThat(WorkId.parse(spelling).value()).isEqualTo("pmid:4411");
    }

    @ParameterizedTest
    @CsvSource({
        "PMC4411,                                                  pmcid:PMC4411",
        "pmc4411,                                                  pmcid:PMC4411",
        "pmcid:4411,                                               pmcid:PMC4411",
        "pmcid:PMC4411,                                            pmcid:PMC4411",
        "PMCID: PMC4411,                                           pmcid:PMC4411",
        "pmcid:PMC4411.1,                                          pmcid:PMC4411",
        "pmcid:PMC0004411,                                         pmcid:PMC4411",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4411/,       pmcid:PMC4411",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/4411,           pmcid:PMC4411",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC4411/,           pmcid:PMC4411",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC4411/pdf/x.pdf,  pmcid:PMC4411",
        "https://europepmc.org/article/PMC/PMC4411,                pmcid:PMC4411",
        "W4411,                                                    openalex:W4411",
        "w4411,                                                    openalex:W4411",
        "openalex:w4411,                                           openalex:W4411",
        "https://openalex.org/W4411,                               openalex:W4411",
        "http://openalex.org/W4411/,                               openalex:W4411",
        "https://openalex.org/works/W4411,                         openalex:W4411",
        "https://api.openalex.org/works/W4411,                     openalex:W4411",
        "https://api.openalex.org/W4411,                           openalex:W4411",
        "s2:4411,                                                  s2:4411",
        "CorpusId:4411,                                            s2:4411",
        "CorpusID:4411,                                            s2:4411",
        "s2:CorpusId:4411,                                         s2:4411",
        "https://api.semanticscholar.org/CorpusID:4411,            s2:4411",
        "s2:649DEF34F8BE52C8B66281AF98AE884C09AEF38B,              s2:649def34f8be52c8b66281af98ae884c09aef38b",
        "https://www.semanticscholar.org/paper/649def34f8be52c8b66281af98ae884c09aef38b, "
                + "s2:649def34f8be52c8b66281af98ae884c09aef38b",
        "https://www.semanticscholar.org/paper/A-Title-Here/649def34f8be52c8b66281af98ae884c09aef38b?sort=x, "
                + "s2:649def34f8be52c8b66281af98ae884c09aef38b",
        "omid:br/0644,                                             omid:br/0644",
        "OMID:BR/0644,                                             omid:br/0644",
        "omid:omid:br/0644,                                        omid:br/0644",
        "https://w3id.org/oc/meta/br/0644,                         omid:br/0644",
        "acl:P44-1101,                                             acl:P44-1101",
        "acl:p44-1101,                                             acl:P44-1101",
        "https://aclanthology.org/P44-1101/,                       acl:P44-1101",
        "https://www.aclanthology.org/P44-1101.pdf,                acl:P44-1101",
        "acl:2020.ACL-Main.1,                                      acl:2020.acl-main.1",
        "https://aclanthology.org/2020.acl-main.1.pdf,             acl:2020.acl-main.1",
        "inspire:451647,                                           inspire:451647",
        "https://inspirehep.net/literature/451647,                 inspire:451647",
        "https://inspirehep.net/api/literature/451647/,            inspire:451647",
        "pith:2022:a-title,                                        pith:2022:a-title",
    })
    void spellingsOfEachRegistryAreOneId(String spelling, String id) {
        assertThat(WorkId.parse(spelling).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"P44-1101", "4411", "A4411", "example.com/1234567", "10.5 ways/to", "large n limit", "0644"})
    void bareTextOfNoKnownFormIsRefused(String text) {
        assertThatThrownBy(() -> WorkId.parse(text)).isInstanceOf(InvalidWorkIdException.class);
    }

    @Test
    void bareIdIsOfTheUsualSchemeIfItHasItsForm() {
        assertThat(WorkId.parse("4411", Scheme.PMID).value()).isEqualTo("pmid:4411");
        assertThat(WorkId.parse("4411", Scheme.S2).value()).isEqualTo("s2:4411");
        assertThat(WorkId.parse("10.5555/x", Scheme.PMID).value()).isEqualTo("doi:10.5555/x");
        assertThat(WorkId.parse("acl:P44-1101", Scheme.PMID).value()).isEqualTo("acl:P44-1101");
        assertThatThrownBy(() -> WorkId.parse("x", Scheme.PMID)).hasMessageContaining("is no PubMed id");
    }

    @Test
    void textThatIsEncodedWithoutEndIsRefused() {
        assertThatThrownBy(() -> WorkId.parse("doi:10.5555/x&" + "amp;".repeat(1_000) + "amp;y"))
                .isInstanceOf(InvalidWorkIdException.class);
    }

    @Property(tries = 2_000)
    void everyDecorationOfACanonicalIdGivesIt(
            @ForAll("canonical") String id, @ForAll("decorations") List<UnaryOperator<String>> decorations) {
        String decorated = id;
        for (UnaryOperator<String> decoration : decorations) {
            decorated = decoration.apply(decorated);
        }

        assertThat(WorkId.parse(decorated).value()).as(decorated).isEqualTo(id);
        assertThat(WorkId.parse(id).value()).isEqualTo(id);
    }

    @Provide
    static Arbitrary<String> canonical() {
        return Arbitraries.of(
                "doi:10.5555/abc",
                "doi:10.5555/b1(9)2.0.co;2",
                "doi:10.1002/(sici)1097<1::aid-x>3.0.co;2-#",
                "doi:10.5555/\u00c9",
                "arxiv:2301.04411",
                "arxiv:math/0604411",
                "pmid:4411",
                "pmcid:PMC4411",
                "openalex:W4411",
                "s2:4411",
                "s2:649def34f8be52c8b66281af98ae884c09aef38b",
                "omid:br/0644",
                "acl:P44-1101",
                "acl:2020.acl-main.1",
                "inspire:451647");
    }

    @Provide
    static Arbitrary<List<UnaryOperator<String>>> decorations() {
        UnaryOperator<String> nameAgain = id -> id.substring(0, id.indexOf(':') + 1) + id;
        UnaryOperator<String> capitalName = id -> id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        UnaryOperator<String> blanks = id -> "\u00a0 " + id + " \n";
        UnaryOperator<String> invisible = id -> "\ufeff" + id + "\u200b";
        UnaryOperator<String> inside =
                id -> id.substring(0, id.length() - 1) + '\u00ad' + id.substring(id.length() - 1);
        UnaryOperator<String> entities =
                id -> id.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        UnaryOperator<String> slash = id -> id + '/';
        UnaryOperator<String> dash = id -> id.replace('-', '\u2013');
        return Arbitraries.of(nameAgain, capitalName, blanks, invisible, inside, entities, slash, dash)
                .list()
                .ofMaxSize(4);
    }
}
