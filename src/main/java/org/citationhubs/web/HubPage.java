package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.citation.work.Author;
import org.citationhubs.citation.work.FactType;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedPage;
import org.citationhubs.query.page.Page;
import org.citationhubs.web.HubPageRequest.PageSelectionParams;
import org.citationhubs.web.RepresentativeList.RepresentativeListItem;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a hub shows.
 *
 * @param work the hub
 * @param tier in words
 * @param tierKind style of the tier
 * @param retraction why it was withdrawn, null if it was not
 * @param published date, venue and field of research, as far as they are known
 * @param outside where the work can be read, null if nowhere that is known
 * @param abstractText null if nobody said
 * @param summary null if nobody said
 * @param figures the counts that matter most
 * @param representative citing works worth reading, the first of them
 * @param furtherRepresentative the others
 * @param live how the page follows the hub
 * @param data addresses of the same for programs
 */
record HubPage(
        WorkLink work,
        String tier,
        String tierKind,
        LabelEvidence evidence,
        @Nullable String retraction,
        Byline byline,
        List<String> published,
        List<WorkLink> aliases,
        WorkLink.@Nullable OutsideLink outside,
        @Nullable String abstractText,
        @Nullable String summary,
        List<HubFigure> figures,
        List<BarRow> roles,
        List<BarRow> polarities,
        YearChart years,
        CoCitedTable coCited,
        ClaimsLedgerTable ledger,
        List<RepresentativeListItem> representative,
        List<RepresentativeListItem> furtherRepresentative,
        CitingWorksTable explorer,
        Freshness freshness,
        LiveFeed live,
        List<PageLink> data) {

    private static final int MOST_AUTHORS = 12;

    /** At the first look: they take much room. */
    private static final int MOST_REPRESENTATIVE = 8;

    /**
     * A count with its name.
     *
     * @param note below it, null for none
     */
    record HubFigure(String name, String value, @Nullable String note) {}

    /** The authors that have room, and how many have none. */
    record Byline(List<String> names, int others) {

        static Byline of(WorkFacts facts) {
            List<Author> authors =
                    facts.authors() == null ? List.of() : facts.authors().list();
            List<String> names = new ArrayList<>();
            for (Author author : authors.subList(0, Math.min(MOST_AUTHORS, authors.size()))) {
                String name = author.name() == null ? author.id() : author.name();
                if (name != null) {
                    names.add(name);
                }
            }
            return new Byline(names, authors.size() - names.size());
        }
    }

    /**
     * How the page follows the hub.
     *
     * @param stream address of the events of the hub
     * @param revision of the publication that the page shows or has overtaken
     * @param pause least time between two looks at the page, in milliseconds
     */
    record LiveFeed(String stream, long revision, int pause) {}

    /** A link with its words. */
    record PageLink(String name, String address) {}

    /**
     * The page.
     *
     * @param ranked the co-cited works by the wanted measure; null if that is the count, by which the hub is published
     */
    static HubPage of(
            HubSummary hub,
            PageSelectionParams wanted,
            @Nullable CoCitedPage ranked,
            Page<CitingWorkItem> citing,
            ServedBy origin) {
        WorkFacts facts = hub.facts();
        PageUrl page = PageUrl.ofHub(hub.id());
        PageUrl all = CitingWorksTable.unfiltered(page, wanted.measure()).at("citing-works");
        int shown = Math.min(MOST_REPRESENTATIVE, hub.representative().size());
        return new HubPage(
                WorkLink.of(hub.id(), facts.title()),
                DisplayFormat.of(hub.tier()),
                DisplayFormat.parameter(hub.tier()),
                LabelEvidence.of(hub),
                facts.isRetracted() ? String.valueOf(facts.retractionText()) : null,
                Byline.of(facts),
                published(facts),
                hub.aliases().stream().map(alias -> WorkLink.of(alias, null)).toList(),
                WorkLink.outside(hub.id()),
                facts.abstractText(),
                facts.summary(),
                figures(hub),
                BarRow.ofRoles(hub.counts(), role -> all.with("role", DisplayFormat.parameter(role))),
                BarRow.ofPolarities(hub.counts(), polarity -> all.with("polarity", DisplayFormat.parameter(polarity))),
                YearChart.of(
                        hub.counts().years(), hub.counts().undated(), year -> all.with("year", Integer.toString(year))),
                coCited(hub, wanted, ranked, page),
                ClaimsLedgerTable.of(hub.ledger()),
                RepresentativeList.of(hub.representative().subList(0, shown)),
                RepresentativeList.of(
                        hub.representative().subList(shown, hub.representative().size())),
                CitingWorksTable.of(page, wanted, citing),
                Freshness.of(hub, origin),
                new LiveFeed(
                        PageUrl.ofApi(hub.id(), "/stream").toString(),
                        hub.revision(),
                        // Ranking all co-cited works of a large hub anew is worth waiting for.
                        ranked == null ? 1_000 : 10_000),
                data(hub.id()));
    }

    private static CoCitedTable coCited(
            HubSummary hub, PageSelectionParams wanted, @Nullable CoCitedPage ranked, PageUrl page) {
        PageUrl here = wanted.of(page).at("co-cited");
        return ranked == null
                ? CoCitedTable.published(hub, measure -> by(here, measure))
                : CoCitedTable.ranked(hub, ranked, measure -> by(here, measure));
    }

    private static PageUrl by(PageUrl here, Measure measure) {
        return here.with("measure", measure == Measure.COUNT ? null : measure.parameter());
    }

    /** Returns the date and the short texts of a work, in the order of the table. */
    private static List<String> published(WorkFacts facts) {
        List<String> published = new ArrayList<>();
        for (WorkField field : WorkField.values()) {
            Object value = facts.value(field);
            if (value != null && (field.type() == FactType.DATE || field.type() == FactType.SHORT_TEXT)) {
                published.add(value.toString());
            }
        }
        return published;
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
                        classified == 0 ? null : DisplayFormat.count(classified, "work", "works") + " of a known role"),
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

    private static List<PageLink> data(WorkId work) {
        return List.of(
                new PageLink("Summary", PageUrl.ofApi(work, "").toString()),
                new PageLink(
                        "Citing works", PageUrl.ofApi(work, "/citing-works").toString()),
                new PageLink("Co-cited works", PageUrl.ofApi(work, "/co-cited").toString()),
                new PageLink("Claims", PageUrl.ofApi(work, "/claims").toString()),
                new PageLink("Timeline", PageUrl.ofApi(work, "/timeline").toString()),
                new PageLink(
                        "References",
                        PageUrl.ofApi(work, "").path().replaceFirst("^/api/v1/hubs/", "/api/v1/works/")
                                + "/references"));
    }
}
