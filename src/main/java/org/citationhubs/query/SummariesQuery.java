package org.citationhubs.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.SummariesQuery.Summaries;
import org.citationhubs.query.SummariesQuery.SummariesParams;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.page.WorkMovedException;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionQueryCodec;
import org.citationhubs.serde.json.HubSummaryWriter;

/** The summaries of works that a partition owns. */
final class SummariesQuery extends PartitionQuery<SummariesParams, Summaries> {

    private final Function<ReplicaRole, HubQueries> queries;

    SummariesQuery(Function<ReplicaRole, HubQueries> queries) {
        super("summaries", Stage.HUBS, SummariesParams.class, Summaries.class);
        this.queries = queries;
    }

    /** A work that was never published shows titles that other partitions know. */
    @Override
    public boolean asksOthers() {
        return true;
    }

    @Override
    public Summaries answer(PartitionStores stores, ReplicaRole copy, SummariesParams wanted) {
        Map<WorkId, JsonNode> found = new LinkedHashMap<>();
        List<WorkId> unknown = new ArrayList<>();
        Map<WorkId, WorkId> moved = new LinkedHashMap<>();
        for (WorkId work : wanted.works) {
            try {
                take(work, queries.apply(copy).summary(work), found, unknown);
            } catch (WorkMovedException e) {
                moved.put(work, e.movedTo());
            }
        }
        return new Summaries(found, unknown, moved);
    }

    private static void take(
            WorkId work, Answer<HubSummary> answer, Map<WorkId, JsonNode> found, List<WorkId> unknown) {
        Object unused = answer.tell(new Answer.AnswerCases<HubSummary, Object>() {
            @Override
            public Object found(HubSummary summary) {
                found.put(work, PartitionQueryCodec.tree(HubSummaryWriter.write(summary)));
                return work;
            }

            @Override
            public Object unknown() {
                unknown.add(work);
                return work;
            }

            @Override
            public Object notNow(int partition, UnavailableReason reason) {
                throw new StoreUnavailableException(reason, "partition " + partition);
            }
        });
    }

    /** Which works. */
    record SummariesParams(List<WorkId> works) {}

    /**
     * What they are.
     *
     * @param found the documents of {@code GET /hubs/ID}
     * @param unknown works that nothing received names
     * @param moved works that live on under another id, by the old one
     */
    record Summaries(Map<WorkId, JsonNode> found, List<WorkId> unknown, Map<WorkId, WorkId> moved) {}
}
