package org.citationhubs.citation;

import java.util.List;

/** An order of lists of mentions. */
final class Mentions {

    private Mentions() {}

    /** More mentions are greater; among as many, by content. */
    static int compare(List<Mention> a, List<Mention> b) {
        if (a.size() != b.size()) {
            return Integer.compare(a.size(), b.size());
        }
        for (int i = 0; i < a.size(); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
