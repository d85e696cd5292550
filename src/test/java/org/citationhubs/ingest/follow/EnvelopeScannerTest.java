package org.citationhubs.ingest.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.citationhubs.ingest.follow.fetch.PageFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeScannerTest {

    private static final EnvelopeScanner SCANNER =
            new EnvelopeScanner("message/items", "message/total", "message/next");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'message': {'items': [{'items': [1]}, {'next': 'x'}], 'total': 7, 'next': 'c'}}   | 2 | 7  | c",
                "{'next': 'x', 'a': [{'b': 1}], 'message': {'total': 0, 'items': []}}               | 0 | 0  | -",
                "{'message': {'next': null, 'items': [[], 3], 'total': '7'}, 'z': {'items': [1]}}   | 2 | -1 | -"
            })
    void findsWhatAPageSaysBesideItsRecords(String page, long items, long total, String next) throws Exception {
        assertThat(scan(page)).isEqualTo(new PageEnvelope(items, total, next));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'message': {'items': [{'a': 1}, {'b'                   | TRUNCATED    | the page ends early",
                "{'message': {'items': [{'a': 1}]}                       | TRUNCATED    | the page ends early",
                "``                                                      | OTHER_FORMAT | it is no JSON object",
                "<html><body>Maintenance</body></html>                   | OTHER_FORMAT | it is no JSON",
                "[{'DOI': '10.1000/a'}]                                  | OTHER_FORMAT | it is no JSON object",
                "{'message': {'DOI': '10.1000/a'}}                       | OTHER_FORMAT | it has no array message/items",
                "{'message': {'items': {'a': 1}}}                        | OTHER_FORMAT | it has no array message/items",
                "{'message': {'items': []}} {}                           | OTHER_FORMAT | something follows the JSON object"
            })
    void refusesWhatIsNoWholePage(String page, PageFailure failure, String message) {
        PageException refused = catchThrowableOfType(PageException.class, () -> scan(page));

        assertThat(refused.failure()).isEqualTo(failure);
        assertThat(refused).hasMessageEndingWith(message);
    }

    private static PageEnvelope scan(String page) throws IOException, PageException {
        return SCANNER.scan(new ByteArrayInputStream(page.replace('\'', '"').getBytes(UTF_8)));
    }
}
