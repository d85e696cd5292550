package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.work.WorkDescription;

/**
 * The difference of a reference list before and after a change.
 *
 * @param before the citations before the change, by id
 * @param added citations that are new
 * @param removed citations that are gone
 * @param restated citations before and after the change that are stated differently
 * @param described entries with a changed description of the cited work, with tombstones, as the lists of their sources
 *     have them
 * @param citingDescribed whether the effective facts of the citing work changed
 */
public record ReferenceListChange(
        List<ReferenceEntry> before,
        List<ReferenceEntry> added,
        List<ReferenceEntry> removed,
        List<ReferenceEntry> restated,
        List<ReferenceEntry> described,
        boolean citingDescribed) {

    public ReferenceListChange {
        before = List.copyOf(before);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        restated = List.copyOf(restated);
        described = List.copyOf(described);
    }

    /** Returns the difference of two lists of the same citing work, without descriptions of cited works. */
    public static ReferenceListChange between(EffectiveList before, EffectiveList after) {
        ChangeCollector collector = new ChangeCollector();
        List<ReferenceEntry> old = before.entries();
        int i = 0;
        for (ReferenceEntry entry : after.entries()) {
            while (i < old.size() && old.get(i).cited().compareTo(entry.cited()) < 0) {
                collector.vanished(old.get(i++));
            }
            if (i < old.size() && old.get(i).cited().equals(entry.cited())) {
                collector.compared(old.get(i++), entry);
            } else {
                collector.appeared(entry);
            }
        }
        while (i < old.size()) {
            collector.vanished(old.get(i++));
        }
        return collector.change(
                !before.description().facts().equals(after.description().facts()));
    }

    /** Returns the entries of a list of one source whose description of the cited work changed. */
    static List<ReferenceEntry> described(List<ReferenceEntry> before, List<ReferenceEntry> after) {
        List<ReferenceEntry> described = new ArrayList<>();
        int i = 0;
        for (ReferenceEntry entry : after) {
            while (i < before.size() && before.get(i).cited().compareTo(entry.cited()) < 0) {
                i++;
            }
            boolean known = i < before.size() && before.get(i).cited().equals(entry.cited());
            WorkDescription was = known ? before.get(i).description() : WorkDescription.NONE;
            if (!entry.description().equals(was)) {
                described.add(entry);
            }
        }
        return described;
    }

    /** Returns this change with descriptions of cited works. */
    ReferenceListChange withDescribed(List<ReferenceEntry> newDescribed) {
        return new ReferenceListChange(before, added, removed, restated, newDescribed, citingDescribed);
    }

    /** Returns whether no other partition needs to be informed of the change. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && restated.isEmpty() && described.isEmpty() && !citingDescribed;
    }

    private static final class ChangeCollector {

        private final List<ReferenceEntry> before = new ArrayList<>();
        private final List<ReferenceEntry> added = new ArrayList<>();
        private final List<ReferenceEntry> removed = new ArrayList<>();
        private final List<ReferenceEntry> restated = new ArrayList<>();

        void compared(ReferenceEntry was, ReferenceEntry is) {
            if (was.asserted()) {
                before.add(was);
            }
            if (was.equals(is)) {
                return;
            }
            if (is.asserted() && !was.asserted()) {
                added.add(is);
            } else if (was.asserted() && !is.asserted()) {
                removed.add(is);
            } else if (is.asserted() && !is.statesTheSameAs(was)) {
                restated.add(is);
            }
        }

        /**
         * A fold removes no entry. An entry goes when its cited work, or the citing work, is merged into another id, or
         * its source revoked.
         */
        void vanished(ReferenceEntry was) {
            if (was.asserted()) {
                before.add(was);
                removed.add(was);
            }
        }

        void appeared(ReferenceEntry is) {
            if (is.asserted()) {
                added.add(is);
            }
        }

        ReferenceListChange change(boolean citingDescribed) {
            return new ReferenceListChange(before, added, removed, restated, List.of(), citingDescribed);
        }
    }
}
