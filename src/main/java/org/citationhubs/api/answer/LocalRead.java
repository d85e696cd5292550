package org.citationhubs.api.answer;

import java.util.OptionalLong;
import org.citationhubs.api.answer.HubAnswers.FoundOrProblem;
import org.citationhubs.api.answer.HubAnswers.WorkQuery;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.HubQueries;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;

/** What this instance holds of a work, in one capacity: all that one answer is made of. */
public final class LocalRead {

    private final HubQueries queries;
    private final WorkId work;
    private final ServedBy origin;

    private LocalRead(HubQueries queries, WorkId work, ServedBy origin) {
        this.queries = queries;
        this.work = work;
        this.origin = origin;
    }

    /**
     * Begins to read.
     *
     * @throws StoreUnavailableException if the copy has fallen too far behind since it was chosen: the question may have waited
     */
    static LocalRead of(QueryService service, Stage half, WorkId work, ReplicaRole copy) {
        // Before anything is read: what is read may be newer than said, never older.
        OptionalLong behind = service.behind(half, work, copy);
        if (!service.isNear(behind)) {
            throw new StoreUnavailableException(UnavailableReason.BEHIND, "the copy is too far behind");
        }
        return new LocalRead(service.hubs(copy), work, new ServedBy(service.self(), copy, behind));
    }

    /** Where what is read comes from. */
    public ServedBy origin() {
        return origin;
    }

    /** The answer to a question about the work; throws what becomes the problem if there is none. */
    public <T> T ask(WorkQuery<T> question) {
        return question.ask(queries, work).tell(new FoundOrProblem<T>(work, origin.servedBy()));
    }
}
