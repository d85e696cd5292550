package org.citationhubs.query.hub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import java.time.Duration;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.RepresentativeWork;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.store.works.OwnedWork;
import org.jspecify.annotations.Nullable;

/**
 * Caches summaries of hubs that did not change since their publication. Each is assembled from about
 * seventy rows of the stores. Only for the active replica, whose stores are written together: elsewhere a
 * change may be visible in one store and not yet in another. Thread-safe.
 */
final class SummaryCache {

    private static final Duration EXPIRY = Duration.ofMinutes(10);

    private final Cache<CacheKey, CachedSummary> cache = Caffeine.newBuilder()
            .maximumWeight(HeapBudget.ofThisProcess().summaries())
            .weigher(SummaryCache::weight)
            .expireAfterAccess(EXPIRY)
            .build();

    private final Interner<WorkId> ids = Interner.newWeakInterner();
    private final Interner<String> titles = Interner.newWeakInterner();
    private final Interner<WorkFacts> facts = Interner.newWeakInterner();

    /** Returns what was cached for a publication, null if nothing was. */
    @Nullable
    CachedSummary get(CacheKey key) {
        return cache.getIfPresent(key);
    }

    void put(CacheKey key, CachedSummary published) {
        cache.put(key, new CachedSummary(shared(published.summary), published.stamp, published.work));
    }

    /** Replaces equal works by one object, because many hubs have the same leading and representative works. */
    private HubSummary shared(HubSummary summary) {
        CoCitedRanking ranking = summary.ranking();
        List<CoCitedWork> leading = ranking.leading().stream().map(this::shared).toList();
        List<RepresentativeWork> representative =
                summary.representative().stream().map(this::shared).toList();
        return summary.withHighlights(
                new CoCitedRanking(ranking.coCitedWorks(), ranking.coCitations(), leading), representative);
    }

    private CoCitedWork shared(CoCitedWork work) {
        String title = work.title();
        return new CoCitedWork(ids.intern(work.id()), title == null ? null : titles.intern(title), work.count());
    }

    private RepresentativeWork shared(RepresentativeWork work) {
        return new RepresentativeWork(ids.intern(work.id()), facts.intern(work.work()), work.facts(), work.reason());
    }

    /** Returns the approximate number of bytes that a summary does not share with others. */
    private static int weight(CacheKey key, CachedSummary published) {
        HubSummary summary = published.summary;
        int claims = summary.ledger().stream()
                .mapToInt(row -> row instanceof ClaimsLedgerRow.ClaimRow claim
                        ? 1 + claim.statements().size()
                        : 1)
                .sum();
        return 2_000
                + 50 * summary.ranking().leading().size()
                + 200 * summary.representative().size()
                + 1_000 * claims;
    }

    /**
     * A publication.
     *
     * @param hub number of the hub in the partition
     * @param incarnation of the stores
     */
    record CacheKey(int partition, int hub, long incarnation, long revision) {}

    /**
     * A summary that was assembled for a publication.
     *
     * @param stamp read before the content
     * @param work the hub as a work, beside its citations
     */
    record CachedSummary(HubSummary summary, CacheStamp stamp, OwnedWork work) {}

    /**
     * The state that a summary depends on beside the publication. Read this stamp after the covered offsets and before
     * the content; then a summary that was cached with an equal stamp misses nothing that the offsets cover.
     *
     * @param unpublished whether the hub changed since its publication
     * @param factsChanged how often the facts of a citing work of the partition changed
     * @param today newest day of the events
     * @param incarnation of the stores
     */
    record CacheStamp(boolean unpublished, long factsChanged, int today, long incarnation) {

        static CacheStamp of(PartitionStores stores, int hub) {
            return new CacheStamp(
                    stores.isUnpublished(hub), stores.factsChanged(), stores.today(), stores.incarnation());
        }
    }
}
