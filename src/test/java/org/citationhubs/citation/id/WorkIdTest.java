package org.citationhubs.citation.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkIdTest {

    private static final String SCHEMES = "doi, arxiv, pmid, pmcid, openalex, s2, omid, pith, acl, inspire";

    @ParameterizedTest
    @CsvSource({
        "doi:10.1103/PhysRevD.66.010001,          doi:10.1103/physrevd.66.010001",
        "DOI:10.1103/PhysRevD.66.010001,          doi:10.1103/physrevd.66.010001",
        "doi: 10.1000/182,                        doi:10.1000/182",
        "https://doi.org/10.1000/ABC,             doi:10.1000/abc",
        "http://dx.doi.org/10.1000/ABC,           doi:10.1000/abc",
        "HTTPS://DOI.ORG/10.1000/ABC,             doi:10.1000/abc",
        "https://www.doi.org/10.1000/ABC,         doi:10.1000/abc",
        "doi:https://doi.org/10.1000/ABC,         doi:10.1000/abc",
        "doi:doi:10.1000/ABC,                     doi:10.1000/abc",
        "doi:10.1000/a:b/c,                       doi:10.1000/a:b/c",
        "arxiv:2209.10652v2,                      arxiv:2209.10652",
        "arXiv:2209.10652V12,                     arxiv:2209.10652",
        "arxiv:2209.10652,                        arxiv:2209.10652",
        "arxiv:hep-th/9711200v3,                  arxiv:hep-th/9711200",
        "arxiv:solv-int/9711200,                  arxiv:solv-int/9711200",
        "https://arxiv.org/abs/hep-th/9711200v3,  arxiv:hep-th/9711200",
        "https://openalex.org/W2741809807,        openalex:W2741809807",
        "https://pubmed.ncbi.nlm.nih.gov/123,     pmid:123",
        "pmcid:PMC3531190,                        pmcid:PMC3531190",
        "s2:649def34f8be52c8b66281af98ae884c09aef38b, s2:649def34f8be52c8b66281af98ae884c09aef38b",
        "acl:P18-1v2,                             acl:P18-1v2",
    })
    void spellingsOfOneIdAreEqual(String spelling, String id) {
        assertThat(WorkId.parse(spelling).value()).isEqualTo(id);
        assertThat(WorkId.parse("  " + spelling + "\n").value()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "arxiv:v2       | 'arxiv:v2' is no arXiv id; expected a form such as 2301.04411 or math/0604411",
                "arxiv:1234v    | 'arxiv:1234v' is no arXiv id; expected a form such as 2301.04411 or math/0604411",
                "pmid:0         | 'pmid:0' is no PubMed id; expected a number such as 4411",
                "pmid:x         | 'pmid:x' is no PubMed id; expected a number such as 4411",
                "pmcid:PMC      | 'pmcid:PMC' is no id of PubMed Central; expected PMC and a number",
                "openalex:A4411 | 'openalex:A4411' is no work of OpenAlex; expected W and a number",
                "openalex:4411  | 'openalex:4411' is no work of OpenAlex; expected W and a number",
                "s2:xyz         | 's2:xyz' is no paper of Semantic Scholar; expected a corpus id of digits or 40 hexadecimal digits",
                "omid:ra/0644   | 'omid:ra/0644' is no OMID of a work; expected br/ and a number",
                "inspire:x      | 'inspire:x' is no record of INSPIRE; expected a number such as 451647",
                "doi:10.x/1     | 'doi:10.x/1' is no DOI; expected 10.PREFIX/SUFFIX",
                "doi:10.1000/.  | 'doi:10.1000/.' is no DOI; expected 10.PREFIX/SUFFIX",
                "doi:NA         | 'doi:NA' is no DOI; expected 10.PREFIX/SUFFIX",
                "9711200        | '9711200' has no scheme; expected scheme:value with one of " + SCHEMES,
                "\"\"           | '' has no scheme; expected scheme:value with one of " + SCHEMES,
                ":1             | ':1' has no scheme; expected scheme:value with one of " + SCHEMES,
                "isbn:1         | unknown scheme 'isbn'; expected one of " + SCHEMES,
                "http://a.org/1 | unknown scheme 'http'; expected one of " + SCHEMES,
                "pmid:          | 'pmid:' has nothing after the scheme",
                "\"pmid:  \"     | 'pmid:  ' has nothing after the scheme",
                "pmid:1 2       | 'pmid:1 2' holds white space or a control character",
                "doi:11.1000/1  | 'doi:11.1000/1' is no DOI; expected 10.PREFIX/SUFFIX",
                "doi:10.1000    | 'doi:10.1000' is no DOI; expected 10.PREFIX/SUFFIX",
                "doi:10./1      | 'doi:10./1' is no DOI; expected 10.PREFIX/SUFFIX",
            })
    void invalidIdIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> WorkId.parse(text))
                .isInstanceOf(InvalidWorkIdException.class)
                .hasMessage(reason);
    }

    @Test
    void whiteSpaceAndControlCharactersAreRefusedAndReplaced() {
        for (String hidden : new String[] {"\u00a0", "\u2007", "\u3000", "\t", "\u2028"}) {
            assertThatThrownBy(() -> WorkId.parse("pmid:1" + hidden + "2"))
                    .hasMessageContaining("holds white space or a control character");
        }
        assertThatThrownBy(() -> WorkId.parse("pmid:1\u00002"))
                .hasMessage("'pmid:1\ufffd2' holds white space or a control character");
        assertThatThrownBy(() -> WorkId.parse("1\r\nERROR forged line"))
                .hasMessageStartingWith("'1\ufffd\ufffdERROR forged line' has no scheme");
    }

    @Test
    void idIsAtMostAsLongAsAKeyMayBe() {
        assertThat(WorkId.parse("pmid:" + "1".repeat(1_024)).value()).hasSize(1_029);
        assertThat(WorkId.parse("pith:" + "\u00e9".repeat(512)).bytes()).hasSize(1_029);
        assertThatThrownBy(() -> WorkId.parse("pmid:" + "1".repeat(1_025)))
                .hasMessage("the id is longer than 1024 bytes");
        assertThatThrownBy(() -> WorkId.parse("pith:" + "\u00e9".repeat(513)))
                .hasMessage("the id is longer than 1024 bytes");
    }

    @Test
    void longTextIsShortenedInMessages() {
        assertThatThrownBy(() -> WorkId.parse("x".repeat(100_000)))
                .hasMessageStartingWith("'" + "x".repeat(80) + "...' has no scheme");
    }

    @Test
    void schemeIsThePartBeforeTheFirstColon() {
        assertThat(WorkId.parse("doi:10.1000/a:b").scheme()).isEqualTo(Scheme.DOI);
    }

    @Property(tries = 3_000)
    void canonicalIdIsParsedToItself(@ForAll("spellings") String spelling) {
        WorkId once;
        try {
            once = WorkId.parse(spelling);
        } catch (InvalidWorkIdException e) {
            return;
        }
        assertThat(WorkId.parse(once.value())).isEqualTo(once);
    }

    @Provide
    static Arbitrary<String> spellings() {
        Arbitrary<String> parts = Arbitraries.of(
                "doi:",
                "10.1/",
                "https://doi.org/",
                "v1",
                "V2",
                "7",
                "A",
                "\u0130",
                "/",
                "&amp;",
                "lt;",
                "&",
                "%26",
                "#38;",
                "%20",
                "\\_",
                "\u200b",
                " ",
                "\u2013",
                ".",
                ";",
                "10.48550/arXiv.",
                "2301.04411",
                "&#116;",
                "W4",
                "PMC7");
        return Combinators.combine(
                        Arbitraries.of(
                                "doi:10.1/",
                                "arxiv:",
                                "ARXIV:1",
                                "https://arxiv.org/abs/",
                                "doi:",
                                "s2:",
                                "pmid:",
                                "acl:",
                                "pith:",
                                "omid:br/",
                                "openalex:",
                                "https://doi.org/10.1/",
                                "10.1/",
                                "http://a.org/hubs/"),
                        parts.list().ofMaxSize(6))
                .as((scheme, rest) -> scheme + String.join("", rest));
    }

    @Property(tries = 1_000)
    void idsAreOrderedByTheirBytes(@ForAll("ids") WorkId a, @ForAll("ids") WorkId b) {
        int byBytes = Arrays.compareUnsigned(a.bytes(), b.bytes());

        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(Integer.signum(byBytes));
    }

    @Test
    void supplementaryCharactersComeLast() {
        WorkId beyond = WorkId.parse("pith:\ud800\udc00");
        WorkId privateUse = WorkId.parse("pith:\ue000");

        assertThat(beyond).isGreaterThan(privateUse);
        assertThat(beyond.value()).isLessThan(privateUse.value());
    }

    @Provide
    static Arbitrary<WorkId> ids() {
        Arbitrary<Integer> characters =
                Arbitraries.of((int) 'a', (int) 'b', 0xE9, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF);
        return characters.list().ofMinSize(1).ofMaxSize(4).map(codePoints -> {
            StringBuilder text = new StringBuilder("pith:");
            codePoints.forEach(text::appendCodePoint);
            return WorkId.ofNormalised(text.toString());
        });
    }
}
