package org.citationhubs.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNamesParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Paul S. Aspinwall                                      | Paul S. Aspinwall
            M. Cvetic, H. Lu and C.N. Pope                         | M. Cvetic; H. Lu; C.N. Pope
            Ralf Kuhn, G. Plunien, and G. Soff                     | Ralf Kuhn; G. Plunien; G. Soff
            V. Fateev (Montpellier), Al. Zamolodchikov (Rutgers)   | V. Fateev; Al. Zamolodchikov
            A. A. Andrianov (1), D. Espriu (2) ((1) INFN, Bologna; (2) U. of Barcelona) | A. A. Andrianov; D. Espriu
            S. James Gates, Jr., Sergei Gukov                      | S. James Gates, Jr.; Sergei Gukov
            A. A. Abrikosov Jr                                     | A. A. Abrikosov Jr
            Massimo Bianchi & Jose F. Morales                      | Massimo Bianchi; Jose F. Morales
            Carlos Pinheiro (UFES, Brazil); F.C.Khanna (UofA)      | Carlos Pinheiro; F.C.Khanna
            A. Anderson,B. Sandler                                 | A. Anderson; B. Sandler
            P. Kosinski(1), J. Lukierski(2),P. Maslanka(2)         | P. Kosinski; J. Lukierski; P. Maslanka
            Nelson Elhage, Tristan Hume et al.                     | Nelson Elhage; Tristan Hume et al.
            Nelson Elhage, et al.                                  | Nelson Elhage
            A. One  AND   B.  Two                                  | A. One; B. Two
            """)
    void splitsNamesAndDropsAffiliations(String text, String names) {
        assertThat(String.join("; ", AuthorNamesParser.parse(text))).isEqualTo(names);
    }

    @Test
    void commasBelongToNamesIfSemicolonsSeparateThem() {
        assertThat(AuthorNamesParser.parse("Elhage, Nelson; Hume, Tristan"))
                .isEqualTo(List.of("Elhage, Nelson", "Hume, Tristan"));
    }

    @Test
    void keepsNamesBeforeUnbalancedBrackets() {
        assertThat(AuthorNamesParser.parse("A. One, B. Two (somewhere")).isEqualTo(List.of("A. One", "B. Two"));
        assertThat(AuthorNamesParser.parse("A. One) and B. Two")).isEqualTo(List.of("A. One", "B. Two"));
    }

    @Test
    void aTextWithoutNamesHasNone() {
        assertThat(AuthorNamesParser.parse(" (1) , and")).isEmpty();
    }
}
