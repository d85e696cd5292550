package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.jspecify.annotations.Nullable;

/**
 * Unites the entries of several lists of one citing work.
 *
 * <p>A citation is there if any source asserts it, and is dated by the first assertion. Its mentions come from one
 * source, because two programs that split a text into sentences would count every statement twice: of those with any,
 * from the one that ranks first, else from the one with most, else from the least source.
 */
final class EntriesBySource {

    private final SourceRules rules;
    private final SortedMap<WorkId, List<SourcedEntry>> byCited = new TreeMap<>();
    private final Map<List<String>, SourceSet> sets = new HashMap<>();

    private record SourcedEntry(SourceKey source, ReferenceEntry entry) {}

    EntriesBySource(SourceRules rules) {
        this.rules = rules;
    }

    /** Adds an entry. The entries of one source for several ids of the cited or the citing work are merged. */
    void add(SourceKey source, ReferenceEntry entry) {
        List<SourcedEntry> entries = byCited.computeIfAbsent(entry.cited(), cited -> new ArrayList<>(1));
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).source.equals(source)) {
                entries.set(i, new SourcedEntry(source, entries.get(i).entry.merge(entry)));
                return;
            }
        }
        entries.add(new SourcedEntry(source, entry));
    }

    /** Returns the united entries, by id of the cited work. */
    List<ReferenceEntry> united() {
        List<ReferenceEntry> united = new ArrayList<>(byCited.size());
        for (List<SourcedEntry> entries : byCited.values()) {
            united.add(entries.size() == 1 ? entries.get(0).entry : unite(entries));
        }
        return united;
    }

    private ReferenceEntry unite(List<SourcedEntry> entries) {
        Instant observedAt = Instant.MIN;
        Instant firstAssertedAt = null;
        SourcedEntry mentioning = null;
        List<String> systems = new ArrayList<>(entries.size());
        DescriptionsBySource descriptions = DescriptionsBySource.NONE;
        for (SourcedEntry one : entries) {
            ReferenceEntry entry = one.entry;
            observedAt = entry.observedAt().isAfter(observedAt) ? entry.observedAt() : observedAt;
            descriptions = descriptions.join(one.source.system(), entry.description());
            if (entry.asserted()) {
                systems.add(one.source.system());
                firstAssertedAt = ReferenceEntry.earlier(firstAssertedAt, entry.firstAssertedAt());
                mentioning = preferred(mentioning, one);
            }
        }
        return new ReferenceEntry(
                entries.get(0).entry.cited(),
                observedAt,
                !systems.isEmpty(),
                firstAssertedAt,
                mentioning == null ? List.of() : mentioning.entry.mentions(),
                descriptions.effective(rules),
                sets.computeIfAbsent(systems, SourceSet::of));
    }

    /** Returns the one of two entries whose mentions are taken. */
    private @Nullable SourcedEntry preferred(@Nullable SourcedEntry known, SourcedEntry other) {
        if (other.entry.mentions().isEmpty()) {
            return known;
        }
        if (known == null) {
            return other;
        }
        int order = Integer.compare(rules.place(known.source.system()), rules.place(other.source.system()));
        if (order == 0) {
            order = Integer.compare(
                    other.entry.mentions().size(), known.entry.mentions().size());
        }
        if (order == 0) {
            order = known.source.compareTo(other.source);
        }
        return order <= 0 ? known : other;
    }
}
