package org.citationhubs.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CoCitedWork;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.HubSummary.Ranking;
import org.citationhubs.hub.RankedWork;
import org.citationhubs.hub.Tier;
import org.citationhubs.store.HubStores;
import org.citationhubs.store.LiveHub;
import org.citationhubs.store.LiveHubs;
import org.citationhubs.store.WorkNumbers;
import org.citationhubs.store.Works;

/** Brings hubs up to date and publishes those that are hubs by their number of citing works. */
final class Publisher {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final LiveHubs hubs;
    private final TitleDesk titles;
    private final int leastCitingWorks;
    private final HubOutlet outlet;
    private SortedMap<Integer, Long> asOf = new TreeMap<>();

    Publisher(
            HubStores stores,
            WorkNumbers numbers,
            LiveHubs hubs,
            TitleDesk titles,
            int leastCitingWorks,
            HubOutlet outlet) {
        this.stores = stores;
        this.numbers = numbers;
        this.hubs = hubs;
        this.titles = titles;
        this.leastCitingWorks = leastCitingWorks;
        this.outlet = outlet;
    }

    /** Begins a round of publications. */
    void begin(SortedMap<Integer, Long> newAsOf) {
        asOf = newAsOf;
    }

    /** Brings a hub up to date, and publishes it, or withdraws it if it was published and is too little for that now. */
    void publish(int number) {
        LiveHub hub = hubs.of(number);
        List<RankedWork> leading = hub.leaders(this::byId);
        WorkId id = numbers.id(number);
        if (Tier.of(hub.counts().citingWorks(), leastCitingWorks) != Tier.NONE) {
            long revision = hub.head().revision() + 1;
            outlet.publish(id, summary(id, hub, leading, revision));
            hub.settle(revision, true, leading);
        } else {
            if (hub.head().published()) {
                outlet.publish(id, null);
            }
            hub.settle(hub.head().revision(), false, leading);
        }
    }

    private int byId(int a, int b) {
        return numbers.id(a).compareTo(numbers.id(b));
    }

    private HubSummary summary(WorkId id, LiveHub hub, List<RankedWork> leading, long revision) {
        List<CoCitedWork> coCited = new ArrayList<>(leading.size());
        for (RankedWork work : leading) {
            String title = titles.title(work.number(), hub.number());
            coCited.add(new CoCitedWork(numbers.id(work.number()), title, work.count()));
        }
        return HubSummary.of(
                id,
                Works.get(stores.works(), hub.number()).description().facts(),
                hub.counts(),
                new Ranking(hub.coCitedWorks(), hub.coCitationsTotal(), coCited),
                leastCitingWorks,
                revision,
                asOf);
    }
}
