package org.citationhubs.api.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.page.InvalidQueryException;
import org.jspecify.annotations.Nullable;

/** Reads parameters strictly: what is misspelled is refused, for a filter that is ignored gives a wrong answer that looks right. */
public final class Parameters {

    private Parameters() {}

    /** The value of that name, in any case; null if none is given. */
    public static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(wanted)) {
                return value;
            }
        }
        throw new InvalidQueryException(parameter, "must be one of " + names(type));
    }

    /** Whether self-citations count; they do if nothing else is said. */
    public static SelfCitationFilter self(@Nullable String text) {
        SelfCitationFilter self = oneOf(SelfCitationFilter.class, "self", text);
        return self == null ? SelfCitationFilter.INCLUDE : self;
    }

    /** What co-cited works are ranked by; the count if nothing else is said. */
    public static Measure measure(@Nullable String text) {
        if (text == null) {
            return Measure.COUNT;
        }
        return Measure.of(text.strip())
                .orElseThrow(() -> new InvalidQueryException(
                        "measure",
                        "must be one of "
                                + Arrays.stream(Measure.values())
                                        .map(Measure::parameter)
                                        .collect(Collectors.joining(", "))));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** A whole number; null if none is given. */
    public static @Nullable Integer number(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidQueryException(parameter, "must be a whole number");
        }
    }

    /** A whole number, or what it is if none is given. */
    public static int number(String parameter, @Nullable String text, int otherwise) {
        Integer number = number(parameter, text);
        return number == null ? otherwise : number;
    }
}
