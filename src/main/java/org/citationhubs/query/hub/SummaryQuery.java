package org.citationhubs.query.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CoCitationCounter;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.ClaimsLedger;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.Highlights;
import org.citationhubs.hub.summary.HighlightsCollector;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.hub.SummaryCache.CacheStamp;
import org.citationhubs.query.hub.SummaryCache.CachedSummary;
import org.citationhubs.query.hub.WorkLookup.TitleLookup;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.OptimisticRead;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.store.hubs.HighlightsReader;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubReader.CurrentHub;
import org.citationhubs.store.hubs.HubReader.StoredCoCitations;
import org.citationhubs.store.lists.CitingList;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.works.OwnedWork;
import org.jspecify.annotations.Nullable;

/**
 * Reads the summary of a work: current counts, and the rankings and selections of the last publication. For a work that
 * was never published or that has few citing works, these are computed in the query.
 */
public final class SummaryQuery {

    private final HubRules rules;
    private final WorkLookup lookup;
    private final ReplicaRole role;
    private final SummaryCache published = new SummaryCache();

    public SummaryQuery(HubRules rules, WorkLookup lookup, ReplicaRole role) {
        this.rules = rules;
        this.lookup = lookup;
        this.role = role;
    }

    /** Returns the summary of a work. */
    public Answer<HubSummary> read(PartitionStores stores, WorkId work) {
        InputOffsets asOf = stores.asOf();
        int number = stores.hubs().numbers().find(work);
        if (number == 0) {
            return lookup.listedFacts(work).map(facts -> uncited(work, facts, asOf));
        }
        return stores.owned(number).map(owned -> {
            SummaryRead read = new SummaryRead(stores, work, number, owned, asOf);
            return OptimisticRead.of(() -> Optional.ofNullable(read.summary()));
        });
    }

    private HubSummary uncited(WorkId work, WorkFacts facts, InputOffsets asOf) {
        return new HubSummary(
                work,
                List.of(),
                facts,
                rules.tier().of(0, Tier.NONE),
                null,
                HubCounts.NONE,
                ActivityWindows.NONE,
                CoCitedRanking.NOTHING,
                ClaimsLedger.of(facts, Highlights.NONE).rows(Map.of()),
                List.of(),
                0,
                asOf);
    }

    private final class SummaryRead {

        private final PartitionStores stores;
        private final WorkId id;
        private final int number;
        private final OwnedWork work;
        private final InputOffsets asOf;
        private final Map<Integer, WorkId> ids = new HashMap<>();
        private final HighlightsReader highlights;

        SummaryRead(PartitionStores stores, WorkId id, int number, OwnedWork work, InputOffsets asOf) {
            this.stores = stores;
            this.id = id;
            this.number = number;
            this.work = work;
            this.asOf = asOf;
            this.highlights = new HighlightsReader(
                    stores.hubs().statements(),
                    this::id,
                    citing -> CitingListStore.facts(stores.hubs().citingLists(), citing));
        }

        @Nullable
        HubSummary summary() {
            CacheStamp stamp = CacheStamp.of(stores, number);
            CurrentHub current = current(stamp);
            HubHeader header = current.header();
            if (isRanked(header)) {
                return ranked(current, stamp);
            }
            return header.merges() == 0 ? counted(current) : merged(current);
        }

        /**
         * The stores of a standby are restored one by one: the queue entry of a changed hub may be missing while its
         * rows are present.
         */
        private CurrentHub current(CacheStamp stamp) {
            CurrentHub known = role == ReplicaRole.ACTIVE && !stamp.unpublished()
                    ? stores.hubs().reader().published(number)
                    : null;
            return known == null ? stores.hubs().reader().current(number) : known;
        }

        /** Returns the summary with the published ranking; from the cache if nothing changed since the publication. */
        private HubSummary ranked(CurrentHub current, CacheStamp stamp) {
            HubHeader header = current.header();
            SummaryCache.CacheKey key =
                    new SummaryCache.CacheKey(stores.partition(), number, stamp.incarnation(), header.revision());
            CachedSummary known = role == ReplicaRole.ACTIVE && header.published() ? published.get(key) : null;
            boolean asPublished = role == ReplicaRole.ACTIVE
                    && header.published()
                    && current.since().isEmpty()
                    && !stamp.unpublished();
            if (asPublished
                    && known != null
                    && known.stamp().equals(stamp)
                    && known.work().equals(work)) {
                return known.summary().withAsOf(asOf);
            }
            // Titles of the leading works change only with a publication.
            TitledWorks leading = known == null
                    ? withTitles(header.leading())
                    : new TitledWorks(known.summary().ranking().leading(), true);
            HubSummary summary = summary(
                    current,
                    current.counts(),
                    new CoCitedRanking(header.coCitedWorks(), header.coCitations(), leading.works()));
            if (asPublished
                    && leading.complete()
                    && CacheStamp.of(stores, number).equals(stamp)) {
                published.put(key, new CachedSummary(summary, stamp, work));
            }
            return summary;
        }

