package org.citationhubs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.Tally;
import org.citationhubs.query.CitingWorksRequest.Self;
import org.citationhubs.query.CitingWorksRequest.Sort;
import org.citationhubs.store.CitingLists;
import org.citationhubs.store.CitingOrder;
import org.citationhubs.store.CitingOrder.Order;
import org.citationhubs.store.CitingOrder.Place;
import org.citationhubs.store.CitingWork;
import org.citationhubs.store.CitingWorks;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the works that cite a hub.
 *
 * <p>A large hub has its citing works written in the orders asked for, so that a page deep in the list costs what the first one does;
 * of a small one, and where several filters come together, all rows are looked at.
 */
final class CitingWorksQuery {

    private final WorkLookup lookup;

    CitingWorksQuery(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /** A page, null if the partition has never heard of the work. */
    @Nullable
    Page<CitingWorkItem> read(PartitionStores stores, WorkId work, CitingWorksRequest request) {
        SortedMap<Integer, Long> asOf = stores.asOf();
        Cursor after = request.after();
        int hub = stores.numbers().find(work);
        if (hub == 0) {
            return lookup.listedFacts(work) == null ? null : new Page<>(List.of(), 0, null, asOf);
        }
        stores.requireOwn(hub);
        Order order = orderFor(request);
        return order != null && CitingOrder.isKept(stores.citingOrder(), hub)
                ? inOrder(stores, hub, order, request, after, asOf)
                : amongAll(stores, hub, request, after, asOf);
    }

    /** The order in which all that is asked for stands, and in which only self-citations must be passed over; null if none is kept. */
    private static @Nullable Order orderFor(CitingWorksRequest request) {
        Role role = request.role();
        Polarity polarity = request.polarity();
        if (request.filters() == 0) {
            return request.sort() == Sort.DATE ? Order.BY_DATE : Order.BY_MENTIONS;
        }
        if (request.filters() > 1 || request.sort() != Sort.DATE) {
            return null;
        }
        if (request.self() != Self.INCLUDE) {
            return request.self() == Self.ONLY ? Order.SELF : Order.BY_DATE;
        }
        if (role != null) {
            return role == Role.UNCLASSIFIED ? null : Order.ofRole(role);
        }
        return polarity == null || polarity == Polarity.UNCLASSIFIED ? null : Order.ofStance(polarity);
    }

    private static Page<CitingWorkItem> inOrder(
            PartitionStores stores,
            int hub,
            Order order,
            CitingWorksRequest request,
            @Nullable Cursor after,
            SortedMap<Integer, Long> asOf) {
        int total = total(stores.reader().current(hub).counts(), request);
        List<CitingWorkItem> items = new ArrayList<>(request.limit());
        Place[] last = {null};
        boolean[] more = {false};
        Place from = after == null ? null : new Place(Math.toIntExact(after.key()), after.id());
        CitingOrder.forEach(stores.citingOrder(), hub, order, from, (place, row) -> {
            if (items.size() == request.limit()) {
                more[0] = true;
                return false;
            }
            CitingWork work = CitingWorks.find(stores.citingWorks(), hub, row);
            // Rows and orders are written one after the other: between the two a reader may see one without the other.
            if (work != null && work.facts().counted() && request.lets(work.facts())) {
                items.add(item(stores, place.citing(), work));
                last[0] = place;
            }
            return true;
        });
        Place end = last[0];
        String next =
                more[0] && end != null ? new Cursor(request.sort().code(), end.value(), end.citing()).encode() : null;
        return new Page<>(items, total, next, asOf);
    }

    /** How many citing works pass the one filter that there is. */
    private static int total(HubCounts counts, CitingWorksRequest request) {
        Role role = request.role();
        Polarity polarity = request.polarity();
        if (role != null) {
            return counts.roles().getOrDefault(role, Tally.ZERO).anyCitingWorks();
        }
        if (polarity != null) {
            return counts.polarities().getOrDefault(polarity, Tally.ZERO).citingWorks();
        }
        return switch (request.self()) {
            case INCLUDE -> counts.citingWorks();
            case EXCLUDE -> counts.citingWorks() - counts.selfCitingWorks();
            case ONLY -> counts.selfCitingWorks();
        };
    }

    private static Page<CitingWorkItem> amongAll(
            PartitionStores stores,
            int hub,
            CitingWorksRequest request,
            @Nullable Cursor after,
            SortedMap<Integer, Long> asOf) {
        PageSelection<CitingWork> selection = new PageSelection<>(
                request.limit(), after, number -> stores.numbers().id(number));
        int[] total = {0};
        CitingWorks.forEach(stores.citingWorks(), hub, 0, row -> {
            CitationFacts facts = row.facts();
            if (facts.counted() && request.lets(facts)) {
                total[0]++;
                selection.offer(request.sort().key(facts), row.citing(), row);
            }
        });
        PageSelection.Selected<CitingWork> selected =
                selection.page(request.sort().code());
        List<CitingWorkItem> items = new ArrayList<>(selected.items().size());
        for (PageSelection.Selected.Item<CitingWork> item : selected.items()) {
            items.add(item(stores, item.id(), item.value()));
        }
        return new Page<>(items, total[0], selected.next(), asOf);
    }

    private static CitingWorkItem item(PartitionStores stores, WorkId id, CitingWork work) {
        String title = CitingLists.facts(stores.citingLists(), work.citing()).title();
        return new CitingWorkItem(id, title, work.facts());
    }
}
