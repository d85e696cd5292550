package org.citationhubs.topology;

import java.util.List;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Repair;
import org.citationhubs.citation.vocabulary.Vocabulary;
import org.citationhubs.topology.stage.AliasLimit;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.UnchangedEventKind;

/** Records each call as a line of text, without durations. */
public record RecordedStreamMeters(List<String> lines) implements StreamMeters {

    @Override
    public void listChanged(int applied, int withdrawn) {
        lines.add("applied " + applied + " withdrawn " + withdrawn);
    }

    @Override
    public void unchanged(UnchangedEventKind kind) {
        lines.add(kind == UnchangedEventKind.LATE ? "late" : "duplicate");
    }

    @Override
    public void selfCitationsDropped(int count) {
        lines.add("self-citations " + count);
    }

    @Override
    public void inputRead(String topic) {
        lines.add("input read " + topic);
    }

    @Override
    public void inputApplied(String topic) {
        lines.add("input applied " + topic);
    }

    @Override
    public void inputRepaired(Repair.RepairReason reason, int parts) {
        lines.add("input repaired " + reason + " " + parts);
    }

    @Override
    public void aliasesCut(AliasLimit limit, int aliases) {
        lines.add("aliases cut " + limit + " " + aliases);
    }

    @Override
    public void rejected(Rejection.RejectionReason reason, String topic, int partition, long offset) {
        lines.add("refused " + reason + " at " + topic + "-" + partition + "@" + offset);
    }

    @Override
    public void unknownTerm(Vocabulary vocabulary, String term) {
        lines.add("unknown term " + term + " of " + vocabulary.scheme());
    }

    @Override
    public void published(long nanos, long millisSinceEvent) {
        lines.add("published after " + millisSinceEvent + " ms");
    }
}
