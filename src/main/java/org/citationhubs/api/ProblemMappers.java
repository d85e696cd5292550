package org.citationhubs.api;

import jakarta.ws.rs.core.HttpHeaders;
import org.citationhubs.citation.InvalidWorkIdException;
import org.citationhubs.query.InvalidQueryException;
import org.citationhubs.query.LagUnavailableException;
import org.citationhubs.query.StoreUnavailableException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns the exceptions that questions end with into problems. */
class ProblemMappers {

    /** Rebalances and restores of small state take about this long; nobody can know. */
    private static final int RETRY_AFTER_SECONDS = 1;

    @ServerExceptionMapper
    public RestResponse<Problem> problem(ProblemException e) {
        return response(e);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalidId(InvalidWorkIdException e) {
        return response(new ProblemException(Problem.Kind.INVALID_ID, String.valueOf(e.getMessage()), "id"));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalidQuery(InvalidQueryException e) {
        return response(
                new ProblemException(Problem.Kind.INVALID_PARAMETER, String.valueOf(e.getMessage()), e.parameter()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(StoreUnavailableException e) {
        return response(
                new ProblemException(Problem.Kind.NOT_AVAILABLE, e.reason().words(), null));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(LagUnavailableException e) {
        return response(new ProblemException(Problem.Kind.NOT_AVAILABLE, String.valueOf(e.getMessage()), null));
    }

    private static RestResponse<Problem> response(ProblemException e) {
        RestResponse.ResponseBuilder<Problem> response = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(e.kind().status()), e.problem())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (e.kind().status() == RestResponse.StatusCode.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
