package org.citationhubs.ingest.format;

import java.time.Instant;
import java.util.Map;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkField;
import org.jspecify.annotations.Nullable;

/** Counts what an import read, left out and passed on. Not thread-safe: each reader has its own. */
public final class ImportCounts {

    private final Problems problems;
    private final NamedCounts input = new NamedCounts();
    private final NamedCounts skipped = new NamedCounts();
    private final NamedCounts repaired = new NamedCounts();
    private final NamedCounts sameAs = new NamedCounts();
    private long lists;
    private long emptyLists;
    private long citations;
    private long selfCitations;
    private long repeated;
    private long works;
    private long retractions;
    private long mentions;
    private long malformed;
    private @Nullable Instant earliest;
    private @Nullable Instant latest;

    /** Receives what is wrong with single records. */
    public interface Problems {

        /**
         * Reports a record that cannot be read.
         *
         * @throws ImportException if the import ends at the first such record
         */
        void malformed(String place, String reason);
    }

    public ImportCounts(Problems problems) {
        this.problems = problems;
    }

    /** Counts something that a file holds, such as records or references. */
    public void input(String what, long number) {
        input.add(what, number);
    }

    /** Counts a reference or a record that is left out, with the reason in one word. */
    public void skip(String reason) {
        skipped.add(reason, 1);
    }

    /** Counts an id that was repaired, by the kind of the fault. */
    public void repaired(String kind) {
        repaired.add(kind, 1);
    }

    /** Counts citations that a list states again. */
    public void repeated(long number) {
        repeated += number;
    }

    /** Counts a list without one usable id. */
    public void emptyList() {
        emptyLists++;
    }

    /**
     * Reports a record that cannot be read; the next one is.
     *
     * @param name name of the file
     * @param number number of the record or line in the file, from 1
     */
    public void malformed(String name, long number, String reason) {
        problems.malformed(name + ":" + number, reason);
        malformed++;
    }

    /** Counts a list that is passed on. */
    public void list(CitationEvent event) {
        selfCitations += event.selfCitations();
        if (!event.citations().isEmpty()) {
            lists++;
        }
        citations += event.citations().size();
        for (Citation citation : event.citations()) {
            mentions += citation.mentions().size();
        }
        observed(event.observedAt());
    }

    /** Counts a description that is passed on. */
    public void work(WorkEvent event) {
        RetractionNotice retraction = event.facts().retraction();
        if (event.facts().sameAs() != null) {
            sameAs.add(event.work().scheme().text(), 1);
        } else if (retraction != null
                && event.facts().with(WorkField.RETRACTION, null).tags() == 0) {
            retractions += retraction.equals(RetractionNotice.TAKEN_BACK) ? 0 : 1;
        } else {
            works++;
            retractions += retraction == null || retraction.equals(RetractionNotice.TAKEN_BACK) ? 0 : 1;
        }
        observed(event.observedAt());
    }

    private void observed(Instant time) {
        earliest = earliest == null || time.isBefore(earliest) ? time : earliest;
        latest = latest == null || time.isAfter(latest) ? time : latest;
    }

    public Map<String, Long> input() {
        return input.toMap();
    }

    public Map<String, Long> skipped() {
        return skipped.toMap();
    }

    public Map<String, Long> repaired() {
        return repaired.toMap();
    }

    /** Returns the number of aliases by the scheme of the alias. */
    public Map<String, Long> sameAs() {
        return sameAs.toMap();
    }

    public long lists() {
        return lists;
    }

    public long emptyLists() {
        return emptyLists;
    }

    public long citations() {
        return citations;
    }

    public long selfCitations() {
        return selfCitations;
    }

    public long repeated() {
        return repeated;
    }

    public long works() {
        return works;
    }

    public long retractions() {
        return retractions;
    }

    public long mentions() {
        return mentions;
    }

    public long malformed() {
        return malformed;
    }

    /** Returns the earliest time of an event, null without events. */
    public @Nullable Instant earliest() {
        return earliest;
    }

    /** Returns the latest time of an event, null without events. */
    public @Nullable Instant latest() {
        return latest;
    }
}
