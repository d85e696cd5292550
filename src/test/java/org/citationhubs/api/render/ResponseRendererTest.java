package org.citationhubs.api.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumSet;
import java.util.List;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseRendererTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|JSON",
                "text/csv|CSV",
                "application/ld+json|JSON_LD",
                "application/json;q=0.5, text/csv|CSV",
                "text/csv;q=0, application/x-ndjson;q=0.1|NDJSON",
                "text/html, application/*;q=0.9|JSON",
                "TEXT/CSV; header=present|CSV"
            })
    void selectsTheMostAcceptedFormat(String accept, ResponseFormat form) {
        assertThat(ResponseFormat.select(accepted(accept), EnumSet.allOf(ResponseFormat.class)))
                .isEqualTo(form);
    }

    @Test
    void selectsJsonWithoutAcceptHeader() {
        assertThat(ResponseFormat.select(accepted(null), EnumSet.allOf(ResponseFormat.class)))
                .isEqualTo(ResponseFormat.JSON);
    }

    private static List<MediaType> accepted(@Nullable String accept) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        if (accept != null) {
            headers.putSingle(HttpHeaders.ACCEPT, accept);
        }
        return HeaderUtil.getAcceptableMediaTypes(headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void aCellOfCsvIsNoFormula(String title) {
        ObjectNode item =
                new ObjectMapper().createObjectNode().put("title", title).put("n", -1);
        item.putArray("sources").add(title).add("x");

        String csv =
                new String(ItemsWriter.csv(new ObjectMapper().createArrayNode().add(item)), UTF_8);

        assertThat(csv.replace("\"", "")).isEqualTo("title,n,sources\r\n'" + title + ",-1,'" + title + ";x\r\n");
    }

    @Test
    void csvQuotesWhereNeededAndOmitsNestedFields() throws Exception {
        JsonNode items = JSON.readTree("""
            [{"id": "pith:1", "title": "One, \\"two\\"", "roles": ["A", "B"], "statements": [{"x": 1}], "self": true},
             {"id": "pith:2", "title": null, "roles": [], "year": 1998}]\
            """);

        assertThat(new String(ItemsWriter.csv(items), UTF_8))
                .isEqualTo("id,title,roles,self,year\r\npith:1,\"One, \"\"two\"\"\",A;B,true,\r\npith:2,,,,1998\r\n");
    }

    @Test
    void ndjsonHasOneDocumentALine() throws Exception {
        assertThat(new String(ItemsWriter.lines(JSON.readTree("[{\"a\":1},{\"b\":[2]}]")), UTF_8))
                .isEqualTo("{\"a\":1}\n{\"b\":[2]}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/x,/x?cursor=c%2F1",
        "/x?limit=2,/x?limit=2&cursor=c%2F1",
        "/x?cursor=old&limit=2,/x?limit=2&cursor=c%2F1",
        "/x?a=1&cursor=old,/x?a=1&cursor=c%2F1"
    })
    void linkToNextPageKeepsParameters(String uri, String next) {
        assertThat(ResponseRenderer.withCursor(uri, "c/1")).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "doi:10.1000/a(b)<c>,https://doi.org/10.1000/a%28b%29%3Cc%3E",
        "arxiv:hep-th/9711200,https://arxiv.org/abs/hep-th/9711200",
        "pmid:7,https://pubmed.ncbi.nlm.nih.gov/7",
        "pmcid:PMC7,urn:citation-hubs:pmcid:PMC7",
        "pith:a,urn:citation-hubs:pith:a"
    })
    void workHasAnIri(String id, String iri) {
        assertThat(LinkedData.iri(id)).isEqualTo(iri);
    }
}
