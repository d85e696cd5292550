package org.citationhubs.api.answer;

import java.util.OptionalLong;
import org.citationhubs.api.answer.HubAnswers.WorkQuery;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.HubQueries;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.page.WorkMovedException;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;

/** The queries about one work on this instance that make up one response. */
public final class LocalRead {

    private final HubQueries queries;
    private final WorkId work;
    private final ServedBy servedBy;

    private LocalRead(HubQueries queries, WorkId work, ServedBy servedBy) {
        this.queries = queries;
        this.work = work;
        this.servedBy = servedBy;
    }

    /**
     * Starts to read.
     *
     * @throws StoreUnavailableException if the lag of the standby has grown too large since
     *     the standby was chosen, because the request waited
     */
    static LocalRead of(QueryService service, Stage stage, WorkId work, ReplicaRole role) {
        // The lag is read before the data, so that the data may be newer than the response says and never older.
        OptionalLong lag = service.lag(stage, work, role);
        if (!service.isWithinLag(lag)) {
            throw new StoreUnavailableException(UnavailableReason.BEHIND, "the standby lags too far behind");
        }
        return new LocalRead(service.hubs(role), work, new ServedBy(service.self(), role, lag, service.inputLags()));
    }

    /** Returns the replica that is read. */
    public ServedBy servedBy() {
        return servedBy;
    }

    /**
     * Returns the answer to a query about the work.
     *
     * @throws ProblemException if no event mentions the work
     * @throws WorkMovedException if the work has another id now
     * @throws StoreUnavailableException if the stores cannot be read now
     */
    public <T> T query(WorkQuery<T> query) {
        return query.query(queries, work)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(Problem.ProblemType.UNKNOWN_WORK, "No event mentions " + work + ".", null)
                                .withServedBy(servedBy.address())));
    }
}
