package org.citationhubs.citation.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The Large N Limit                      | the large n limit
                    D-branes, and  K-theory!               | d branes and k theory
                    Über die Möglichkeit                   | uber die moglichkeit
                    $AdS_3$ and the \\beta-function        | ads 3 and the beta function
                    量子力学 II                             | 量子力学 ii
                    ﬁeld theory                            | field theory
                    """)
    void caseAccentsAndPunctuationAreIgnored(String title, String form) {
        assertThat(TitleKey.of(title)).isEqualTo(new TitleKey(form));
    }

    @Test
    void titleWithoutLetterOrDigitHasNoKey() {
        assertThat(TitleKey.of(" -- ")).isNull();
        assertThat(TitleKey.of("")).isNull();
        assertThat(TitleKey.of(null)).isNull();
    }

    @Property
    void keyOfAKeyIsTheSameAndHasNoReservedByte(@ForAll String title) {
        TitleKey form = TitleKey.of(title);
        if (form != null) {
            assertThat(TitleKey.of(form.text())).isEqualTo(form);
            assertThat(form.bytes()).doesNotContain((byte) 0, (byte) 0xFF);
        }
    }
}
