package org.citationhubs.topology.hubs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.Highlights;
import org.citationhubs.hub.summary.HighlightsCollector;
import org.citationhubs.hub.summary.HubChange;
import org.citationhubs.hub.summary.HubChangeEvent;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.hub.summary.SummaryAssembler;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubOrderIndex;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.hubs.HubTitleIndex;
import org.citationhubs.store.hubs.InMemoryHub;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.memory.DirectMappedCache;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.rows.StatementRows;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.OwnedWorkStore;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.hubs.HubStageOutput.ChangeEventOutput;
import org.citationhubs.topology.hubs.HubStageOutput.PublicationOutput;
import org.jspecify.annotations.Nullable;

/** Brings hubs up to date and publishes those that are hubs by their number of citing works, with what changed of them. */
final class HubPublisher {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final TitleSubscriptions titles;
    private final AppliedOffsets progress;
    private final HubRules rules;
    private final Consumer<? super HubStageOutput> outputs;
    private final DirectMappedCache<WorkFacts> citing;
    private final PublicationMeters meters;
    private InputOffsets asOf = InputOffsets.NONE;

    /**
     * Publishes hubs of one partition.
     *
     * @param citingRemembered of how many citing works it is kept in memory what is believed of them
     */
    HubPublisher(
            HubStores stores,
            WorkNumbers numbers,
            HubCache hubs,
            TitleSubscriptions titles,
            AppliedOffsets progress,
            HubRules rules,
            Consumer<? super HubStageOutput> outputs,
            int citingRemembered,
            PublicationMeters meters) {
        this.stores = stores;
        this.numbers = numbers;
        this.hubs = hubs;
        this.titles = titles;
        this.progress = progress;
        this.rules = rules;
        this.outputs = outputs;
        this.citing = new DirectMappedCache<>(citingRemembered);
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
        InMemoryHub hub = hubs.of(number);
        if (tier(hub) == Tier.NONE) {
            return false;
        }
        new SummaryAssembler(new PublishedSummaryData(number)).leading(hub.leaders(this::byId));
        return titles.awaits(number);
    }

    private Tier tier(InMemoryHub hub) {
        return rules.tier().of(hub.citingWorks(), hub.head().shown().tier());
    }

    /** Brings a hub up to date, and publishes it, or withdraws it if it was published and is too little for that now. */
    void publish(int number, long time) {
        meters.begin();
        InMemoryHub hub = hubs.of(number);
        List<RankedWork> leading = hub.leaders(this::byId);
        meters.ranked();
        WorkId id = numbers.id(number);
        OwnedWork work = OwnedWorkStore.get(stores.works(), number);
        HighlightsCollector portrait = hub.portrait(this::byId);
        Highlights standouts = portrait.standouts();
        PublishedState before = hub.head().shown();
        Tier tier = tier(hub);
        // What is not published is not remembered: readers did not see it and are to be told when they do.
        HubLabel label = tier == Tier.NONE ? null : HubLabel.of(hub.counts(), rules.label(), before.label());
        PublishedState now = shown(tier, label, hub.citingWorks(), portrait, work);
        if (tier != Tier.NONE) {
            long revision = hub.head().revision() + 1;
            SummaryAssembler showing = new SummaryAssembler(new PublishedSummaryData(number));
            List<CoCitedWork> top = showing.leading(leading);
            outputs.accept(new PublicationOutput(
                    id,
                    new HubSummary(
                            id,
                            work.identity().aliases(),
                            work.description().facts(),
                            tier,
                            label,
                            hub.counts(),
                            now.windows(),
                            new CoCitedRanking(hub.coCitedWorks(), hub.coCitationsTotal(), top),
                            showing.ledger(work.description().facts(), standouts),
                            showing.representative(standouts.representative()),
                            revision,
                            asOf)));
            tellChanges(id, hub, before, now, work, showing, leading, top, revision);
            if (!hub.head().published()) {
                HubTitleIndex.add(
                        stores.hubOrder(), number, work.description().facts().title());
            }
            settle(hub, revision, true, leading, before, now, standouts);
        } else {
            if (hub.head().published()) {
                outputs.accept(new PublicationOutput(id, null));
                tellWithdrawal(id, hub, before, now, work);
                HubTitleIndex.remove(
                        stores.hubOrder(), number, work.description().facts().title());
            }
            settle(hub, hub.head().revision(), false, leading, before, now, standouts);
        }
        meters.settled(number, time);
    }

    private PublishedState shown(
            Tier tier, @Nullable HubLabel label, int citingWorks, HighlightsCollector portrait, OwnedWork work) {
        int today = progress.newestDay();
        return new PublishedState(
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
            InMemoryHub hub,
            long revision,
            boolean published,
            List<RankedWork> leading,
            PublishedState before,
            PublishedState now,
            Highlights standouts) {
        hub.settle(revision, published, leading, now, standouts);
        HubOrderIndex.moved(stores.hubOrder(), hub.number(), before, now);
    }

    private void tellChanges(
            WorkId id,
            InMemoryHub hub,
            PublishedState before,
            PublishedState now,
            OwnedWork work,
            SummaryAssembler showing,
            List<RankedWork> leading,
            List<CoCitedWork> top,
            long revision) {
        List<HubChange> changes = new ArrayList<>(HubChange.between(
                before,
                now,
                work.identity().aliases(),
                work.description().facts().retractionText()));
        if (revision == 1 && now.citingWorks() == 1 && hub.lastCiting() != InMemoryHub.NO_WORK) {
            changes.add(HubChange.firstCitation(numbers.id(hub.lastCiting())));
        }
        if (revision > 1 && !sameWorks(hub.head().leading(), leading)) {
            changes.addAll(HubChange.ofTop(showing.leading(hub.head().leading()), top));
        }
        tell(id, hub, changes, revision, false);
    }

    private void tellWithdrawal(WorkId id, InMemoryHub hub, PublishedState before, PublishedState now, OwnedWork work) {
        List<HubChange> changes = new ArrayList<>(HubChange.between(
                before,
                now,
                work.identity().aliases(),
                work.description().facts().retractionText()));
        // That it is shown as retracted no more does not say that the retraction was taken back.
        changes.removeIf(change -> change.kind() == HubChange.HubChangeKind.RETRACTED);
        WorkId movedTo = work.identity().movedTo();
        if (movedTo != null) {
            changes.add(HubChange.merged(movedTo));
        }
        tell(id, hub, changes, hub.head().revision(), true);
    }

    private void tell(WorkId id, InMemoryHub hub, List<HubChange> changes, long revision, boolean withdrawn) {
        WorkId last = hub.lastCiting() == InMemoryHub.NO_WORK ? null : numbers.id(hub.lastCiting());
        for (HubChange change : changes) {
            WorkId cause = change.kind().isOfCitations() ? last : null;
            outputs.accept(new ChangeEventOutput(new HubChangeEvent(id, change, cause, revision, withdrawn, asOf)));
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

    private final class PublishedSummaryData implements SummaryAssembler.SummaryData {

        private final int hub;

        PublishedSummaryData(int hub) {
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
                known = CitingListStore.facts(stores.view().citingLists(), number);
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
