package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.citationhubs.web.CitingWorksTable.SelectOption;
import org.jspecify.annotations.Nullable;

/**
 * A page of the leading hubs.
 *
 * @param orders links to the list in each order
 * @param empty text for an empty list
 */
record LeadingHubs(
        List<LinkChoice> orders, LeadingHubsForm form, String empty, List<LeaderboardRow> rows, Pager pager) {

    /**
     * The form that filters the leading hubs.
     *
     * @param order parameter of the order, kept when the form is sent; null for the default
     * @param filtered whether the list has a filter
     */
    record LeadingHubsForm(
            @Nullable String order, List<SelectOption> tiers, List<SelectOption> labels, boolean filtered) {

        static LeadingHubsForm of(LeaderboardRequest request) {
            return new LeadingHubsForm(
                    parameter(request.order()),
                    tiers(request.tier()),
                    labels(request.label()),
                    request.tier() != null || request.label() != null);
        }

        private static List<SelectOption> tiers(@Nullable Tier chosen) {
            List<SelectOption> options = new ArrayList<>();
            options.add(new SelectOption("", "Any tier", chosen == null));
            Arrays.stream(Tier.values())
                    .filter(tier -> tier != Tier.NONE)
                    .map(tier ->
                            new SelectOption(DisplayFormat.parameter(tier), DisplayFormat.of(tier), tier == chosen))
                    .forEach(options::add);
            return options;
        }

        private static List<SelectOption> labels(@Nullable LabelName chosen) {
            List<SelectOption> options = new ArrayList<>();
            options.add(new SelectOption("", "Any label", chosen == null));
            Arrays.stream(LabelName.values())
                    .map(label -> new SelectOption(DisplayFormat.parameter(label), label.text(), label == chosen))
                    .forEach(options::add);
            return options;
        }
    }

    static LeadingHubs of(LeaderboardRequest request, LeaderboardPage hubs) {
        PageUrl list = url(request).at("leading");
        LeadingHubsForm form = LeadingHubsForm.of(request);
        return new LeadingHubs(
                List.of(
                        order(list, request, HubOrder.CITING_WORKS, "Most cited"),
                        order(list, request, HubOrder.VELOCITY, "Fastest growing")),
                form,
                empty(request, form),
                hubs.items().stream().map(LeaderboardRow::of).toList(),
                Pager.of(list, request.cursor(), hubs.nextCursor()));
    }

    private static String empty(LeaderboardRequest request, LeadingHubsForm form) {
        if (form.filtered()) {
            return "No hub matches the filters.";
        }
        return request.order() == HubOrder.VELOCITY
                ? "No hub was cited in the last 30 days."
                : "No hubs yet. A work becomes a hub when enough works cite it.";
    }

    private static PageUrl url(LeaderboardRequest request) {
        Tier tier = request.tier();
        LabelName label = request.label();
        return PageUrl.of("/")
                .with("sort", parameter(request.order()))
                .with("tier", tier == null ? null : DisplayFormat.parameter(tier))
                .with("label", label == null ? null : DisplayFormat.parameter(label));
    }

    private static LinkChoice order(PageUrl list, LeaderboardRequest request, HubOrder order, String name) {
        return new LinkChoice(name, list.with("sort", parameter(order)).toString(), order == request.order());
    }

    private static @Nullable String parameter(HubOrder order) {
        return order == HubOrder.VELOCITY ? DisplayFormat.parameter(order) : null;
    }
}
