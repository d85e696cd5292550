package org.citationhubs.query;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CoCitations;
import org.citationhubs.hub.CoCitedWork;
import org.citationhubs.hub.CountTable;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.HubSummary.Ranking;
import org.citationhubs.hub.Label;
import org.citationhubs.hub.LedgerRow;
import org.citationhubs.hub.Portrait;
import org.citationhubs.hub.RankedWork;
import org.citationhubs.hub.Showing;
import org.citationhubs.hub.Shown;
import org.citationhubs.hub.Standouts;
import org.citationhubs.hub.Tier;
import org.citationhubs.hub.Windows;
import org.citationhubs.query.PublishedSummaries.Moment;
import org.citationhubs.query.PublishedSummaries.Published;
import org.citationhubs.query.WorkLookup.TitlesFound;
import org.citationhubs.query.route.Copy;
import org.citationhubs.store.CitingList;
import org.citationhubs.store.CitingLists;
import org.citationhubs.store.CitingWork;
import org.citationhubs.store.CitingWorks;
import org.citationhubs.store.HubHead;
import org.citationhubs.store.HubReader.CoCitationsRead;
import org.citationhubs.store.HubReader.Current;
import org.citationhubs.store.LiveHub;
import org.citationhubs.store.StatementRows;
import org.citationhubs.store.Work;
import org.citationhubs.topology.HubRules;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a work: its counts as of now, and what is ranked or chosen as it was last published, or found on the spot where the
 * work was never brought up to date or has few citing works.
 */
final class SummaryQuery {

    private final HubRules rules;
    private final WorkLookup lookup;

    private final Copy copy;
    private final PublishedSummaries published = new PublishedSummaries();

