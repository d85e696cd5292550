package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Citing works by year of publication, as bars from the first year to the last.
 *
 * @param undated number of citing works without a date; null for none
 * @param most citing works of the highest bar
 * @param caption describes the highest bar, the width of the bars and the works without a date
 * @param years number of years that a bar covers
 * @param pixels width of the chart if the page is wide enough
 */
record YearChart(
        List<YearBar> bars,
        List<AxisTick> ticks,
        @Nullable String undated,
        String most,
        String caption,
        int years,
        int pixels) {

    /** Height of the highest bar in pixels. */
    static final int HEIGHT = 150;

    private static final int MAX_BARS = 48;

    /** A phone has space for this many. */
    private static final int MAX_TICKS = 7;

    /** Keeps the bars of a few years from becoming wide blocks. */
    private static final int PIXELS_PER_BAR = 64;

    private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    /**
     * One bar.
     *
     * @param name the year, or the first and the last year
     * @param x of its left edge, in percent of the chart
     * @param width in percent of the chart
     * @param y of its upper edge, in pixels
     * @param height in pixels
     * @param list URL of these citing works; null for a bar of several years
     */
    record YearBar(
            String name,
            String citingWorks,
            String x,
            String width,
            int y,
            int height,
            @Nullable String list) {}

    /**
     * A year under the chart.
     *
     * @param x in percent of the chart
     * @param anchor of the text at {@code x}
     */
    record AxisTick(String name, String x, String anchor) {}

    /** Returns the chart of citing works by year. */
    static YearChart of(SortedMap<Integer, Integer> years, int undated, IntFunction<PageUrl> list) {
        String without = undated == 0 ? null : DisplayFormat.count(undated);
        if (years.isEmpty()) {
            return new YearChart(List.of(), List.of(), without, "0", "", 1, 0);
        }
        int step = step(years.lastKey() - years.firstKey() + 1);
        int first = Math.floorDiv(years.firstKey(), step) * step;
        int count = (years.lastKey() - first) / step + 1;
        int[] sums = new int[count];
        int most = 1;
        for (var year : years.entrySet()) {
            int at = (year.getKey() - first) / step;
            sums[at] += year.getValue();
            most = Math.max(most, sums[at]);
        }
        List<YearBar> bars = new ArrayList<>(count);
        int slots = Math.max(count, MAX_TICKS);
        double slot = 100.0 / slots;
        for (int at = 0; at < count; at++) {
            int from = first + at * step;
            int height = sums[at] == 0 ? 0 : Math.max(2, Math.round((float) HEIGHT * sums[at] / most));
            bars.add(new YearBar(
                    step == 1 ? year(from) : year(from) + "\u2013" + year(from + step - 1),
                    DisplayFormat.count(sums[at]),
                    decimal(at * slot + slot * 0.12),
                    decimal(slot * 0.76),
                    HEIGHT - height,
                    height,
                    step == 1 && sums[at] > 0 ? list.apply(from).toString() : null));
        }
        return new YearChart(
                bars,
                ticks(first, step, count, slot),
                without,
                DisplayFormat.count(most),
                caption(most, step, undated),
                step,
                slots * PIXELS_PER_BAR);
    }

    private static String caption(int most, int step, int undated) {
        return "Highest bar: " + DisplayFormat.count(most, "citing work", "citing works") + '.'
                + (step == 1 ? "" : " Each bar covers " + step + " years.")
                + (undated == 0 ? "" : " Without a date: " + DisplayFormat.count(undated) + '.');
    }

    private static int step(int span) {
        for (int step : STEPS) {
            if (span <= step * MAX_BARS) {
                return step;
            }
        }
        return 1_000;
    }

    private static List<AxisTick> ticks(int first, int step, int count, double slot) {
        int every = (count + MAX_TICKS - 1) / MAX_TICKS;
        List<AxisTick> ticks = new ArrayList<>();
        for (int at = 0; at < count; at += every) {
            double x = (at + 0.5) * slot;
            ticks.add(new AxisTick(year(first + at * step), decimal(x), x < 5 ? "start" : x > 95 ? "end" : "middle"));
        }
        return ticks;
    }

    private static String year(int year) {
        return String.format(Locale.ROOT, "%04d", year);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
