package org.citationhubs.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CoCitedWork;
import org.citationhubs.hub.HubChange;
import org.citationhubs.hub.HubNews;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.HubSummary.Ranking;
import org.citationhubs.hub.Label;
import org.citationhubs.hub.Portrait;
import org.citationhubs.hub.RankedWork;
import org.citationhubs.hub.Showing;
import org.citationhubs.hub.Shown;
import org.citationhubs.hub.Standouts;
import org.citationhubs.hub.Tier;
import org.citationhubs.store.CitingLists;
import org.citationhubs.store.HubOrder;
import org.citationhubs.store.HubStores;
import org.citationhubs.store.HubTitles;
import org.citationhubs.store.LiveHub;
import org.citationhubs.store.LiveHubs;
import org.citationhubs.store.Progress;
import org.citationhubs.store.RecentByNumber;
import org.citationhubs.store.StatementRows;
import org.citationhubs.store.Work;
import org.citationhubs.store.WorkNumbers;
import org.citationhubs.store.Works;
import org.jspecify.annotations.Nullable;

/** Brings hubs up to date and publishes those that are hubs by their number of citing works, with what changed of them. */
final class Publisher {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final LiveHubs hubs;
    private final TitleDesk titles;
    private final Progress progress;
    private final HubRules rules;
    private final HubOutlet outlet;
    private final RecentByNumber<WorkFacts> citing;
    private final PublicationMeters meters;
    private SortedMap<Integer, Long> asOf = new TreeMap<>();

    /**
     * Publishes hubs of one partition.
     *
     * @param citingRemembered of how many citing works it is kept in memory what is believed of them
     */
    Publisher(
            HubStores stores,
            WorkNumbers numbers,
            LiveHubs hubs,
            TitleDesk titles,
            Progress progress,
            HubRules rules,
            HubOutlet outlet,
            int citingRemembered,
            PublicationMeters meters) {
        this.stores = stores;
        this.numbers = numbers;
        this.hubs = hubs;
        this.titles = titles;
        this.progress = progress;
        this.rules = rules;
        this.outlet = outlet;
        this.citing = new RecentByNumber<>(citingRemembered);
        this.meters = meters;
    }

    /** A citing work is now believed to be this. */
    void described(int citingWork, WorkFacts facts) {
        citing.put(citingWork, facts);
    }

    /** Begins a round of publications. */
    void begin() {
        asOf = progress.asOf();
    }

    /** Asks for those titles that a hub is going to show and that are not known yet; false if there are none. */
    boolean askForTitles(int number) {
        LiveHub hub = hubs.of(number);
        if (tier(hub) == Tier.NONE) {
            return false;
        }
        new Showing(new Source(number)).leading(hub.leaders(this::byId));
        return titles.awaits(number);
    }

    private Tier tier(LiveHub hub) {
        return rules.tier().of(hub.counts().citingWorks(), hub.head().shown().tier());
    }

    /** Brings a hub up to date, and publishes it, or withdraws it if it was published and is too little for that now. */
    void publish(int number, long time) {
        meters.begin();
        LiveHub hub = hubs.of(number);
        List<RankedWork> leading = hub.leaders(this::byId);
        meters.ranked();
        WorkId id = numbers.id(number);
        Work work = Works.get(stores.works(), number);
        Portrait portrait = hub.portrait(this::byId);
        Standouts standouts = portrait.standouts();
        Shown before = hub.head().shown();
        Tier tier = tier(hub);
        // What is not published is not remembered: readers did not see it and are to be told when they do.
        Label label = tier == Tier.NONE ? null : Label.of(hub.counts(), rules.label(), before.label());
        Shown now = shown(tier, label, hub.counts().citingWorks(), portrait, work);
        if (tier != Tier.NONE) {
            long revision = hub.head().revision() + 1;
            Showing showing = new Showing(new Source(number));
            List<CoCitedWork> top = showing.leading(leading);
            outlet.publish(
                    id,
                    new HubSummary(
                            id,
                            work.identity().aliases(),
                            work.description().facts(),
                            tier,
                            label,
                            hub.counts().copy(),
                            now.windows(),
                            new Ranking(hub.coCitedWorks(), hub.coCitationsTotal(), top),
                            showing.ledger(work.description().facts(), standouts),
                            showing.representative(standouts.representative()),
                            revision,
                            asOf));
            tellChanges(id, hub, before, now, work, showing, leading, top, revision);
            if (!hub.head().published()) {
                HubTitles.add(
                        stores.hubOrder(), number, work.description().facts().title());
            }
            settle(hub, revision, true, leading, before, now, standouts);
        } else {
            if (hub.head().published()) {
                outlet.publish(id, null);
                tellWithdrawal(id, hub, before, now, work);
                HubTitles.remove(
                        stores.hubOrder(), number, work.description().facts().title());
            }
            settle(hub, hub.head().revision(), false, leading, before, now, standouts);
        }
        meters.settled(number, time);
    }

