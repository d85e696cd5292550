package org.citationhubs.api.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.page.InvalidQueryException;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters strictly: a wrong value is refused, because an ignored filter gives a wrong answer that looks right.
 */
public final class Parameters {

    private Parameters() {}

    /** Returns the constant with that name, in any case and with hyphens for underscores; null for no text. */
    public static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        List<E> values = Arrays.asList(type.getEnumConstants());
        return values.stream()
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> notOneOf(parameter, values.stream().map(Enum::name)));
    }

    /** Returns the filter of self-citations; all are included by default. */
    static SelfCitationFilter self(@Nullable String text) {
        SelfCitationFilter self = oneOf(SelfCitationFilter.class, "self", text);
        return self == null ? SelfCitationFilter.INCLUDE : self;
    }

    /** Returns the order of citing works; newest first by default. */
    public static CitingWorksSort citingWorksSort(@Nullable String text) {
        CitingWorksSort sort = oneOf(CitingWorksSort.class, "sort", text);
        return sort == null ? CitingWorksSort.DATE : sort;
    }

    /** Returns the measure that ranks co-cited works; the count by default. */
    public static Measure measure(@Nullable String text) {
        if (text == null) {
            return Measure.COUNT;
        }
        return Measure.of(text.strip())
                .orElseThrow(() ->
                        notOneOf("measure", Arrays.stream(Measure.values()).map(Measure::parameter)));
    }

    private static InvalidQueryException notOneOf(String parameter, Stream<String> values) {
        return new InvalidQueryException(parameter, "must be one of " + values.collect(Collectors.joining(", ")));
    }

    /** Returns a whole number; null for no text. */
    static @Nullable Integer number(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidQueryException(parameter, "must be a whole number");
        }
    }

    /** Returns a whole number; the default for no text. */
    static int number(String parameter, @Nullable String text, int byDefault) {
        Integer number = number(parameter, text);
        return number == null ? byDefault : number;
    }
}
