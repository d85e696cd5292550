package org.citationhubs.citation.work;

import java.util.List;

/**
 * What a work claims, in the order in which it was said.
 *
 * @param list no two of the same id; an empty one says that the work claims nothing
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
