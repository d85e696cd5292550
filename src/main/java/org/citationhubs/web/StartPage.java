package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.citationhubs.hub.Label;
import org.citationhubs.hub.Tier;
import org.citationhubs.query.LeaderRequest;
import org.citationhubs.query.Leaders;
import org.citationhubs.store.HubOrder.Order;
import org.jspecify.annotations.Nullable;

/**
 * What the start page shows.
 *
 * @param orders to choose from
 * @param order parameter of the one that is chosen, null if it is the usual one
 * @param filtered whether not all hubs may be among the leaders
 * @param nothing what an empty list means
 * @param first address of the first page, null if this is it
 * @param next address of the next page, null if this is the last
 * @param trending hubs cited more often lately than their history lets expect
 * @param missing which partitions did not answer, null if all did
 */
record StartPage(
        List<Choice> orders,
        @Nullable String order,
        List<Option> tiers,
        List<Option> labels,
        boolean filtered,
        String nothing,
        List<LeaderRow> leaders,
        @Nullable String first,
        @Nullable String next,
        List<LeaderRow> trending,
        @Nullable String missing,
        Freshness freshness) {

    private static final String LEADING = "leading";

    /**
     * The page.
     *
     * @param servedBy the instance that gathered the answers
     */
    static StartPage of(LeaderRequest wanted, Leaders leaders, Leaders trending, String servedBy) {
        Address here = address(wanted).at(LEADING);
        String next = leaders.nextCursor();
        return new StartPage(
                List.of(order(here, wanted, Order.CITING_WORKS), order(here, wanted, Order.VELOCITY)),
                parameter(wanted.order()),
                tiers(wanted.tier()),
                labels(wanted.label()),
                isFiltered(wanted),
                nothing(wanted),
                rows(leaders),
                wanted.cursor() == null ? null : here.toString(),
                next == null ? null : here.with("cursor", next).toString(),
                rows(trending),
                missing(leaders, trending),
                Freshness.gathered(leaders.asOf(), servedBy, leaders.standby() || trending.standby()));
    }

    private static boolean isFiltered(LeaderRequest wanted) {
        return wanted.tier() != null || wanted.label() != null;
    }

    private static String nothing(LeaderRequest wanted) {
        if (isFiltered(wanted)) {
            return "No hub is like that.";
        }
        return wanted.order() == Order.VELOCITY
                ? "No hub was cited in the last 30 days."
                : "There is no hub yet. A work becomes one when enough others cite it.";
    }

    private static Address address(LeaderRequest wanted) {
        Tier tier = wanted.tier();
        Label.Name label = wanted.label();
        return Address.of("/")
                .with("sort", parameter(wanted.order()))
                .with("tier", tier == null ? null : Words.parameter(tier))
                .with("label", label == null ? null : Words.parameter(label));
    }

    private static Choice order(Address here, LeaderRequest wanted, Order order) {
        return new Choice(
                order == Order.VELOCITY ? "Fastest growing" : "Most cited",
                here.with("sort", parameter(order)).toString(),
                order == wanted.order());
    }

    private static @Nullable String parameter(Order order) {
        return order == Order.VELOCITY ? "velocity" : null;
    }

    private static List<Option> tiers(@Nullable Tier chosen) {
        List<Option> options = new ArrayList<>(List.of(new Option("", "Any tier", chosen == null)));
        Arrays.stream(Tier.values())
                .filter(tier -> tier != Tier.NONE)
                .map(tier -> new Option(Words.parameter(tier), Words.of(tier), tier == chosen))
                .forEach(options::add);
        return options;
    }

    private static List<Option> labels(Label.@Nullable Name chosen) {
        List<Option> options = new ArrayList<>(List.of(new Option("", "Any label", chosen == null)));
        Arrays.stream(Label.Name.values())
                .map(label -> new Option(Words.parameter(label), label.text(), label == chosen))
                .forEach(options::add);
        return options;
    }

    private static List<LeaderRow> rows(Leaders leaders) {
        return leaders.items().stream().map(LeaderRow::of).toList();
    }

    /** The partitions that did not answer one of the questions, null if all did. */
    static @Nullable String missing(Leaders... answers) {
        Set<Integer> partitions = new TreeSet<>();
        for (Leaders answer : answers) {
            partitions.addAll(answer.unavailable().keySet());
        }
        return partitions.isEmpty()
                ? null
                : partitions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