    private Shown shown(Tier tier, @Nullable Label label, int citingWorks, Portrait portrait, Work work) {
        int today = progress.newestDay();
        return new Shown(
                tier,
                label == null ? null : label.name(),
                citingWorks,
                portrait.windows(today),
                today,
                portrait.nextChange(today),
                tier != Tier.NONE && work.description().facts().isRetracted(),
                tier == Tier.NONE ? 0 : work.identity().aliases().size());
    }

    private void settle(
            LiveHub hub,
            long revision,
            boolean published,
            List<RankedWork> leading,
            Shown before,
            Shown now,
            Standouts standouts) {
        hub.settle(revision, published, leading, now, standouts);
        HubOrder.moved(stores.hubOrder(), hub.number(), before, now);
    }

    private void tellChanges(
            WorkId id,
            LiveHub hub,
            Shown before,
            Shown now,
            Work work,
            Showing showing,
            List<RankedWork> leading,
            List<CoCitedWork> top,
            long revision) {
        List<HubChange> changes = new ArrayList<>(HubChange.between(
                before,
                now,
                work.identity().aliases(),
                work.description().facts().retractionText()));
        if (revision == 1 && now.citingWorks() == 1 && hub.lastCiting() != LiveHub.NO_WORK) {
            changes.add(HubChange.firstCitation(numbers.id(hub.lastCiting())));
        }
        if (revision > 1 && !sameWorks(hub.head().leading(), leading)) {
            changes.addAll(HubChange.ofTop(showing.leading(hub.head().leading()), top));
        }
        tell(id, hub, changes, revision, false);
    }

    private void tellWithdrawal(WorkId id, LiveHub hub, Shown before, Shown now, Work work) {
        List<HubChange> changes = new ArrayList<>(HubChange.between(
                before,
                now,
                work.identity().aliases(),
                work.description().facts().retractionText()));
        // That it is shown as retracted no more does not say that the retraction was taken back.
        changes.removeIf(change -> change.kind() == HubChange.Kind.RETRACTED);
        WorkId movedTo = work.identity().movedTo();
        if (movedTo != null) {
            changes.add(HubChange.merged(movedTo));
        }
        tell(id, hub, changes, hub.head().revision(), true);
    }

    private void tell(WorkId id, LiveHub hub, List<HubChange> changes, long revision, boolean withdrawn) {
        WorkId last = hub.lastCiting() == LiveHub.NO_WORK ? null : numbers.id(hub.lastCiting());
        for (HubChange change : changes) {
            WorkId cause = change.kind().isOfCitations() ? last : null;
            outlet.publish(new HubNews(id, change, cause, revision, withdrawn, asOf));
        }
    }

    private static boolean sameWorks(List<RankedWork> before, List<RankedWork> now) {
        if (before.size() != now.size()) {
            return false;
        }
        for (RankedWork work : before) {
            if (now.stream().noneMatch(other -> other.number() == work.number())) {
                return false;
            }
        }
        return true;
    }

    private int byId(int a, int b) {
        return numbers.id(a).compareTo(numbers.id(b));
    }

    private final class Source implements Showing.Source {

        private final int hub;

        Source(int hub) {
            this.hub = hub;
        }

        @Override
        public WorkId id(int number) {
            return numbers.id(number);
        }

        @Override
        public @Nullable String title(int number, WorkId id) {
            return titles.title(number, hub);
        }

        @Override
        public WorkFacts citing(int number) {
            WorkFacts known = citing.get(number);
            if (known == null) {
                known = CitingLists.facts(stores.citingLists(), number);
                citing.put(number, known);
            }
            return known;
        }

        @Override
        public List<Mention> mentions(int row) {
            return StatementRows.get(stores.statements(), hub, row);
        }
    }
}
