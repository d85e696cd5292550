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
                "\u0661\u0669\u0669\u0667"
            })
    void textOfAnotherFormIsRefused(String text) {
        assertThatThrownBy(() -> PartialDate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected YYYY, YYYY-MM or YYYY-MM-DD");
    }

    @ParameterizedTest
    @CsvSource({
        "0000,       'no date: year 0, month 0, day 0'",
        "1997-13,    'no date: year 1997, month 13, day 0'",
        "1997-00,    month and day count from 01",
        "1997-11-00, month and day count from 01",
        "2023-02-29, Invalid date 'February 29' as '2023' is not a leap year",
        "1997-11-31, Invalid date 'NOVEMBER 31'",
    })
    void dateOutsideTheCalendarIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> PartialDate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
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
