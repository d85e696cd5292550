package org.citationhubs.topology.hubs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.HubCounts;
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
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.store.hubs.HighlightsReader;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubOrderIndex;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.hubs.HubTitleIndex;
import org.citationhubs.store.hubs.InMemoryHub;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.works.OwnedWork;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.hubs.HubStageOutput.ChangeEventOutput;
import org.citationhubs.topology.hubs.HubStageOutput.PublicationOutput;
import org.jspecify.annotations.Nullable;

/** Ranks hubs and publishes or withdraws them, with events about what changed since the previous publication. */
final class HubPublisher {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final Consumer<? super HubStageOutput> outputs;
    private final TitleSubscriptions titles;
    private final AppliedOffsets progress;
    private final HubRules rules;
    private final long epoch;
    private final HighlightsReader highlights;
    private final PublicationMeters meters;
    private InputOffsets asOf = InputOffsets.NONE;

    HubPublisher(
            HubPartitionContext context,
            TitleSubscriptions titles,
            CitingWorkFacts citingFacts,
            AppliedOffsets progress,
            HubRules rules,
            long epoch,
            PublicationMeters meters) {
        this.stores = context.stores();
        this.numbers = context.numbers();
        this.hubs = context.hubs();
        this.outputs = context.outputs();
        this.titles = titles;
        this.progress = progress;
        this.rules = rules;
        this.epoch = epoch;
        this.highlights = new HighlightsReader(stores.view().statements(), numbers::id, citingFacts::get);
        this.meters = meters;
    }

    /** Starts a round of publications, which all cover the same input offsets. */
    void beginRound() {
        asOf = progress.asOf();
    }

    /**
     * Requests the titles that a hub will show and that are not known yet, and returns whether replies are outstanding.
     */
    boolean requestTitles(int number) {
        InMemoryHub hub = hubs.of(number);
        return tier(hub) != Tier.NONE && titles.request(hub.mergeAndRank(this::compareIds), number);
    }

    private Tier tier(InMemoryHub hub) {
        return rules.tier().of(hub.citingWorks(), hub.header().shown().tier());
    }

    /**
     * Ranks a hub and publishes it. A hub of too few citing works is withdrawn if it was published.
     *
     * @param time the wall clock in milliseconds since 1970
     */
    void publish(int number, long time) {
        meters.start();
        InMemoryHub hub = hubs.of(number);
        List<RankedWork> leading = hub.mergeAndRank(this::compareIds);
        meters.ranked();
        OwnedWork work = stores.view().work(number);
        HighlightsCollector collector = hub.highlights(this::compareIds);
        Highlights chosen = collector.highlights();
        PublishedState before = hub.header().shown();
        Tier tier = tier(hub);
        HubCounts counts = hub.counts();
        // An unpublished label is not stored: readers have not seen it, and receive an event when they do.
        HubLabel label = tier == Tier.NONE ? null : HubLabel.of(counts, rules.label(), before.label());
        PublishedState now = state(tier, label, counts.citingWorks(), collector, work);
        Publication publication = new Publication(numbers.id(number), hub, work, counts, before, now);
        long revision = hub.header().revision();
        if (tier != Tier.NONE) {
            revision++;
            publish(publication, label, leading, chosen, revision);
        } else if (hub.header().published()) {
            withdraw(publication);
        }
        hub.storeHeader(revision, tier != Tier.NONE, leading, now, chosen);
        HubOrderIndex.update(stores.hubOrder(), number, before, now);
        meters.finished(number, time);
    }

    private PublishedState state(
            Tier tier, @Nullable HubLabel label, int citingWorks, HighlightsCollector collector, OwnedWork work) {
        int today = progress.newestDay();
        return new PublishedState(
                tier,
                label == null ? null : label.name(),
                citingWorks,
                collector.windows(today),
                today,
                collector.nextChange(today),
                tier != Tier.NONE && work.description().facts().isRetracted(),
                tier == Tier.NONE ? 0 : work.identity().aliases().size());
    }

    private void publish(
            Publication publication,
            @Nullable HubLabel label,
            List<RankedWork> leading,
            Highlights chosen,
            long revision) {
        InMemoryHub hub = publication.hub();
        OwnedWork work = publication.work();
        List<CoCitedWork> coCited = titles.coCited(leading, hub.number());
        outputs.accept(new PublicationOutput(
                publication.id(),
                new HubSummary(
                        publication.id(),
                        work.identity().aliases(),
                        work.description().facts(),
                        publication.now().tier(),
                        label,
                        publication.counts(),
                        publication.now().windows(),
                        new CoCitedRanking(hub.coCitedWorks(), hub.coCitationsTotal(), coCited),
                        highlights.ledger(hub.number(), work.description().facts(), chosen),
                        highlights.representative(chosen.representative()),
                        revision,
                        asOf)));
        sendChanges(publication, leading, coCited, revision);
        if (!hub.header().published()) {
            HubTitleIndex.add(
                    stores.hubOrder(), hub.number(), work.description().facts().title());
        }
    }

    private void withdraw(Publication publication) {
        outputs.accept(new PublicationOutput(publication.id(), null));
        sendWithdrawal(publication);
        HubTitleIndex.remove(
                stores.hubOrder(),
                publication.hub().number(),
                publication.work().description().facts().title());
    }

    private void sendChanges(
            Publication publication, List<RankedWork> leading, List<CoCitedWork> coCited, long revision) {
        InMemoryHub hub = publication.hub();
        List<HubChange> changes = publication.changes();
        if (revision == 1 && publication.now().citingWorks() == 1 && hub.lastCiting() != InMemoryHub.NO_WORK) {
            changes.add(HubChange.firstCitation(numbers.id(hub.lastCiting())));
        }
        if (revision > 1 && !sameWorks(hub.header().leading(), leading)) {
            changes.addAll(HubChange.ofTop(titles.coCited(hub.header().leading(), hub.number()), coCited));
        }
        send(publication, changes, revision, false);
    }

    private void sendWithdrawal(Publication publication) {
        List<HubChange> changes = publication.changes();
        // A withdrawn hub is not shown as retracted any more. That does not mean that its retraction was revoked.
        changes.removeIf(change -> change.kind() == HubChange.HubChangeKind.RETRACTED);
        WorkId movedTo = publication.work().identity().movedTo();
        if (movedTo != null) {
            changes.add(HubChange.merged(movedTo));
        }
        send(publication, changes, publication.hub().header().revision(), true);
    }

    private void send(Publication publication, List<HubChange> changes, long revision, boolean withdrawn) {
        int lastCiting = publication.hub().lastCiting();
        WorkId last = lastCiting == InMemoryHub.NO_WORK ? null : numbers.id(lastCiting);
        for (HubChange change : changes) {
            WorkId cause = change.kind().isOfCitations() ? last : null;
            outputs.accept(new ChangeEventOutput(
                    new HubChangeEvent(publication.id(), change, cause, epoch, revision, withdrawn, asOf)));
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

    private int compareIds(int a, int b) {
        return numbers.id(a).compareTo(numbers.id(b));
    }

    /**
     * A hub that is published or withdrawn.
     *
     * @param before what readers saw of it until now
     * @param now what readers see of it from now on
     */
    private record Publication(
            WorkId id, InMemoryHub hub, OwnedWork work, HubCounts counts, PublishedState before, PublishedState now) {

        /** Returns what changed, in a list that can be added to. */
        List<HubChange> changes() {
            return new ArrayList<>(HubChange.between(
                    before,
                    now,
                    work.identity().aliases(),
                    work.description().facts().retractionText()));
        }
    }
}
