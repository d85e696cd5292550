package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * When citations were first asserted that a newer complete list removed. If such a citation is asserted again, it is
 * still dated by its first assertion.
 *
 * <p><b>Rule:</b> a reference list keeps the time of the first assertion for at most {@value #MOST} of all citations
 * that were ever asserted in it, current ones included: those with the smallest hash of the cited id. Every
 * other citation is dated by its newest assertion. The citations ever asserted only grow in number. A citation that is
 * among the smallest hashes at the end was among them from its first event on, and one that left never returns. The
 * times are therefore independent of the order of delivery, and the state of a list is bounded.
 *
 * @param firstAssertedAt time of the oldest assertion by hash of the cited id
 */
public record FormerCitations(SortedMap<Long, Instant> firstAssertedAt) {

    /** No citation was removed. */
    public static final FormerCitations NONE = new FormerCitations(Collections.emptySortedMap());

    /** Number of citations of a list whose first assertion is kept. */
    static final int MOST = 10_000;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public FormerCitations {
        firstAssertedAt = Collections.unmodifiableSortedMap(firstAssertedAt);
    }

    /** Returns the hash of a cited id: FNV-1a over its UTF-8 bytes, mixed so that similar ids differ in all bits. */
    static long hash(WorkId cited) {
        long hash = FNV_OFFSET;
        for (byte b : cited.bytes()) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    boolean isEmpty() {
        return firstAssertedAt.isEmpty();
    }

    /** Returns when a citation was first asserted, null if it was not or if that is not kept. */
    @Nullable
    Instant of(WorkId cited) {
        return isEmpty() ? null : firstAssertedAt.get(hash(cited));
    }

    /** Returns these citations without those that an event states, which have an entry of their own again. */
    FormerCitations without(List<Citation> stated) {
        if (isEmpty()) {
            return this;
        }
        Set<Long> again = new HashSet<>();
        for (Citation citation : stated) {
            long hash = hash(citation.cited());
            if (firstAssertedAt.containsKey(hash)) {
                again.add(hash);
            }
        }
        if (again.isEmpty()) {
            return this;
        }
        SortedMap<Long, Instant> rest = new TreeMap<>(firstAssertedAt);
        rest.keySet().removeAll(again);
        return new FormerCitations(rest);
    }

    /** Returns these citations and removed ones. */
    FormerCitations with(List<ReferenceEntry> removed) {
        SortedMap<Long, Instant> all = new TreeMap<>(firstAssertedAt);
        for (ReferenceEntry entry : removed) {
            Instant first = entry.firstAssertedAt();
            if (first != null) {
                all.merge(hash(entry.cited()), first, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return all.size() == firstAssertedAt.size() && all.equals(firstAssertedAt) ? this : new FormerCitations(all);
    }

    /** Returns the largest hash that is kept beside the entries of a list, by the rule of this class. */
    long largestKeptHash(List<ReferenceEntry> entries) {
        if (entries.size() + firstAssertedAt.size() <= MOST) {
            return Long.MAX_VALUE;
        }
        List<Long> hashes = new ArrayList<>(firstAssertedAt.keySet());
        for (ReferenceEntry entry : entries) {
            if (entry.firstAssertedAt() != null) {
                hashes.add(hash(entry.cited()));
            }
        }
        if (hashes.size() <= MOST) {
            return Long.MAX_VALUE;
        }
        Collections.sort(hashes);
        return hashes.get(MOST - 1);
    }

    /** Returns those of these citations whose hash is not larger. */
    FormerCitations upTo(long hash) {
        return isEmpty() || hash == Long.MAX_VALUE || firstAssertedAt.lastKey() <= hash
                ? this
                : new FormerCitations(new TreeMap<>(firstAssertedAt.headMap(hash + 1)));
    }
}
