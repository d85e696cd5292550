package org.citationhubs.citation.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.reference.Generators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({"1997, 1997, 0, 0", "1997-11, 1997, 11, 0", "1997-11-27, 1997, 11, 27", "2024-02-29, 2024, 2, 29"})
    void dateHasThePrecisionOfItsText(String text, int year, int month, int day) {
        assertThat(PartialDate.parse(text)).isEqualTo(new PartialDate(year, month, day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "97",
                "19970",
                "1997-1",
                "1997/11",
                "1997-11-2",
                "1997-11-27T00:00Z",
                "199x",
                "-997",
                "\u0661\u0669\u0669\u0667",
                "0000",
                "1997-13",
                "1997-00",
                "1997-11-00",
                "2023-02-29",
                "1997-11-31"
            })
    void textOfAnotherFormOrCalendarIsRefused(String text) {
        assertThat(PartialDate.ofExact(text)).isNull();
        assertThatThrownBy(() -> PartialDate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected YYYY, YYYY-MM or YYYY-MM-DD of the calendar");
    }

    @ParameterizedTest
    @CsvSource({
        "2012b, 2012",
        "2023-02-30, 2023-02",
        "2023-13-01, 2023",
        "2023-00-00, 2023",
        "1997-11-31, 1997-11",
        "2012-5-3, 2012-05-03",
        "2012/05/25, 2012-05-25",
        "2012.05, 2012-05",
        "20120525, 2012-05-25",
        "20120532, 2012-05",
        "2012-05-25T10:00:00Z, 2012-05-25",
        "' 1998 ', 1998",
        "2011-2012, 2011",
        "1997 1998, 1997",
        "November 1997, 1997",
        "25.05.2012, 2012",
        "c1998, 1998",
        "[2004], 2004"
    })
    void asMuchOfADateIsReadAsIsCertain(String text, String read) {
        assertThat(PartialDate.approximate(text)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000",
                "0000-05-01",
                "0812",
                "9999b",
                "97",
                "19970",
                "20121305",
                "12345678",
                "spring",
                "no. 1234 of 2012"
            })
    void aTextThatIsNoCertainDateIsReadAsNone(String text) {
        assertThat(PartialDate.approximate(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0000", "0", "0000-00-00", "n.d.", "N.D.", "no date", "null"})
    void someTextsSayThatThereIsNoDate(String text) {
        assertThat(PartialDate.isNone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012", "2000", "spring", "0000b"})
    void otherTextsSayNoSuchThing(String text) {
        assertThat(PartialDate.isNone(text)).isFalse();
    }

    @Test
    void aLongTextIsNotSearchedForADate() {
        assertThat(PartialDate.approximate("in 2012" + " and so on".repeat(10_000)))
                .isNull();
    }

    @Property(tries = 200)
    void anExactDateIsItsOwnApproximation(@ForAll("dates") PartialDate date) {
        boolean plausible = date.year() >= 1000 && date.year() < 3000;
        assertThat(PartialDate.approximate(date.toString())).isEqualTo(plausible ? date : null);
    }

    @Property(tries = 2_000)
    void anyTextIsReadWithoutAFailure(@ForAll String text, @ForAll("dates") PartialDate date, @ForAll char with) {
        String damaged = date.toString().replace(date.toString().charAt(3), with);
        for (String any : new String[] {text, damaged, text + date, date + text}) {
            PartialDate read = PartialDate.approximate(any);
            assertThat(read == null || any.contains(read.toString().substring(0, 4)))
                    .isTrue();
        }
    }

    @Test
    void dayWithoutAMonthIsRefused() {
        assertThatThrownBy(() -> new PartialDate(1997, 0, 27)).hasMessage("no date: year 1997, month 0, day 27");
    }

    @Test
    void lessPreciseDateComesFirst() {
        assertThat(PartialDate.parse("1997"))
                .isLessThan(PartialDate.parse("1997-01"))
                .isGreaterThan(PartialDate.parse("1996-12-31"));
        assertThat(PartialDate.parse("1997-11")).isLessThan(PartialDate.parse("1997-11-01"));
    }

    @Property(tries = 200)
    void dateIsReadBackFromItsTextAndItsNumber(@ForAll("dates") PartialDate date) {
        assertThat(PartialDate.parse(date.toString())).isEqualTo(date);
        assertThat(PartialDate.ofPacked(date.packed())).isEqualTo(date);
        assertThat(date.packed()).isBetween(1, (1 << 23) - 1);
    }

    @Property(tries = 200)
    void datesAreOrderedAsTheirTexts(@ForAll("dates") PartialDate a, @ForAll("dates") PartialDate b) {
        assertThat(Integer.signum(a.compareTo(b)))
                .isEqualTo(Integer.signum(a.toString().compareTo(b.toString())));
    }

    @Provide
    static Arbitrary<PartialDate> dates() {
        return Generators.dates();
    }
}
