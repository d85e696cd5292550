package org.citationhubs.hub.summary;

import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.ObservationHistogram;
import org.citationhubs.hub.rank.WorkNumberOrder;

/**
 * Collects from the citing works of a hub what its summary shows beyond counts and ranking: the activity windows, the
 * representative citing works and the strongest statements. Not thread-safe.
 */
public final class HighlightsCollector {

    /** Largest number of representative citing works. */
    private static final int REPRESENTATIVE = 24;

    private final ObservationHistogram days = new ObservationHistogram();
    private final RepresentativePool works;
    private final StatementPool statements;

    /** Starts without citing works. */
    public HighlightsCollector(WorkNumberOrder order) {
        this.works = new RepresentativePool(order);
        this.statements = new StatementPool(order);
    }

    /** Adds a citing work; one that is not counted is left out. */
    public void add(int row, int citing, CitationFacts facts, List<Mention> mentions) {
        if (facts.counted()) {
            days.add(facts.observedDay(), 1);
            works.offer(row, citing, facts);
            statements.offer(row, citing, facts, mentions);
        }
    }

    /**
     * Removes a citing work.
     *
     * @param facts the facts with which it was added
     * @return false if the best are no longer known; then all citing works must be collected again
     */
    public boolean remove(int row, CitationFacts facts) {
        if (!facts.counted()) {
            return true;
        }
        days.add(facts.observedDay(), -1);
        boolean worksKnown = works.remove(row);
        return statements.remove(row) && worksKnown;
    }

    /** Returns the activity windows as of a day. */
    public ActivityWindows windows(int today) {
        return days.at(today);
    }

    /** Returns the first later day on which {@link #windows} differ without further observations. */
    public int nextChange(int today) {
        return days.nextChange(today);
    }

    /** Returns the highlights of the citing works added so far. */
    public Highlights highlights() {
        return new Highlights(
                works.chosen(REPRESENTATIVE), statements.supporting(), statements.contesting(), statements.claims());
    }

    /** Returns the approximate heap usage in bytes. */
    public long heapBytes() {
        return 64 + days.heapBytes() + works.heapBytes() + statements.heapBytes();
    }
}
