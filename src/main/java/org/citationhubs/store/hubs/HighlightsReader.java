package org.citationhubs.store.hubs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.CitingStatement;
import org.citationhubs.hub.summary.ClaimsLedger;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
import org.citationhubs.hub.summary.Highlights;
import org.citationhubs.hub.summary.RepresentativeChoice;
import org.citationhubs.hub.summary.RepresentativeWork;
import org.citationhubs.hub.summary.StatementRef;
import org.citationhubs.store.rows.StatementRows;

/** Reads the works and statements that the highlights of a hub refer to. */
public final class HighlightsReader {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> statements;
    private final IntFunction<WorkId> ids;
    private final IntFunction<WorkFacts> citingFacts;

    /**
     * Creates a reader of one partition.
     *
     * @param statements the store of statements
     * @param ids the ids of works by number
     * @param citingFacts the facts of citing works by number
     */
    public HighlightsReader(
            ReadOnlyKeyValueStore<Bytes, byte[]> statements,
            IntFunction<WorkId> ids,
            IntFunction<WorkFacts> citingFacts) {
        this.statements = statements;
        this.ids = ids;
        this.citingFacts = citingFacts;
    }

    /** Returns representative citing works with their facts. */
    public List<RepresentativeWork> representative(List<RepresentativeChoice> choices) {
        List<RepresentativeWork> works = new ArrayList<>(choices.size());
        for (RepresentativeChoice choice : choices) {
            works.add(new RepresentativeWork(
                    ids.apply(choice.citing()), citingFacts.apply(choice.citing()), choice.facts(), choice.reason()));
        }
        return works;
    }

    /**
     * Returns the claims ledger of a hub.
     *
     * @param hub number of the hub
     * @param facts of the hub
     */
    public List<ClaimsLedgerRow> ledger(int hub, WorkFacts facts, Highlights highlights) {
        ClaimsLedger ledger = ClaimsLedger.of(facts, highlights);
        return ledger.rows(read(hub, ledger.statements()));
    }

    private Map<StatementRef, CitingStatement> read(int hub, List<StatementRef> refs) {
        if (refs.isEmpty()) {
            return Map.of();
        }
        Map<StatementRef, CitingStatement> read = new HashMap<>();
        for (StatementRef ref : refs) {
            if (!read.containsKey(ref)) {
                List<Mention> mentions = StatementRows.get(statements, hub, ref.row());
                if (ref.mention() < mentions.size()) {
                    read.put(
                            ref,
                            new CitingStatement(
                                    ids.apply(ref.citing()),
                                    citingFacts.apply(ref.citing()).title(),
                                    mentions.get(ref.mention())));
                }
            }
        }
        return read;
    }
}
