package org.citationhubs.api;

import java.util.OptionalLong;
import org.citationhubs.api.Replies.FoundOrProblem;
import org.citationhubs.api.Replies.Question;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.HubQueries;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.StoreUnavailableException;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;

/** What this instance holds of a work, in one capacity: all that one answer is made of. */
public final class Reading {

    private final HubQueries queries;
    private final WorkId work;
    private final Origin origin;

    private Reading(HubQueries queries, WorkId work, Origin origin) {
        this.queries = queries;
        this.work = work;
        this.origin = origin;
    }

    /**
     * Begins to read.
     *
     * @throws StoreUnavailableException if the copy has fallen too far behind since it was chosen: the question may have waited
     */
    static Reading of(QueryService service, Half half, WorkId work, Copy copy) {
        // Before anything is read: what is read may be newer than said, never older.
        OptionalLong behind = service.behind(half, work, copy);
        if (!service.isNear(behind)) {
            throw new StoreUnavailableException(Reason.BEHIND, "the copy is too far behind");
        }
        return new Reading(service.hubs(copy), work, new Origin(service.self(), copy, behind));
    }

    /** Where what is read comes from. */
    public Origin origin() {
        return origin;
    }

    /** The answer to a question about the work; throws what becomes the problem if there is none. */
    public <T> T ask(Question<T> question) {
        return question.ask(queries, work).tell(new FoundOrProblem<T>(work, origin.servedBy()));
    }
}
