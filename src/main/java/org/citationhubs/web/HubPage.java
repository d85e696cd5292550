package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.api.Origin;
import org.citationhubs.citation.Author;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.Measure;
import org.citationhubs.hub.Windows;
import org.citationhubs.query.CitingWorkItem;
import org.citationhubs.query.CoCitedPage;
import org.citationhubs.query.Page;
import org.citationhubs.web.HubRequest.Wanted;
import org.citationhubs.web.Representatives.Chosen;
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
        Evidence evidence,
        @Nullable String retraction,
        Byline byline,
        List<String> published,
        List<WorkLink> aliases,
        WorkLink.@Nullable Outside outside,
        @Nullable String abstractText,
        @Nullable String summary,
        List<Figure> figures,
        List<Share> roles,
        List<Share> polarities,
        YearChart years,
        CoCited coCited,
        Ledger ledger,
        List<Chosen> representative,
        List<Chosen> furtherRepresentative,
        Explorer explorer,
        Freshness freshness,
        Live live,
        List<Link> data) {

    private static final int MOST_AUTHORS = 12;

    /** At the first look: they take much room. */
    private static final int MOST_REPRESENTATIVE = 8;

    /**
     * A count with its name.
     *
     * @param note below it, null for none
     */
    record Figure(String name, String value, @Nullable String note) {}

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
    record Live(String stream, long revision, int pause) {}

    /** A link with its words. */
    record Link(String name, String address) {}

    /**
     * The page.
     *
     * @param ranked the co-cited works by the wanted measure; null if that is the count, by which the hub is published
     */
    static HubPage of(
            HubSummary hub, Wanted wanted, @Nullable CoCitedPage ranked, Page<CitingWorkItem> citing, Origin origin) {
        WorkFacts facts = hub.facts();
        Address page = Address.ofHub(hub.id());
        Address all = Explorer.unfiltered(page, wanted.measure()).at("citing-works");
        int shown = Math.min(MOST_REPRESENTATIVE, hub.representative().size());
        return new HubPage(
                WorkLink.of(hub.id(), facts.title()),
                Words.of(hub.tier()),
                Words.parameter(hub.tier()),
                Evidence.of(hub),
                facts.isRetracted() ? String.valueOf(facts.retractionText()) : null,
                Byline.of(facts),
                published(facts),
                hub.aliases().stream().map(alias -> WorkLink.of(alias, null)).toList(),
                WorkLink.outside(hub.id()),
                facts.abstractText(),
                facts.summary(),
                figures(hub),
                Share.ofRoles(hub.counts(), role -> all.with("role", Words.parameter(role))),
                Share.ofPolarities(hub.counts(), polarity -> all.with("polarity", Words.parameter(polarity))),
                YearChart.of(
                        hub.counts().years(), hub.counts().undated(), year -> all.with("year", Integer.toString(year))),
                coCited(hub, wanted, ranked, page),
                Ledger.of(hub.ledger()),
                Representatives.of(hub.representative().subList(0, shown)),
                Representatives.of(
                        hub.representative().subList(shown, hub.representative().size())),
                Explorer.of(page, wanted, citing),
                Freshness.of(hub, origin),
                new Live(
                        Address.ofApi(hub.id(), "/stream").toString(),
                        hub.revision(),
                        // Ranking all co-cited works of a large hub anew is worth waiting for.
                        ranked == null ? 1_000 : 10_000),
                data(hub.id()));
    }

    private static CoCited coCited(HubSummary hub, Wanted wanted, @Nullable CoCitedPage ranked, Address page) {
        Address here = wanted.of(page).at("co-cited");
        return ranked == null
                ? CoCited.published(hub, measure -> by(here, measure))
                : CoCited.ranked(hub, ranked, measure -> by(here, measure));
    }

    private static Address by(Address here, Measure measure) {
        return here.with("measure", measure == Measure.COUNT ? null : measure.parameter());
    }

    private static List<String> published(WorkFacts facts) {
        List<String> published = new ArrayList<>();
        if (facts.publishedAt() != null) {
            published.add(facts.publishedAt().toString());
        }
        if (facts.venue() != null) {
            published.add(facts.venue());
        }
        if (facts.field() != null) {
            published.add(facts.field());
        }
        return published;
    }

    private static List<Figure> figures(HubSummary hub) {
        Windows windows = hub.windows();
        int self = hub.counts().selfCitingWorks();
        int classified = hub.counts().classifiedCitingWorks();
        int retracted = hub.counts().retractedCitingWorks();
        return List.of(
                new Figure(
                        "Citing works",
                        Words.count(hub.citingWorks()),
                        self == 0 ? null : Words.count(self, "self-citation", "self-citations")),
                new Figure(
                        "Statements",
                        Words.count(hub.counts().statements()),
                        classified == 0 ? null : Words.count(classified, "work", "works") + " of a known role"),
                new Figure(
                        "Co-cited works",
                        Words.count(hub.ranking().coCitedWorks()),
                        Words.count(hub.ranking().coCitations(), "pair", "pairs")),
                new Figure("Seen in 30 days", Words.count(windows.d30()), Words.decimal(windows.velocity()) + " a day"),
                new Figure(
                        "Seen in 365 days",
                        Words.count(windows.d365()),
                        retracted == 0 ? null : Words.count(retracted) + " retracted, not counted"));
    }

    private static List<Link> data(WorkId work) {
        return List.of(
                new Link("Summary", Address.ofApi(work, "").toString()),
                new Link("Citing works", Address.ofApi(work, "/citing-works").toString()),
                new Link("Co-cited works", Address.ofApi(work, "/co-cited").toString()),
                new Link("Claims", Address.ofApi(work, "/claims").toString()),
                new Link("Timeline", Address.ofApi(work, "/timeline").toString()),
                new Link(
                        "References",
                        Address.ofApi(work, "").path().replaceFirst("^/api/v1/hubs/", "/api/v1/works/")
                                + "/references"));
    }
}
