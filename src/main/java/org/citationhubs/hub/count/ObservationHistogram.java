package org.citationhubs.hub.count;

import java.util.Arrays;

/**
 * On which days the citations of a hub were first observed: a sorted array of days, days without any left out. A day is that of UTC, as
 * the number of days since 1970-01-01. Not thread-safe.
 */
public final class ObservationHistogram {

    private static final int PERIOD = 30;

    /** How many periods before the current one are the history that it is compared with: about a year. */
    private static final int MOST_PERIODS = 12;

    /** Fewer periods are no history. */
    private static final int LEAST_PERIODS = 3;

    /** After so many days a citation is in no window and in no period any more. */
    private static final int FORGOTTEN = (MOST_PERIODS + 1) * PERIOD;

    private int[] days = new int[4];
    private int[] counts = new int[4];
    private int size;

    /**
     * The days as they were stored.
     *
     * @param days ascending
     * @param counts of each day, above zero
     * @throws IllegalArgumentException if they are not what {@link #days()} and {@link #counts()} return
     */
    public static ObservationHistogram of(int[] days, int[] counts) {
        if (days.length != counts.length) {
            throw new IllegalArgumentException(days.length + " days with " + counts.length + " counts");
        }
        for (int i = 0; i < days.length; i++) {
            if (counts[i] <= 0 || (i > 0 && days[i - 1] >= days[i])) {
                throw new IllegalArgumentException("day " + days[i] + " is out of order or has no count");
            }
        }
        ObservationHistogram observed = new ObservationHistogram();
        observed.days = days.clone();
        observed.counts = counts.clone();
        observed.size = days.length;
        return observed;
    }

    /**
     * Adds to the count of a day.
     *
     * @throws IllegalStateException if the count would be negative: then a withdrawal came for something never counted
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
            forget(place);
        } else if (after > 0) {
            insert(-place - 1, day, after);
        }
    }

    private void forget(int place) {
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

    /** The days with a count, ascending. */
    public int[] days() {
        return Arrays.copyOf(days, size);
    }

    /** The counts of {@link #days()}, each above zero. */
    public int[] counts() {
        return Arrays.copyOf(counts, size);
    }

    /**
     * What was observed lately, as of a day of the stream. What was observed later than that day is not counted.
     *
     * <p>The history is the up to 12 periods of 30 days before the last 30 days, those that began on the day of the hub's first
     * observation or later; with fewer than 3 of them the z-score is 0. The standard deviation is that of the periods themselves, but
     * never below the square root of their mean or below 1: arrivals that know nothing of each other vary that much (Poisson), so a
     * quiet history does not make every citation a sensation. To three decimals.
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

    /** How many days are not after this one. */
    private int upTo(int day) {
        int place = Arrays.binarySearch(days, 0, size, day);
        return place < 0 ? -place - 1 : place + 1;
    }

    /**
     * The first later day as of which, with nothing more observed, {@link #at} differs: when a hub that rests must be published again.
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

    /** The first later day on which a count changes its window or period, or a period becomes history. */
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

    /** The age after this one at which a citation is observed, at all or in other windows or periods. */
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

    /** When one more period, of at most {@link #MOST_PERIODS}, began no earlier than the first observation. */
    private int nextHistory(int today) {
        int first = days[0] + PERIOD - 1;
        int periods = Math.max(0, Math.floorDiv(today - first, PERIOD));
        return periods >= MOST_PERIODS ? Integer.MAX_VALUE : first + (periods + 1) * PERIOD;
    }

    /** Roughly the heap it takes, in bytes. */
    public long heapBytes() {
        return 64L + 8L * days.length;
    }
}
