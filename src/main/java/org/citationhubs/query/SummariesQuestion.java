package org.citationhubs.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.citationhubs.query.SummariesQuestion.Summaries;
import org.citationhubs.query.SummariesQuestion.Wanted;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;
import org.citationhubs.serde.HubSummaryWriter;

/** The summaries of works that a partition owns. */
final class SummariesQuestion extends PartitionQuestion<Wanted, Summaries> {

    private final Function<Copy, HubQueries> queries;

    SummariesQuestion(Function<Copy, HubQueries> queries) {
        super("summaries", Half.HUBS, Wanted.class, Summaries.class);
        this.queries = queries;
    }

    /** A work that was never published shows titles that other partitions know. */
    @Override
    boolean asksOthers() {
        return true;
    }

    @Override
    Summaries answer(PartitionStores stores, Copy copy, Wanted wanted) {
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
        Object unused = answer.tell(new Answer.Cases<HubSummary, Object>() {
            @Override
            public Object found(HubSummary summary) {
                found.put(work, QuestionJson.tree(HubSummaryWriter.write(summary)));
                return work;
            }

            @Override
            public Object unknown() {
                unknown.add(work);
                return work;
            }

            @Override
            public Object notNow(int partition, Reason reason) {
                throw new StoreUnavailableException(reason, "partition " + partition);
            }
        });
    }

    /** Which works. */
    record Wanted(List<WorkId> works) {}

    /**
     * What they are.
     *
     * @param found the documents of {@code GET /hubs/ID}
     * @param unknown works that nothing received names
     * @param moved works that live on under another id, by the old one
     */
    record Summaries(Map<WorkId, JsonNode> found, List<WorkId> unknown, Map<WorkId, WorkId> moved) {}
}
