package org.citationhubs.citation.reference;

import java.util.List;
import java.util.TreeSet;

/** An order of lists of mentions. */
final class MentionLists {

    private MentionLists() {}

    /** The mentions of both, each once, in their own order: whichever is given first. */
    static List<Mention> union(List<Mention> a, List<Mention> b) {
        if (a.isEmpty() || b.isEmpty() || a.equals(b)) {
            return a.isEmpty() ? b : a;
        }
        TreeSet<Mention> union = new TreeSet<>(a);
        union.addAll(b);
        return List.copyOf(union);
    }

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