        /** A hub has no ranking before its first publication, nor without co-cited works. */
        private static boolean isRanked(HubHeader header) {
            return header.revision() > 0 || header.coCitedWorks() > 0;
        }

        /** Counts works and pairs in one pass over the rows, so that no pair has more citing works than the work. */
        private @Nullable HubSummary counted(CurrentHub current) {
            HubCountsAccumulator counts = new HubCountsAccumulator();
            CoCitationCounter coCitations = new CoCitationCounter(new IntCounter(256), CoCitedRanking.LEADING_WORKS);
            for (CitingWorkRow row : stores.hubs().citingWorks().from(number, 0)) {
                counts.add(row.facts());
                if (row.facts().counted()) {
                    CitingList list = CitingListStore.get(stores.hubs().citingLists(), row.citing());
                    if (list.rowAt(number) != row.row()) {
                        return null;
                    }
                    coCitations.addList(list.works(), number);
                }
            }
            return summary(current, counts.snapshot(), ranking(coCitations));
        }

        private @Nullable HubSummary merged(CurrentHub current) {
            StoredCoCitations read = stores.hubs().reader().coCitations(current, CoCitedRanking.LEADING_WORKS);
            if (read == null || stores.hubs().reader().mergedSince(current)) {
                return null;
            }
            return summary(current, current.counts(), ranking(read.coCitations()));
        }

        private CoCitedRanking ranking(CoCitationCounter coCitations) {
            TitledWorks leading = withTitles(coCitations.leaders(this::byId));
            return new CoCitedRanking(coCitations.works(), coCitations.total(), leading.works());
        }

        /** Looks up the titles of all works at once, because the partitions that own the works may be elsewhere. */
        private TitledWorks withTitles(List<RankedWork> works) {
            Map<WorkId, Integer> numbers = new LinkedHashMap<>();
            works.forEach(work -> numbers.put(id(work.number()), work.number()));
            TitleLookup found = lookup.titles(stores.hubs().titles(), numbers);
            List<CoCitedWork> titled = new ArrayList<>(works.size());
            for (RankedWork work : works) {
                WorkId coCited = id(work.number());
                titled.add(new CoCitedWork(coCited, found.titles().get(coCited), work.count()));
            }
            return new TitledWorks(titled, found.complete());
        }

        private HubSummary summary(CurrentHub current, HubCounts counts, CoCitedRanking ranking) {
            PublishedState shown = current.header().shown();
            Highlights selected = current.header().highlights();
            ActivityWindows windows = shown.windows();
            if (selected == null) {
                HighlightsCollector collector = stores.hubs().reader().highlights(number, this::byId);
                selected = collector.highlights();
                windows = collector.windows(stores.today());
            } else {
                for (CitingWorkRow since : current.since()) {
                    windows =
                            since.facts().counted() ? windows.with(since.facts().observedDay(), shown.day()) : windows;
                }
            }
            WorkFacts facts = work.description().facts();
            return new HubSummary(
                    id,
                    work.identity().aliases(),
                    facts,
                    rules.tier().of(counts.citingWorks(), shown.tier()),
                    HubLabel.of(counts, rules.label(), shown.label()),
                    counts,
                    windows,
                    ranking,
                    highlights.ledger(number, facts, selected),
                    highlights.representative(selected.representative()),
                    current.header().revision(),
                    asOf);
        }

        private int byId(int a, int b) {
            return id(a).compareTo(id(b));
        }

        /** Keeps the ids that were read, because a ranking compares the same works many times. */
        private WorkId id(int work) {
            return ids.computeIfAbsent(work, stores.hubs().numbers()::id);
        }
    }

    /**
     * Co-cited works with their titles.
     *
     * @param complete whether this partition has received each title; then titles change with a publication only
     */
    private record TitledWorks(List<CoCitedWork> works, boolean complete) {}
}
