package org.citationhubs.citation.reference;

import java.util.List;
import java.util.TreeSet;

/** Compares and unites lists of mentions. */
final class MentionLists {

    private MentionLists() {}

    /**
     * Returns the mentions of both lists, each once, in the order of mentions; the order of the arguments does not
     * matter.
     */
    static List<Mention> union(List<Mention> a, List<Mention> b) {
        if (a.isEmpty() || b.isEmpty() || a.equals(b)) {
            return a.isEmpty() ? b : a;
        }
        TreeSet<Mention> union = new TreeSet<>(a);
        union.addAll(b);
        return List.copyOf(union);
    }

    /** Compares by number of mentions, then by content. */
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
