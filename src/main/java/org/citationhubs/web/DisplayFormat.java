package org.citationhubs.web;

import java.util.Locale;
import org.citationhubs.hub.summary.Tier;

/** Formats constants and numbers for pages. */
final class DisplayFormat {

    private static final String NO_BREAK_SPACE = "\u00a0";

    private DisplayFormat() {}

    /** Formats {@code FUTURE_WORK} as {@code Future work}. */
    static String of(Enum<?> constant) {
        String words = inSentence(constant);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Formats {@code FUTURE_WORK} as {@code future work}. */
    static String inSentence(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Formats a constant as a parameter: {@code FUTURE_WORK} as {@code future-work}. */
    static String parameter(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(Tier tier) {
        return switch (tier) {
            case NONE -> "Not a hub yet";
            case EMERGING -> "Emerging hub";
            case HUB -> "Hub";
            case SUPER_HUB -> "Super hub";
            case MEGA_HUB -> "Mega hub";
        };
    }

    /** Formats a number with separators between thousands. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Formats a number with a noun. */
    static String count(long number, String singular, String plural) {
        return count(number) + ' ' + (number == 1 ? singular : plural);
    }

    /** Formats a time in the unit that suits its length: {@code 3 minutes}. */
    static String duration(long seconds) {
        if (seconds < 90) {
            return count(seconds, "second", "seconds");
        }
        if (seconds < 90 * 60) {
            return count(Math.round(seconds / 60.0), "minute", "minutes");
        }
        if (seconds < 36 * 3_600) {
            return count(Math.round(seconds / 3_600.0), "hour", "hours");
        }
        return count(Math.round(seconds / 86_400.0), "day", "days");
    }

    /** Formats a share of 1 in percent: {@code 85 %}. Only 0 is shown as 0 % and only 1 as 100 %. */
    static String percent(double share) {
        if (share > 0 && share < 0.005) {
            return "<" + NO_BREAK_SPACE + "1" + NO_BREAK_SPACE + "%";
        }
        if (share < 1 && share >= 0.995) {
            return ">" + NO_BREAK_SPACE + "99" + NO_BREAK_SPACE + "%";
        }
        return Math.round(share * 100) + NO_BREAK_SPACE + "%";
    }

    /** Formats a number with two decimals; whole numbers, and numbers from 100, without decimals. */
    static String decimal(double number) {
        String text = String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
