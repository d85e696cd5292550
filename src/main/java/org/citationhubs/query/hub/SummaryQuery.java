package org.citationhubs.query.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CoCitationCounter;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.ClaimsLedger;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
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
import org.citationhubs.query.local.OptimisticRead;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.WorkMovedException;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.store.hubs.HighlightsReader;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubReader.CurrentHub;
import org.citationhubs.store.hubs.HubReader.StoredCoCitations;
import org.citationhubs.store.lists.CitingList;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.works.OwnedWork;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a work: its counts as of now, and what is ranked or chosen as it was last published, or found on the spot where the
 * work was never brought up to date or has few citing works.
 */
public final class SummaryQuery {

    private final HubRules rules;
    private final WorkLookup lookup;

    private final ReplicaRole copy;
    private final SummaryCache published = new SummaryCache();

    public SummaryQuery(HubRules rules, WorkLookup lookup, ReplicaRole copy) {
        this.rules = rules;
        this.lookup = lookup;
        this.copy = copy;
    }

    /**
     * The summary, null if the partition has never heard of the work.
     *
     * @throws WorkMovedException if the work lives on under another id
     */
    @Nullable
    public HubSummary read(PartitionStores stores, WorkId work) {
        InputOffsets asOf = stores.asOf();
        int number = stores.hubs().numbers().find(work);
        if (number == 0) {
            WorkFacts listed = lookup.listedFacts(work);
            return listed == null ? null : uncited(stores, work, listed, asOf);
        }
        SummaryRead reading = new SummaryRead(stores, work, number, stores.work(number), asOf);
        return OptimisticRead.of(reading::summary);
    }

    /** The claims ledger of a work, null if the partition has never heard of it. */
    @Nullable
    List<ClaimsLedgerRow> ledger(PartitionStores stores, WorkId work) {
        HubSummary summary = read(stores, work);
        return summary == null ? null : summary.ledger();
    }

    private HubSummary uncited(PartitionStores stores, WorkId work, WorkFacts facts, InputOffsets asOf) {
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
                    stores.hubs().statements(), this::id, citing -> CitingListStore.facts(stores.hubs().citingLists(), citing));
        }

        @Nullable
        HubSummary summary() {
            CacheStamp moment = CacheStamp.of(stores, number);
            CurrentHub current = current(moment);
            HubHeader head = current.head();
            if (isRanked(head)) {
                return ranked(current, moment);
            }
            return head.merges() == 0 ? counted(current) : merged(current);
        }

        /** The stores of a copy are filled one by one: that a hub waits may not be told there yet, though its rows are. */
        private CurrentHub current(CacheStamp moment) {
            CurrentHub known = copy == ReplicaRole.ACTIVE && !moment.unpublished()
                    ? stores.hubs().reader().published(number)
                    : null;
            return known == null ? stores.hubs().reader().current(number) : known;
        }

        /** As it was published as far as nothing changed since, without looking all of it up again. */
        private HubSummary ranked(CurrentHub current, CacheStamp moment) {
            HubHeader head = current.head();
            SummaryCache.CacheKey key =
                    new SummaryCache.CacheKey(stores.partition(), number, moment.opening(), head.revision());
            CachedSummary known = copy == ReplicaRole.ACTIVE && head.published() ? published.get(key) : null;
            boolean asPublished = copy == ReplicaRole.ACTIVE
                    && head.published()
                    && current.since().isEmpty()
                    && !moment.unpublished();
            if (asPublished
                    && known != null
                    && known.moment().equals(moment)
                    && known.work().equals(work)) {
                return known.summary().withAsOf(asOf);
            }
            // Titles of those that lead change only with a publication.
            TitledWorks leading = known == null
                    ? withTitles(head.leading())
                    : new TitledWorks(known.summary().ranking().leading(), true);
            HubSummary summary = summary(
                    current,
                    current.counts(),
                    new CoCitedRanking(head.coCitedWorks(), head.coCitations(), leading.works()));
            if (asPublished && leading.complete() && CacheStamp.of(stores, number).equals(moment)) {
                published.put(key, new CachedSummary(summary, moment, work));
            }
            return summary;
        }

        /** Between its first merge and its first publication, or without any co-cited work, a hub has no ranking. */
        private static boolean isRanked(HubHeader head) {
            return head.revision() > 0 || head.coCitedWorks() > 0;
        }

        /** Counts and pairs from one reading of the rows, so that no pair counts more works than the work has. */
        private @Nullable HubSummary counted(CurrentHub current) {
            HubCountsAccumulator counts = new HubCountsAccumulator();
            CoCitationCounter coCitations = new CoCitationCounter(new IntCounter(256), CoCitedRanking.LEADING_WORKS);
            for (CitingWorkRow row : CitingWorkRows.from(stores.hubs().citingWorks(), number, 0)) {
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
            PublishedState shown = current.head().shown();
            Highlights standouts = current.head().standouts();
            ActivityWindows windows = shown.windows();
            if (standouts == null) {
                HighlightsCollector portrait = stores.hubs().reader().portrait(number, this::byId);
                standouts = portrait.highlights();
                windows = portrait.windows(stores.today());
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
                    highlights.ledger(number, facts, standouts),
                    highlights.representative(standouts.representative()),
                    current.head().revision(),
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
