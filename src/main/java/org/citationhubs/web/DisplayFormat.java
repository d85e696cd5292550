package org.citationhubs.web;

import java.util.Locale;
import org.citationhubs.hub.summary.Tier;

/** Constants and numbers as people read them. */
final class DisplayFormat {

    /** A space at which no line ends. */
    private static final String UNBROKEN = "\u00a0";

    private DisplayFormat() {}

    /** {@code FUTURE_WORK} as {@code Future work}. */
    static String of(Enum<?> constant) {
        String words = inSentence(constant);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@code FUTURE_WORK} as {@code future work}. */
    static String inSentence(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The constant as the value of a parameter, {@code FUTURE_WORK} as {@code future-work}. */
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

    /** With separators between thousands. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of them, in the right number. */
    static String count(long number, String one, String many) {
        return count(number) + ' ' + (number == 1 ? one : many);
    }

    /** A share of 1 in percent: {@code 85 %}. What is more than nothing and less than all never looks like these. */
    static String percent(double share) {
        if (share > 0 && share < 0.005) {
            return "<" + UNBROKEN + "1" + UNBROKEN + "%";
        }
        if (share < 1 && share >= 0.995) {
            return ">" + UNBROKEN + "99" + UNBROKEN + "%";
        }
        return Math.round(share * 100) + UNBROKEN + "%";
    }

    /** With as many decimals as tell something, two at the most. */
    static String decimal(double number) {
        String text = String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
