package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.citationhubs.web.YearChart.AxisTick;
import org.citationhubs.web.YearChart.YearBar;
import org.junit.jupiter.api.Test;

class YearChartTest {

    @Test
    void highestBarFillsTheChartAndEmptyYearsAreGaps() {
        YearChart chart = chart(Map.of(1997, 6, 1999, 12), 0);

        assertThat(chart.bars())
                .containsExactly(
                        new YearBar("1997", "6", "1.71", "10.86", 75, 75, "/hub?year=1997"),
                        new YearBar("1998", "0", "16.00", "10.86", 150, 0, null),
                        new YearBar("1999", "12", "30.29", "10.86", 0, 150, "/hub?year=1999"));
        assertThat(chart.ticks())
                .containsExactly(
                        new AxisTick("1997", "7.14", "middle"),
                        new AxisTick("1998", "21.43", "middle"),
                        new AxisTick("1999", "35.71", "middle"));
        assertThat(chart.most()).isEqualTo("12");
        assertThat(chart.undated()).isNull();
        assertThat(chart.caption()).isEqualTo("Highest bar: 12 citing works.");
    }

    @Test
    void smallBarStaysVisible() {
        assertThat(chart(Map.of(2000, 1, 2001, 10_000), 0).bars().get(0).height())
                .isEqualTo(2);
    }

    @Test
    void barsCoverSeveralYearsIfThereAreMany() {
        YearChart chart = chart(Map.of(1687, 1, 1905, 2, 1906, 3, 2026, 4), 7);

        assertThat(chart.years()).isEqualTo(10);
        assertThat(chart.bars()).hasSize(35);
        assertThat(chart.bars().get(22))
                .extracting(YearBar::name, YearBar::citingWorks, YearBar::list)
                .containsExactly("1900–1909", "5", null);
        assertThat(chart.ticks()).hasSizeLessThanOrEqualTo(7);
        assertThat(chart.undated()).isEqualTo("7");
        assertThat(chart.caption())
                .isEqualTo("Highest bar: 5 citing works. Each bar covers 10 years. Without a date: 7.");
    }

    @Test
    void hasNoBarsWithoutDates() {
        assertThat(chart(Map.of(), 3).bars()).isEmpty();
    }

    private static YearChart chart(Map<Integer, Integer> years, int undated) {
        return YearChart.of(
                new TreeMap<>(years), undated, year -> PageUrl.of("/hub").with("year", "" + year));
    }
}
