package org.citationhubs.api.render;

import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The formats of answers, the default first. */
enum ResponseFormat {
    JSON("application/json"),
    /** A hub as linked data, with CiTO for citations. */
    JSON_LD("application/ld+json"),
    /** The items of a list as a table; the first row has the names of the columns. */
    CSV("text/csv"),
    /** The items of a list, one JSON document a line. */
    NDJSON("application/x-ndjson");

    private final String mediaType;

    ResponseFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Returns the value of the header {@code Content-Type}. */
    String contentType() {
        return this == CSV ? mediaType + ";charset=UTF-8" : mediaType;
    }

    /** Returns the suffix that distinguishes the entity tags of the formats. */
    String tagSuffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the offered format that the request accepts first; JSON if it accepts none.
     *
     * @param accepted media types of the request, preferred first
     * @param offered formats of this answer, in the order of this enum
     */
    static ResponseFormat select(List<MediaType> accepted, Collection<ResponseFormat> offered) {
        for (MediaType type : accepted) {
            for (ResponseFormat format : offered) {
                if (type.isCompatible(MediaType.valueOf(format.mediaType))) {
                    return format;
                }
            }
        }
        return JSON;
    }
}