    SummaryQuery(HubRules rules, WorkLookup lookup, Copy copy) {
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
    HubSummary read(PartitionStores stores, WorkId work) {
        SortedMap<Integer, Long> asOf = stores.asOf();
        int number = stores.numbers().find(work);
        if (number == 0) {
            WorkFacts listed = lookup.listedFacts(work);
            return listed == null ? null : uncited(stores, work, listed, asOf);
        }
        Reading reading = new Reading(stores, work, number, stores.work(number), asOf);
        return Settled.of(reading::summary);
    }

    /** The claims ledger of a work, null if the partition has never heard of it. */
    @Nullable
    List<LedgerRow> ledger(PartitionStores stores, WorkId work) {
        HubSummary summary = read(stores, work);
        return summary == null ? null : summary.ledger();
    }

    private HubSummary uncited(PartitionStores stores, WorkId work, WorkFacts facts, SortedMap<Integer, Long> asOf) {
        return new HubSummary(
                work,
                List.of(),
                facts,
                rules.tier().of(0, Tier.NONE),
                null,
                new HubCounts(),
                Windows.NONE,
                Ranking.NOTHING,
                new Showing(new Source(stores, 0)).ledger(facts, Standouts.NONE),
                List.of(),
                0,
                asOf);
    }

    private final class Reading {

        private final PartitionStores stores;
        private final WorkId id;
        private final int number;
        private final Work work;
        private final SortedMap<Integer, Long> asOf;
        private final Source source;
        private final Showing showing;

        Reading(PartitionStores stores, WorkId id, int number, Work work, SortedMap<Integer, Long> asOf) {
            this.stores = stores;
            this.id = id;
            this.number = number;
            this.work = work;
            this.asOf = asOf;
            this.source = new Source(stores, number);
            this.showing = new Showing(source);
        }

        @Nullable
        HubSummary summary() {
            Moment moment = Moment.of(stores, number);
            Current current = current(moment);
            HubHead head = current.head();
            if (isRanked(head)) {
                return ranked(current, moment);
            }
            return head.merges() == 0 ? counted(current) : merged(current);
        }

        /** The stores of a copy are filled one by one: that a hub waits may not be told there yet, though its rows are. */
        private Current current(Moment moment) {
            Current known = copy == Copy.ACTIVE && !moment.unpublished()
                    ? stores.reader().published(number)
                    : null;
            return known == null ? stores.reader().current(number) : known;
        }

        /** As it was published as far as nothing changed since, without looking all of it up again. */
        private HubSummary ranked(Current current, Moment moment) {
            HubHead head = current.head();
            PublishedSummaries.Key key =
                    new PublishedSummaries.Key(stores.partition(), number, moment.opening(), head.revision());
            Published known = copy == Copy.ACTIVE && head.published() ? published.get(key) : null;
            boolean asPublished =
                    copy == Copy.ACTIVE && head.published() && current.since().isEmpty() && !moment.unpublished();
            if (asPublished
                    && known != null
                    && known.moment().equals(moment)
                    && known.work().equals(work)) {
                return known.summary().asOf(asOf);
            }
            // Titles of those that lead change only with a publication.
            boolean complete = known != null || source.learnTitles(head.leading());
            List<CoCitedWork> leading = known == null
                    ? showing.leading(head.leading())
                    : known.summary().ranking().leading();
            HubSummary summary =
                    summary(current, current.counts(), new Ranking(head.coCitedWorks(), head.coCitations(), leading));
            if (asPublished && complete && Moment.of(stores, number).equals(moment)) {
                published.put(key, new Published(summary, moment, work));
            }
            return summary;
        }

        /** Between its first merge and its first publication, or without any co-cited work, a hub has no ranking. */
        private static boolean isRanked(HubHead head) {
            return head.revision() > 0 || head.coCitedWorks() > 0;
        }

        /** Counts and pairs from one reading of the rows, so that no pair counts more works than the work has. */
        private @Nullable HubSummary counted(Current current) {
            HubCounts counts = new HubCounts();
            CoCitations coCitations = new CoCitations(new CountTable(256), LiveHub.LEADERS);
            for (CitingWork row : CitingWorks.from(stores.citingWorks(), number, 0)) {
                counts.add(row.facts());
                if (row.facts().counted()) {
                    CitingList list = CitingLists.get(stores.citingLists(), row.citing());
                    if (list.rowAt(number) != row.row()) {
                        return null;
                    }
                    coCitations.addList(list.works(), number);
                }
            }
            return summary(current, counts, ranking(coCitations));
        }

        private @Nullable HubSummary merged(Current current) {
            CoCitationsRead read = stores.reader().coCitations(current, LiveHub.LEADERS);
            if (read == null || stores.reader().mergedSince(current)) {
                return null;
            }
            return summary(current, current.counts(), ranking(read.coCitations()));
        }

        private Ranking ranking(CoCitations coCitations) {
            List<RankedWork> leading = coCitations.leaders(this::byId);
            return ranking(coCitations.works(), coCitations.total(), leading);
        }

        private Ranking ranking(int coCitedWorks, long coCitations, List<RankedWork> leading) {
            boolean unused = source.learnTitles(leading);
            return new Ranking(coCitedWorks, coCitations, showing.leading(leading));
        }

        private HubSummary summary(Current current, HubCounts counts, Ranking ranking) {
            Shown shown = current.head().shown();
            Standouts standouts = current.head().standouts();
            Windows windows = shown.windows();
            if (standouts == null) {
                Portrait portrait = stores.reader().portrait(number, this::byId);
                standouts = portrait.standouts();
                windows = portrait.windows(stores.today());
            } else {
                for (CitingWork since : current.since()) {
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
                    Label.of(counts, rules.label(), shown.label()),
                    counts,
                    windows,
                    ranking,
                    showing.ledger(facts, standouts),
                    showing.representative(standouts.representative()),
                    current.head().revision(),
                    asOf);
        }

        private int byId(int a, int b) {
            return source.id(a).compareTo(source.id(b));
        }
    }

    private final class Source implements Showing.Source {

        private final PartitionStores stores;
        private final int hub;
        private final Map<Integer, WorkId> ids = new HashMap<>();
        private Map<WorkId, @Nullable String> titles = Map.of();

        Source(PartitionStores stores, int hub) {
            this.stores = stores;
            this.hub = hub;
        }

        /**
         * Looks the titles of all of them up at once: their partitions may be elsewhere.
         *
         * @return whether each was told to this partition: then they change only with a publication
         */
        boolean learnTitles(List<RankedWork> works) {
            Map<WorkId, Integer> numbers = new LinkedHashMap<>();
            works.forEach(work -> numbers.put(id(work.number()), work.number()));
            TitlesFound found = lookup.titles(stores.titles(), numbers);
            titles = found.titles();
            return found.complete();
        }

        @Override
        public WorkId id(int number) {
            // Ranking compares the same works again and again.
            return ids.computeIfAbsent(number, stores.numbers()::id);
        }

        @Override
        public @Nullable String title(int number, WorkId id) {
            return titles.get(id);
        }

        @Override
        public WorkFacts citing(int number) {
            return CitingLists.facts(stores.citingLists(), number);
        }

        @Override
        public List<Mention> mentions(int row) {
            return StatementRows.get(stores.statements(), hub, row);
        }
    }
}
