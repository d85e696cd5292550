package org.citationhubs.hub.count;

import java.util.Arrays;

/**
 * Counts the citations of a hub by the day on which they were first observed, in a sorted array without empty days. A
 * day is a UTC day as the number of days since 1970-01-01. Not thread-safe.
 */
public final class ObservationHistogram {

    private static final int PERIOD = 30;

    /** Number of periods that form the history before the current period: about a year. */
    private static final int MOST_PERIODS = 12;

    /** Number of periods from which on there is a history. */
    private static final int LEAST_PERIODS = 3;

    /** Age in days from which on a citation is in no window and in no period. */
    private static final int FORGOTTEN = (MOST_PERIODS + 1) * PERIOD;

    private int[] days = new int[4];
    private int[] counts = new int[4];
    private int size;

    /**
     * Adds to the count of a day.
     *
     * @throws IllegalStateException if the count would be negative, because a citation is withdrawn that was never
     *     counted
     */
    public void add(int day, int delta) {
        int place = Arrays.binarySearch(days, 0, size, day);
        int after = Math.addExact(place < 0 ? 0 : counts[place], delta);
        if (after < 0) {
            throw new IllegalStateException("the count of day " + day + " would be " + after);
        }
        if (place >= 0 && after > 0) {
            counts[place] = after;
        } else if (place >= 0) {
            delete(place);
        } else if (after > 0) {
            insert(-place - 1, day, after);
        }
    }

    private void delete(int place) {
        size--;
        System.arraycopy(days, place + 1, days, place, size - place);
        System.arraycopy(counts, place + 1, counts, place, size - place);
    }

    private void insert(int place, int day, int count) {
        if (size == days.length) {
            int longer = Math.max(4, size * 2);
            days = Arrays.copyOf(days, longer);
            counts = Arrays.copyOf(counts, longer);
        }
        System.arraycopy(days, place, days, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        days[place] = day;
        counts[place] = count;
        size++;
    }

    /**
     * Returns the activity windows as of a day of the stream. Later observations are not counted.
     *
     * <p>The history consists of at most 12 periods of 30 days before the last 30 days. Only periods that began on the
     * day of the hub's first observation or later belong to it; with fewer than 3 of them the z-score is 0. The
     * standard deviation is that of the periods, but at least the square root of their mean and at least 1, because
     * independent arrivals vary that much (Poisson). Otherwise every citation after a quiet history would be
     * exceptional. The z-score has three decimals.
     */
    public ActivityWindows at(int today) {
        if (size == 0) {
            return ActivityWindows.NONE;
        }
        int d1 = 0;
        int d7 = 0;
        int d30 = 0;
        int d365 = 0;
        int periods = Math.min(MOST_PERIODS, Math.max(0, Math.floorDiv(today - days[0] - (PERIOD - 1), PERIOD)));
        int period = 0;
        long inPeriod = 0;
        long sum = 0;
        double squares = 0;
        for (int i = upTo(today) - 1; i >= 0 && today - days[i] < FORGOTTEN; i--) {
            int age = today - days[i];
            int count = counts[i];
            d1 += age == 0 ? count : 0;
            d7 += age < 7 ? count : 0;
            d30 += age < PERIOD ? count : 0;
            d365 += age < 365 ? count : 0;
            int in = age / PERIOD;
            if (in != period) {
                squares += (double) inPeriod * inPeriod;
                inPeriod = 0;
                period = in;
            }
            if (in > 0 && in <= periods) {
                inPeriod += count;
                sum += count;
            }
        }
        squares += (double) inPeriod * inPeriod;
        return new ActivityWindows(d1, d7, d30, d365, d30 / (double) PERIOD, zScore(d30, periods, sum, squares));
    }

    private static double zScore(int d30, int periods, long sum, double squares) {
        if (periods < LEAST_PERIODS) {
            return 0;
        }
        double mean = (double) sum / periods;
        double variance = Math.max(squares / periods - mean * mean, Math.max(mean, 1));
        return Math.round((d30 - mean) / Math.sqrt(variance) * 1_000) / 1_000.0;
    }

    /** Returns the number of days up to and including a day. */
    private int upTo(int day) {
        int place = Arrays.binarySearch(days, 0, size, day);
        return place < 0 ? -place - 1 : place + 1;
    }

    /**
     * Returns the first later day on which {@link #at} differs without further observations. A hub without new
     * citations must be published again on that day.
     *
     * @return {@link Integer#MAX_VALUE} if there is no such day
     */
    public int nextChange(int today) {
        ActivityWindows now = at(today);
        int day = nextStep(today);
        while (day != Integer.MAX_VALUE && at(day).equals(now)) {
            day = nextStep(day);
        }
        return day;
    }

    /**
     * Returns the first later day on which a count changes its window or period, or a period becomes part of the
     * history.
     */
    private int nextStep(int today) {
        int next = Integer.MAX_VALUE;
        for (int i = size - 1; i >= 0; i--) {
            if (today - days[i] >= FORGOTTEN) {
                break;
            }
            next = Math.min(next, days[i] + nextAge(today - days[i]));
        }
        if (size > 0) {
            next = Math.min(next, nextHistory(today));
        }
        return next;
    }

    /** Returns the next age at which a citation enters or leaves a window or period. */
    private static int nextAge(int age) {
        if (age < 0) {
            return 0;
        }
        if (age < 1) {
            return 1;
        }
        if (age < 7) {
            return 7;
        }
        int period = (age / PERIOD + 1) * PERIOD;
        return age < 365 ? Math.min(365, period) : period;
    }

    /** Returns the day on which the history gets one more period, of at most {@link #MOST_PERIODS}. */
    private int nextHistory(int today) {
        int first = days[0] + PERIOD - 1;
        int periods = Math.max(0, Math.floorDiv(today - first, PERIOD));
        return periods >= MOST_PERIODS ? Integer.MAX_VALUE : first + (periods + 1) * PERIOD;
    }

    /** Returns the approximate heap usage in bytes. */
    public long heapBytes() {
        return 64L + 8L * days.length;
    }
}
