package org.citationhubs.bench.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A citing work.
 *
 * @param id normalised, {@code scheme:value}
 * @param date of publication, ISO, as precise as it is known
 * @param cited normalised ids in the order of the source; neither the work itself nor any of them twice
 */
public record Paper(
        String id, @Nullable String date, @Nullable String title, List<String> cited) {

    public Paper {
        cited = List.copyOf(cited);
    }
}
