package org.citationhubs.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainIdsTest {

    private static final List<String> BEFORE = List.of(
            "",
            "https://doi.org/",
            "http://doi.org/",
            "https://openalex.org/",
            "https://pubmed.ncbi.nlm.nih.gov/",
            "doi:",
            "W",
            "w",
            "10.",
            "10.5555/",
            "https://doi.org/https://doi.org/");

    private static final List<String> AFTER = List.of(
            "",
            "0",
            "7",
            "007",
            "4411",
            "W4411",
            "w4411",
            "W",
            "A1",
            "10.5555/Abc(1).Def",
            "10.5555/abc.",
            "10.5555/abc;",
            "10.5555/a/b/",
            "10.5555/",
            "10./a",
            "10.5555.1/x",
            "10.5555/a%20b",
            "10.5555/a&lt;b",
            "10.5555/<a>::b",
            "10.5555/a b",
            "10.5555/a\u2010b",
            "10.5555/\\_x",
            "10.48550/arXiv.2301.04411",
            "10.48550/other",
            "10.5555/doi:10.5555/x",
            "10.5555/https://doi.org/10.5555/y",
            "10.5555/\u00C9",
            "123456789012345678901234567890",
            "d5ec1ea2c9261c54cf41fef1e5c9f2f8abe28ce2",
            "2301.04411");

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void givesTheIdsThatTheParserGives(Scheme scheme) {
        for (String before : BEFORE) {
            for (String after : AFTER) {
                WorkId plain = PlainIds.of(scheme, before + after);
                if (plain != null) {
                    assertThat(plain).as(before + after).isEqualTo(parsed(before + after, scheme));
                }
            }
        }
    }

    @Test
    void readsTheUsualSpellings() {
        assertThat(PlainIds.of(Scheme.DOI, "https://doi.org/10.5555/Abc(1)")).isEqualTo(id("doi:10.5555/abc(1)"));
        assertThat(PlainIds.of(Scheme.DOI, "10.5555/abc")).isEqualTo(id("doi:10.5555/abc"));
        assertThat(PlainIds.of(Scheme.OPENALEX, "https://openalex.org/W4411")).isEqualTo(id("openalex:W4411"));
        assertThat(PlainIds.of(Scheme.PMID, "https://pubmed.ncbi.nlm.nih.gov/4411"))
                .isEqualTo(id("pmid:4411"));
        assertThat(PlainIds.of(Scheme.S2, "4411")).isEqualTo(id("s2:4411"));
        assertThat(PlainIds.of(Scheme.INSPIRE, "4411")).isEqualTo(id("inspire:4411"));
    }

    private static @Nullable WorkId parsed(String text, Scheme scheme) {
        try {
            return WorkId.parse(text, scheme);
        } catch (InvalidWorkIdException e) {
            return null;
        }
    }

    private static WorkId id(String id) {
        return WorkId.parse(id);
    }
}
