package org.citationhubs.bench.jmh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.EffectiveList;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListChange;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.serde.packed.ReferenceListCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Measures the steps of stage 1 for an event: read, fold into the list, diff, pack. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // set by JMH
public class ReferenceLists {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final WorkId CITING = WorkId.parse("arxiv:hep-th/9711200");

    /** Citations of a list. */
    @Param({"14", "45", "500"})
    public int citations;

    private final CitationEventReader reader = new CitationEventReader(InputLimits.DEFAULT);
    private final PackedWriter out = new PackedWriter();
    private CitationEvent newer;
    private byte[] json;
    private ReferenceList known;
    private ReferenceList changed;
    private ReferenceListState kept;
    private byte[] packed;

    /** Creates a list and an event that replaces one citation in ten. */
    @Setup
    public void setUp() {
        known = ReferenceList.unknown(CITING).fold(event(FIRST, 0));
        newer = event(FIRST.plusSeconds(1), citations / 10);
        json = new CitationEventWriter().write(EventOrigin.NONE, newer);
        changed = known.fold(newer);
        kept = ReferenceListState.of(changed);
        packed = ReferenceListCodec.write(out, ReferenceListState.of(known));
    }

    private CitationEvent event(Instant at, int from) {
        List<Citation> cited = new ArrayList<>();
        for (int i = from; i < from + citations; i++) {
            cited.add(new Citation(WorkId.parse("arxiv:hep-th/%07d".formatted(i * 7919)), WorkFacts.NONE, List.of()));
        }
        return CitationEvent.of(Operation.ASSERT, at, true, CITING, WorkFacts.NONE, cited);
    }

    /** Reads an event from JSON. */
    @Benchmark
    public CitationEvent readEvent() throws RejectedRecordException {
        return reader.read(json);
    }

    /** Folds an event into a list. */
    @Benchmark
    public ReferenceList fold() {
        return known.fold(newer);
    }

    /** Compares two lists. */
    @Benchmark
    public ReferenceListChange diff() {
        return ReferenceListChange.between(EffectiveList.of(known), EffectiveList.of(changed));
    }

    /** Packs a list. */
    @Benchmark
    public byte[] encode() {
        return ReferenceListCodec.write(out, kept);
    }

    /** Unpacks a list. */
    @Benchmark
    public ReferenceListState decode() {
        return ReferenceListCodec.read(CITING, packed);
    }
}
