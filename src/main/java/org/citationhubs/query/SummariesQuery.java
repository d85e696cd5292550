package org.citationhubs.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.Answer.Moved;
import org.citationhubs.query.local.Answer.Unavailable;
import org.citationhubs.query.local.Answer.Unknown;
import org.citationhubs.query.local.RunningQuery;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.query.scatter.PartitionQueryCodec;
import org.citationhubs.serde.json.HubSummaryWriter;

/** Returns the summaries of works that a partition owns. */
final class SummariesQuery {

    private final Function<ReplicaRole, HubQueries> queries;

    private SummariesQuery(Function<ReplicaRole, HubQueries> queries) {
        this.queries = queries;
    }

    /**
     * Creates the query. It calls peers, because a work that was never published shows titles that other partitions
     * hold.
     */
    static PartitionQuery<SummariesParams, Summaries> of(Function<ReplicaRole, HubQueries> queries) {
        SummariesQuery query = new SummariesQuery(queries);
        return PartitionQuery.of(
                        "summaries",
                        Stage.HUBS,
                        SummariesParams.class,
                        Summaries.class,
                        (stores, role, params) -> query.read(role, params))
                .callingPeers();
    }

    private Summaries read(ReplicaRole role, SummariesParams params) {
        Map<WorkId, JsonNode> found = new LinkedHashMap<>();
        List<WorkId> unknown = new ArrayList<>();
        Map<WorkId, WorkId> moved = new LinkedHashMap<>();
        int read = 0;
        for (WorkId work : params.works) {
            RunningQuery.current().giveWay();
            Answer<HubSummary> answer = queries.apply(role).summary(work);
            if (isTimedOut(answer) && read > 0) {
                break;
            }
            read++;
            if (answer instanceof Unknown<HubSummary>) {
                unknown.add(work);
            } else if (answer instanceof Moved<HubSummary> alias) {
                moved.put(work, alias.movedTo());
            } else {
                HubSummary summary = answer.orElseThrow(() -> new IllegalStateException("unknown is handled above"));
                found.put(work, PartitionQueryCodec.tree(HubSummaryWriter.write(summary)));
            }
        }
        return new Summaries(found, unknown, moved);
    }

    private static boolean isTimedOut(Answer<HubSummary> answer) {
        return answer instanceof Unavailable<HubSummary> unavailable
                && unavailable.reason() == UnavailableReason.TIMED_OUT;
    }

    /**
     * Requests the summaries of works.
     *
     * @param works at most {@link BatchResult#MAX_WORKS}
     */
    record SummariesParams(List<WorkId> works) {

        SummariesParams {
            works = List.copyOf(works);
            if (works.size() > BatchResult.MAX_WORKS) {
                throw new IllegalArgumentException("more than " + BatchResult.MAX_WORKS + " works");
            }
        }
    }

    /**
     * The requested summaries; without those for which no time was left.
     *
     * @param found the documents of {@code GET /hubs/ID}
     * @param unknown works that no event mentions
     * @param moved current ids by alias
     */
    record Summaries(Map<WorkId, JsonNode> found, List<WorkId> unknown, Map<WorkId, WorkId> moved) {}
}
