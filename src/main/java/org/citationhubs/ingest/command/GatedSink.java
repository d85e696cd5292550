package org.citationhubs.ingest.command;

import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.dump.AcknowledgedSink;

/** Passes events on, each after a gate has let it pass. */
final class GatedSink implements AcknowledgedSink {

    private final AcknowledgedSink target;
    private final BacklogGate gate;

    GatedSink(AcknowledgedSink target, BacklogGate gate) {
        this.target = target;
        this.gate = gate;
    }

    @Override
    public void work(WorkEvent event) {
        gate.pass();
        target.work(event);
    }

    @Override
    public void list(CitationEvent event) {
        gate.pass();
        target.list(event);
    }

    @Override
    public void written(Record event, byte[] json) {
        gate.pass();
        target.written(event, json);
    }

    @Override
    public void finish() {
        target.finish();
    }
}
