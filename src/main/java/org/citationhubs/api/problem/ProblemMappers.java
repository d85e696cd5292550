package org.citationhubs.api.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.citation.work.InvalidWorkIdException;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.ops.LagUnavailableException;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.WorkMovedException;
import org.citationhubs.query.scatter.PartitionsUnavailableException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns the exceptions that requests end with into problems. */
class ProblemMappers {

    private static final Pattern OF_A_WORK =
            Pattern.compile("/api/v1/hubs/.+?(/citing-works|/co-cited(?:/.+)?|/claims|/timeline)?");

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** Rebalances and restores of small state take about this long; nobody can know. */
    private static final int RETRY_AFTER_SECONDS = 1;

    @ServerExceptionMapper
    public RestResponse<Problem> problem(ProblemException e) {
        return response(e);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalidId(InvalidWorkIdException e) {
        return response(new ProblemException(Problem.ProblemType.INVALID_ID, String.valueOf(e.getMessage()), "id"));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalidQuery(InvalidQueryException e) {
        return response(new ProblemException(
                Problem.ProblemType.INVALID_PARAMETER, String.valueOf(e.getMessage()), e.parameter()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(StoreUnavailableException e) {
        return response(new ProblemException(
                Problem.ProblemType.NOT_AVAILABLE, e.reason().words(), null));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(PartitionsUnavailableException e) {
        return response(new ProblemException(Problem.ProblemType.NOT_AVAILABLE, String.valueOf(e.getMessage()), null));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(LagUnavailableException e) {
        return response(new ProblemException(Problem.ProblemType.NOT_AVAILABLE, String.valueOf(e.getMessage()), null));
    }

    /** Two ids are one work: the same question about the id under which it lives on. */
    @ServerExceptionMapper
    public Response moved(WorkMovedException e, UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        Matcher question = OF_A_WORK.matcher(path);
        String rest = question.matches() && question.group(1) != null ? question.group(1) : "";
        String id = URLEncoder.encode(e.movedTo().value(), StandardCharsets.UTF_8);
        String query = uri.getRequestUri().getRawQuery();
        String location = "/api/v1/hubs/" + id + rest + (query == null ? "" : '?' + query);
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }

    /** What the framework finds wrong with a request before anybody here sees it. */
    @ServerExceptionMapper
    public RestResponse<Problem> webApplication(WebApplicationException e, UriInfo uri, Request request) {
        Problem.ProblemType kind = kind(e.getResponse().getStatus());
        if (kind == Problem.ProblemType.FAILED) {
            return failed(e, uri, request);
        }
        return response(new ProblemException(kind, detail(kind, uri, request), null));
    }

    private static Problem.ProblemType kind(int status) {
        return switch (status) {
            case 404 -> Problem.ProblemType.UNKNOWN_PATH;
            case 405 -> Problem.ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> Problem.ProblemType.NOT_ACCEPTABLE;
            case 413 -> Problem.ProblemType.TOO_LARGE;
            case 415 -> Problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> Problem.ProblemType.NOT_AVAILABLE;
            default -> status >= 400 && status < 500 ? Problem.ProblemType.INVALID_REQUEST : Problem.ProblemType.FAILED;
        };
    }

    private static String detail(Problem.ProblemType kind, UriInfo uri, Request request) {
        String what = request.getMethod() + ' ' + uri.getPath();
        return switch (kind) {
            case UNSUPPORTED_MEDIA_TYPE -> what + " takes another Content-Type; /api/v1/openapi says which";
            case NOT_ACCEPTABLE -> what + " has no answer of the wanted Accept";
            case METHOD_NOT_ALLOWED -> what + " is not known; the path knows other methods";
            case UNKNOWN_PATH -> what + " is not known";
            default -> what + " cannot be understood";
        };
    }

    /** What nobody expected: told in the log, and to the caller only under which number it is found there. */
    @ServerExceptionMapper
    public RestResponse<Problem> failed(Throwable e, UriInfo uri, Request request) {
        UUID number = UUID.randomUUID();
        LOG.errorf(e, "request failed: number=%s method=%s path=%s", number, request.getMethod(), uri.getPath());
        return response(new ProblemException(
                Problem.ProblemType.FAILED, "the log of the service has it under " + number, null));
    }

    private static RestResponse<Problem> response(ProblemException e) {
        Problem problem = e.problem();
        RestResponse.ResponseBuilder<Problem> response = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(problem.status()), problem)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.status() == RestResponse.StatusCode.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
