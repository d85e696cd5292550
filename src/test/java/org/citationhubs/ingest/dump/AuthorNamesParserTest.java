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
            Nelson Elhage, Tristan Hume et al.                     | Nelson Elhage; Tristan Hume
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Example, J. and Sample, A.                          | Example, J. / Sample, A.
            Example, Ada and Sample, Bob                        | Example, Ada / Sample, Bob
            Example, J. and Sample, A. and Third, B.            | Example, J. / Sample, A. / Third, B.
            van Example, Ada and de la Sample, B. and others    | van Example, Ada / de la Sample, B.
            Example, J. and others                              | Example, J.
            Example, Jr., J. and Sample, A.                     | Example, Jr., J. / Sample, A.
            Example, J. and Bob Sample                          | Example, J. / Bob Sample
            Ada Example and Bob Sample                          | Ada Example / Bob Sample
            Ada Example and Bob Sample and others               | Ada Example / Bob Sample
            Garcia Example, Ada and Bob Sample                  | Garcia Example, Ada / Bob Sample
            {Example}, J. and {The Team}                        | Example, J. / The Team
            Example, Ada                                        | Example, Ada
            Example, J.                                         | Example, J.
            Example, et al.                                     | Example
            Example, J., Sample, A. B., & Third, C.             | Example, J. / Sample, A. B. / Third, C.
            Example, J., & Sample, A.                           | Example, J. / Sample, A.
            Example JK, Sample AB                               | Example JK / Sample AB
            WU, J. and LI, W.                                   | WU, J. / LI, W.
            Example, J.; Sample, A.                             | Example, J. / Sample, A.
            Example, J.; Sample, A. and Third, B.               | Example, J. / Sample, A. / Third, B.
            Example, J.; Sample, A.; et al.                     | Example, J. / Sample, A.
            Ada Example; Bob Sample; and others                 | Ada Example / Bob Sample
            Ada Example;; Bob Sample;                           | Ada Example / Bob Sample
            A. One, B. Two and C. Three and D. Four             | A. One / B. Two / C. Three / D. Four
            """)
    void aFamilyNameMayStandBeforeItsComma(String text, String names) {
        assertThat(String.join(" / ", AuthorNamesParser.parse(text))).isEqualTo(names);
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
