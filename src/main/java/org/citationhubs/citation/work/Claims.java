package org.citationhubs.citation.work;

import java.util.List;
import org.citationhubs.citation.text.LexicographicOrder;

/**
 * The claims of a work in the order in which they were stated.
 *
 * @param list claims with distinct ids; an empty list states that the work claims nothing
 */
public record Claims(List<Claim> list) implements Comparable<Claims> {

    public Claims {
        list = List.copyOf(list);
    }

    @Override
    public int compareTo(Claims other) {
        return LexicographicOrder.compare(list, other.list);
    }
}
