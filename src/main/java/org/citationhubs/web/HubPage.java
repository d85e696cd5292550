package org.citationhubs.web;

import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedPage;
import org.citationhubs.query.page.Page;
import org.citationhubs.web.HubPageRequest.HubPageView;
import org.citationhubs.web.RepresentativeList.RepresentativeListItem;
import org.jspecify.annotations.Nullable;

/**
 * The page of a hub.
 *
 * @param text abstract or summary of the work; null if neither is known
 * @param figures the most important counts
 * @param citations the citing works by role, stance and year
 * @param sources how far the sources of the citations agree
 */
record HubPage(
        HubPageHeader header,
        @Nullable WorkText text,
        List<HubFigure> figures,
        CitationBreakdown citations,
        CoCitedTable coCited,
        ClaimsLedgerTable ledger,
        RepresentativeWorks representative,
        SourceAgreement sources,
        CitingWorksTable citingWorks,
        DataSection data,
        LiveFeed live) {

    /** More representative works are folded, because each takes much space. */
    private static final int MAX_UNFOLDED = 8;

    /** A text about the work with its heading. */
    record WorkText(String heading, String text) {

        static @Nullable WorkText of(WorkFacts facts) {
            if (facts.abstractText() != null) {
                return new WorkText("Abstract", facts.abstractText());
            }
            return facts.summary() == null ? null : new WorkText("Summary", facts.summary());
        }
    }

    /**
     * A count with its name.
     *
     * @param note below the count; null for none
     */
    record HubFigure(String name, String value, @Nullable String note) {}

    /** The citing works by role, by stance and by year. */
    record CitationBreakdown(List<BarRow> roles, List<BarRow> polarities, YearChart years) {

        static CitationBreakdown of(HubSummary hub, PageUrl list) {
            return new CitationBreakdown(
                    BarRow.ofRoles(hub.counts(), role -> list.with("role", DisplayFormat.parameter(role))),
                    BarRow.ofPolarities(
                            hub.counts(), polarity -> list.with("polarity", DisplayFormat.parameter(polarity))),
                    YearChart.of(
                            hub.counts().years(),
                            hub.counts().undated(),
                            year -> list.with("year", Integer.toString(year))));
        }
    }

    /** The representative citing works: the first ones, and those that are folded. */
    record RepresentativeWorks(List<RepresentativeListItem> first, List<RepresentativeListItem> folded) {

        static RepresentativeWorks of(HubSummary hub) {
            int unfolded = Math.min(MAX_UNFOLDED, hub.representative().size());
            return new RepresentativeWorks(
                    RepresentativeList.of(hub.representative().subList(0, unfolded)),
                    RepresentativeList.of(hub.representative()
                            .subList(unfolded, hub.representative().size())));
        }
    }

    /** The links to the same data in the API, and the input that the page covers. */
    record DataSection(List<PageLink> links, Freshness freshness) {

        static DataSection of(HubSummary hub, ServedBy origin) {
            WorkId work = hub.id();
            return new DataSection(
                    List.of(
                            new PageLink("Summary", PageUrl.ofHubApi(work, "")),
                            new PageLink("Citing works", PageUrl.ofHubApi(work, "/citing-works")),
                            new PageLink("Co-cited works", PageUrl.ofHubApi(work, "/co-cited")),
                            new PageLink("Claims", PageUrl.ofHubApi(work, "/claims")),
                            new PageLink("Timeline", PageUrl.ofHubApi(work, "/timeline")),
                            new PageLink("References", PageUrl.ofReferencesApi(work))),
                    Freshness.of(hub, origin));
        }
    }

    /** A link with its text. */
    record PageLink(String name, PageUrl address) {}

    /**
     * The event stream that keeps the page current.
     *
     * @param stream URL of the stream
     * @param revision of the publication that the page shows
     * @param pause minimum time between two reloads, in milliseconds
     */
    record LiveFeed(PageUrl stream, long revision, int pause) {

        static LiveFeed of(HubSummary hub, boolean ranked) {
            // Ranking all co-cited works of a large hub is expensive, so such a page reloads less often.
            return new LiveFeed(PageUrl.ofHubApi(hub.id(), "/stream"), hub.revision(), ranked ? 10_000 : 1_000);
        }
    }

    /**
     * Returns the page of a hub.
     *
     * @param ranked the co-cited works by the measure of the view; null for the count, whose ranking is in the summary
     */
    static HubPage of(
            HubSummary hub,
            HubPageView view,
            @Nullable CoCitedPage ranked,
            Page<CitingWorkItem> citing,
            ServedBy origin) {
        PageUrl page = PageUrl.ofHub(hub.id());
        PageUrl list = view.unfiltered(page).at("citing-works");
        SourceAgreement sources = SourceAgreement.of(hub.counts(), source -> list.with("source", source));
        return new HubPage(
                HubPageHeader.of(hub),
                WorkText.of(hub.facts()),
                figures(hub),
                CitationBreakdown.of(hub, list),
                CoCitedTable.of(
                        hub, ranked, measure -> view.with(measure).of(page).at("co-cited")),
                ClaimsLedgerTable.of(hub.ledger()),
                RepresentativeWorks.of(hub),
                sources,
                CitingWorksTable.of(page, view, sources, citing),
                DataSection.of(hub, origin),
                LiveFeed.of(hub, ranked != null));
    }

    private static List<HubFigure> figures(HubSummary hub) {
        ActivityWindows windows = hub.windows();
        int self = hub.counts().selfCitingWorks();
        int classified = hub.counts().classifiedCitingWorks();
        int retracted = hub.counts().retractedCitingWorks();
        return List.of(
                new HubFigure(
                        "Citing works",
                        DisplayFormat.count(hub.citingWorks()),
                        self == 0 ? null : DisplayFormat.count(self, "self-citation", "self-citations")),
                new HubFigure(
                        "Statements",
                        DisplayFormat.count(hub.counts().statements()),
                        classified == 0
                                ? null
                                : DisplayFormat.count(classified, "work", "works") + " with a known role"),
                new HubFigure(
                        "Co-cited works",
                        DisplayFormat.count(hub.ranking().coCitedWorks()),
                        DisplayFormat.count(hub.ranking().coCitations(), "pair", "pairs")),
                new HubFigure(
                        "Seen in 30 days",
                        DisplayFormat.count(windows.d30()),
                        DisplayFormat.decimal(windows.velocity()) + " a day"),
                new HubFigure(
                        "Seen in 365 days",
                        DisplayFormat.count(windows.d365()),
                        retracted == 0 ? null : DisplayFormat.count(retracted) + " retracted, not counted"));
    }
}
