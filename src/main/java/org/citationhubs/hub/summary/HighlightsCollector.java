package org.citationhubs.hub.summary;

import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.ObservationHistogram;
import org.citationhubs.hub.rank.WorkNumberOrder;

/**
 * What a hub shows beyond its counts and its ranking: when it was cited, by which works worth reading, and with which statements.
 * Follows the citing works one by one. Not thread-safe.
 */
public final class HighlightsCollector {

    /** How many representative citing works there are at the most. */
    public static final int REPRESENTATIVE = 24;

    private final ObservationHistogram days = new ObservationHistogram();
    private final RepresentativePool works;
    private final StatementPool statements;

    /** The portrait of a hub that nobody cites. */
    public HighlightsCollector(WorkNumberOrder order) {
        this.works = new RepresentativePool(order);
        this.statements = new StatementPool(order);
    }

    /** Takes a citing work into account; one that does not count is left out. */
    public void add(int row, int citing, CitationFacts facts, List<Mention> mentions) {
        if (facts.counted()) {
            days.add(facts.observedDay(), 1);
            works.offer(row, citing, facts);
            statements.offer(row, citing, facts, mentions);
        }
    }

    /**
     * Takes a citing work out of account.
     *
     * @param facts with which it was added
     * @return false if the portrait does not know the best any more and must be drawn anew
     */
    public boolean remove(int row, CitationFacts facts) {
        if (!facts.counted()) {
            return true;
        }
        days.add(facts.observedDay(), -1);
        boolean worksKnown = works.remove(row);
        return statements.remove(row) && worksKnown;
    }

    /** When it was cited, seen from a day. */
    public ActivityWindows windows(int today) {
        return days.at(today);
    }

    /** The first later day on which {@link #windows} differ if nothing more is observed. */
    public int nextChange(int today) {
        return days.nextChange(today);
    }

    /** The works and statements that stand out. */
    public Highlights standouts() {
        return new Highlights(
                works.chosen(REPRESENTATIVE), statements.supporting(), statements.contesting(), statements.claims());
    }

    /** Roughly the heap it takes, in bytes. */
    public long heapBytes() {
        return 64 + days.heapBytes() + works.heapBytes() + statements.heapBytes();
    }
}
