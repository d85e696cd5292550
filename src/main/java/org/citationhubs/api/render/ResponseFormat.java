package org.citationhubs.api.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which an answer is given. */
enum ResponseFormat {
    JSON("application/json"),
    /** Linked data of a hub, with CiTO for citations. */
    JSON_LD("application/ld+json"),
    /** The items of a list as a table, the first row names the columns. */
    CSV("text/csv"),
    /** The items of a list, one a line. */
    NDJSON("application/x-ndjson");

    private final String mediaType;

    ResponseFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What the answer is labelled with. */
    String contentType() {
        return this == CSV ? mediaType + ";charset=UTF-8" : mediaType;
    }

    /**
     * The form that is wanted most among those there are, JSON if any will do.
     *
     * @param accept header of the request, null if it has none
     */
    static ResponseFormat wanted(@Nullable String accept) {
        if (accept == null) {
            return JSON;
        }
        List<AcceptedType> wishes = new ArrayList<>();
        for (String part : accept.split(",", -1)) {
            String[] parameters = part.split(";", -1);
            wishes.add(new AcceptedType(parameters[0].strip().toLowerCase(Locale.ROOT), quality(parameters)));
        }
        // Stable: of equal wishes the one named first.
        wishes.sort(Comparator.comparingDouble(wish -> -wish.quality));
        for (AcceptedType wish : wishes) {
            for (ResponseFormat form : values()) {
                if (wish.quality > 0 && form.mediaType.equals(wish.type)) {
                    return form;
                }
            }
            if (wish.type.equals("*/*") || wish.type.equals("application/*")) {
                return JSON;
            }
        }
        return JSON;
    }

    private static double quality(String[] parameters) {
        for (String parameter : parameters) {
            String text = parameter.strip();
            if (text.startsWith("q=")) {
                try {
                    return Double.parseDouble(text.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    private record AcceptedType(String type, double quality) {}
}
