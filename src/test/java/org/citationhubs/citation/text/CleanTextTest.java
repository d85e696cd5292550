package org.citationhubs.citation.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "<i>Bacillus exemplaris</i> in soil|Bacillus exemplaris in soil",
                "<jats:title>Foam of examples</jats:title>|Foam of examples",
                "<title>One</title><p>Two</p>|One Two",
                "H<sub>2</sub>O and x<sup>2</sup>|H2O and x2",
                "<a href=\"http://a.org/?a>b\">Linked</a> text|Linked text",
                "<mml:math xmlns:mml=\"http://x\"><mml:mi>x</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn></mml:math> holds|x=1 holds",
                "<math><semantics><mi>y</mi><annotation encoding=\"tex\">\\y</annotation></semantics></math>|y",
                "Smith &amp; Sons|Smith & Sons",
                "Smith &amp;amp; Sons|Smith & Sons",
                "&lt;i&gt;Encoded&lt;/i&gt; title|Encoded title",
                "&amp;lt;b&amp;gt;Twice&amp;lt;/b&amp;gt;|Twice",
                "M&uuml;ller &#8211; &#x3b1;&beta;|Müller – αβ",
                "a < b and c > d|a < b and c > d",
                "p<q and r>s|p<q and r>s",
                "a <b and c> d|a <b and c> d",
                "the <sigma> meson|the <sigma> meson",
                "AT&T; R&D|AT&T; R&D",
                "  one \t two\u00a0\u2003three |one two three",
                "left\u202eright\u202c \u200fend\u0000|leftright end",
                "soft\u00adhyphen and\u200b zero|softhyphen and zero",
                "<i></i>|``",
            })
    void markupAndControlsAreRemoved(String text, String clean) {
        assertThat(CleanText.of(text)).isEqualTo(clean);
    }

    @Property
    void cleanTextStaysAsItIs(@ForAll("texts") String text) {
        String clean = CleanText.of(text);

        assertThat(CleanText.of(clean)).isEqualTo(clean);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "<i>", "</i>", "a", " ", "\n", "&amp;", "&lt;", "&gt;", "<", ">", "\u202e", "\u00e9", "x=1",
                        "b")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
