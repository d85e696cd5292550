package org.citationhubs.query.hub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import java.time.Duration;
import java.util.List;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.RepresentativeWork;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.store.works.OwnedWork;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of hubs that are as they were published: put together from some seventy rows of the stores each, and the same until something
 * changes of them. Only the owner of a partition, whose stores are written together, can tell that nothing has.
 */
final class SummaryCache {

    /** A small part of the heap, of which stream threads need most. */
    private static final long SHARE_OF_HEAP = 8;

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Cache<CacheKey, CachedSummary> cache = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)
            .weigher(SummaryCache::weight)
            .expireAfterAccess(UNUSED)
            .build();

    private final Interner<WorkId> ids = Interner.newWeakInterner();
    private final Interner<String> titles = Interner.newWeakInterner();
    private final Interner<WorkFacts> facts = Interner.newWeakInterner();

    /** What was shown of a publication; null if it is not known. */
    @Nullable
    CachedSummary get(CacheKey key) {
        return cache.getIfPresent(key);
    }

    void put(CacheKey key, CachedSummary published) {
        cache.put(key, new CachedSummary(shared(published.summary), published.moment, published.work));
    }

    /** The same works lead at many hubs, and the same represent many: each is in memory once. */
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

    /** Roughly, in bytes, what a summary has for itself. */
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
     * @param hub its number in the partition
     * @param opening of the stores
     */
    record CacheKey(int partition, int hub, long opening, long revision) {}

    /**
     * What was read of a publication.
     *
     * @param moment when it was read
     * @param work what was known of the hub beside its citations
     */
    record CachedSummary(HubSummary summary, CacheStamp moment, OwnedWork work) {}

    /**
     * What a summary depends on beside the publication. To be read after what an answer says that it covers and before what it shows: then
     * nothing that is covered can be missing from what was shown at an equal moment.
     *
     * @param unpublished whether the hub changed since it was published
     * @param factsChanged how often something else was believed of a citing work of the partition than before
     * @param today the newest day of the stream
     * @param opening of the stores
     */
    record CacheStamp(boolean unpublished, long factsChanged, int today, long opening) {

        static CacheStamp of(PartitionStores stores, int hub) {
            return new CacheStamp(stores.isUnpublished(hub), stores.factsChanged(), stores.today(), stores.opening());
        }
    }
}
