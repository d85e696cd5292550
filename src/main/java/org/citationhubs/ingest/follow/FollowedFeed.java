package org.citationhubs.ingest.follow;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.citationhubs.ingest.follow.fetch.PageFailure;

/** The feeds that can be followed. */
// What is known of the pages of a feed has no state.
@SuppressWarnings("ImmutableEnumChecker")
public enum FollowedFeed {
    CROSSREF(new CrossrefPages()),
    DATACITE(new DatacitePages()),
    INSPIRE(new InspirePages()),
    OPENALEX(new OpenalexPages()),
    RETRACTION_WATCH(new RetractionWatchFile());

    private final FeedPages pages;

    FollowedFeed(FeedPages pages) {
        this.pages = pages;
    }

    FeedPages pages() {
        return pages;
    }

    /** Returns the name in the command line, which is that of the format and of the source, too. */
    public String option() {
        return pages.traits().name();
    }

    /** Returns where the feed is. */
    public URI address() {
        return pages.traits().address();
    }

    /** Returns the usual number of records on a page; 0 if the feed has no pages. */
    public int rows() {
        return pages.traits().rows();
    }

    /** Returns whether the feed names cited works by ids of its own, so that a map of ids is needed. */
    public boolean needsIdMap() {
        return this == OPENALEX;
    }

    /** Returns whether the feed has keys. */
    public boolean hasKeys() {
        return this == OPENALEX || this == CROSSREF;
    }

    /** Returns the feed with a name. */
    public static Optional<FollowedFeed> named(String option) {
        return Arrays.stream(values())
                .filter(feed -> feed.option().equals(option))
                .findFirst();
    }

    /** Returns the names of all feeds. */
    public static List<String> names() {
        return Arrays.stream(values()).map(FollowedFeed::option).toList();
    }

    /** Returns the reasons for which a page may fail, as the labels of meters. */
    public static List<String> failures() {
        return Arrays.stream(PageFailure.values()).map(PageFailure::label).toList();
    }
}
