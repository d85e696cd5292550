package org.citationhubs.ingest.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Sums up what the sinks of an import have published. Thread-safe. */
final class PublishedTotals {

    private final List<PublishingSink> sinks = new ArrayList<>();

    /** Adds a sink, which may publish further events. */
    synchronized PublishingSink with(PublishingSink sink) {
        sinks.add(sink);
        return sink;
    }

    private synchronized long sum(ToLongFunction<PublishingSink> figure) {
        return sinks.stream().mapToLong(figure).sum();
    }

    long works() {
        return sum(PublishingSink::worksPublished);
    }

    long lists() {
        return sum(PublishingSink::listsPublished);
    }

    long citations() {
        return sum(PublishingSink::citationsPublished);
    }

    long selfCitations() {
        return sum(PublishingSink::selfCitations);
    }

    long overLimit() {
        return sum(PublishingSink::overLimit);
    }

    long tooLarge() {
        return sum(PublishingSink::tooLarge);
    }

    /** Returns whether nothing was left out because of a limit. */
    boolean areWhole() {
        return overLimit() == 0 && tooLarge() == 0;
    }
}
