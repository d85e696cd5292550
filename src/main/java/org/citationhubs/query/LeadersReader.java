package org.citationhubs.query;

import java.util.Collection;
import java.util.List;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.LeadersQuestion.LeaderPage;
import org.citationhubs.query.LeadersQuestion.Wanted;
import org.citationhubs.query.MergedPages.Merged;
import org.citationhubs.query.route.Asked;
import org.jspecify.annotations.Nullable;

/** Gathers the leading hubs of all partitions into one page. */
final class LeadersReader {

    /** No id sorts before it. */
    private static final WorkId FIRST_ID = WorkId.parse("acl:!");

    static final LeadersQuestion QUESTION = new LeadersQuestion();

    private static final MergedPages<Leader> PAGES = new MergedPages<>(Leader::key, Leader::id);

    private final Cluster cluster;

    LeadersReader(Cluster cluster) {
        this.cluster = cluster;
    }

    Leaders read(LeaderRequest request) {
        return page(request, cluster.askAll(QUESTION, Wanted.of(request), Asked.OF_ANYBODY));
    }

    /** One page of what the partitions gave. Where one stopped early, nothing beyond that place is given of any. */
    static Leaders page(LeaderRequest request, Gathered<LeaderPage> gathered) {
        Collection<LeaderPage> answers = gathered.answers().values();
        Double readTo = readTo(answers);
        List<List<Leader>> pieces = answers.stream()
                .map(page -> page.leaders().stream()
                        .filter(leader -> readTo == null || leader.value() >= readTo)
                        .toList())
                .toList();
        Merged<Leader> merged = PAGES.merge(request.code(), request.limit(), pieces);
        return new Leaders(
                merged.items(),
                answers.stream().mapToInt(LeaderPage::total).sum(),
                merged.nextCursor() == null && readTo != null ? below(request, readTo) : merged.nextCursor(),
                CommonOffsets.of(answers.stream().map(LeaderPage::asOf).toList()),
                gathered.unavailable(),
                gathered.standby());
    }

    /** The value down to which every partition has looked, null if none stopped before its end. */
    private static @Nullable Double readTo(Collection<LeaderPage> answers) {
        Double highest = null;
        for (LeaderPage page : answers) {
            Double readTo = page.readTo();
            if (readTo != null && (highest == null || readTo > highest)) {
                highest = readTo;
            }
        }
        return highest;
    }

    /** A place before all hubs with a lesser value, and after those with this one. */
    private static String below(LeaderRequest request, double value) {
        return new Cursor(request.code(), Double.doubleToLongBits(Math.nextDown(value)), FIRST_ID).encode();
    }
}
