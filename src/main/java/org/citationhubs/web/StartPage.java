package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
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
        List<LinkChoice> orders,
        @Nullable String order,
        List<SelectOption> tiers,
        List<SelectOption> labels,
        boolean filtered,
        String nothing,
        List<LeaderboardRow> leaders,
        @Nullable String first,
        @Nullable String next,
        List<LeaderboardRow> trending,
        @Nullable String missing,
        Freshness freshness) {

    private static final String LEADING = "leading";

    /**
     * The page.
     *
     * @param servedBy the instance that gathered the answers
     */
    static StartPage of(LeaderboardRequest wanted, LeaderboardPage leaders, LeaderboardPage trending, String servedBy) {
        PageUrl here = address(wanted).at(LEADING);
        String next = leaders.nextCursor();
        return new StartPage(
                List.of(order(here, wanted, HubOrder.CITING_WORKS), order(here, wanted, HubOrder.VELOCITY)),
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

    private static boolean isFiltered(LeaderboardRequest wanted) {
        return wanted.tier() != null || wanted.label() != null;
    }

    private static String nothing(LeaderboardRequest wanted) {
        if (isFiltered(wanted)) {
            return "No hub is like that.";
        }
        return wanted.order() == HubOrder.VELOCITY
                ? "No hub was cited in the last 30 days."
                : "There is no hub yet. A work becomes one when enough others cite it.";
    }

    private static PageUrl address(LeaderboardRequest wanted) {
        Tier tier = wanted.tier();
        HubLabel.LabelName label = wanted.label();
        return PageUrl.of("/")
                .with("sort", parameter(wanted.order()))
                .with("tier", tier == null ? null : DisplayFormat.parameter(tier))
                .with("label", label == null ? null : DisplayFormat.parameter(label));
    }

    private static LinkChoice order(PageUrl here, LeaderboardRequest wanted, HubOrder order) {
        return new LinkChoice(
                order == HubOrder.VELOCITY ? "Fastest growing" : "Most cited",
                here.with("sort", parameter(order)).toString(),
                order == wanted.order());
    }

    private static @Nullable String parameter(HubOrder order) {
        return order == HubOrder.VELOCITY ? "velocity" : null;
    }

    private static List<SelectOption> tiers(@Nullable Tier chosen) {
        List<SelectOption> options = new ArrayList<>(List.of(new SelectOption("", "Any tier", chosen == null)));
        Arrays.stream(Tier.values())
                .filter(tier -> tier != Tier.NONE)
                .map(tier -> new SelectOption(DisplayFormat.parameter(tier), DisplayFormat.of(tier), tier == chosen))
                .forEach(options::add);
        return options;
    }

    private static List<SelectOption> labels(HubLabel.@Nullable LabelName chosen) {
        List<SelectOption> options = new ArrayList<>(List.of(new SelectOption("", "Any label", chosen == null)));
        Arrays.stream(HubLabel.LabelName.values())
                .map(label -> new SelectOption(DisplayFormat.parameter(label), label.text(), label == chosen))
                .forEach(options::add);
        return options;
    }

    private static List<LeaderboardRow> rows(LeaderboardPage leaders) {
        return leaders.items().stream().map(LeaderboardRow::of).toList();
    }

    /** The partitions that did not answer one of the questions, null if all did. */
    static @Nullable String missing(LeaderboardPage... answers) {
        Set<Integer> partitions = new TreeSet<>();
        for (LeaderboardPage answer : answers) {
            partitions.addAll(answer.unavailable().keySet());
        }
        return partitions.isEmpty()
                ? null
                : partitions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
