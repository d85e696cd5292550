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
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.ops.LagUnavailableException;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.WorkMovedException;
import org.citationhubs.query.scatter.PartitionsUnavailableException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps the exceptions that end requests to problem documents. */
class ProblemMappers {

    private static final Pattern HUB_PATH =
            Pattern.compile("/api/v1/hubs/.+?(/citing-works|/co-cited(?:/.+)?|/claims|/timeline)?");

    private static final Pattern POST_PATH =
            Pattern.compile("/?(api/v1/citations|api/v1/hubs/batch|internal/v1/questions/[^/]+)/?");

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public RestResponse<Problem> problem(ProblemException e) {
        return response(e);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalidId(InvalidWorkIdException e) {
        return response(new ProblemException(ProblemType.INVALID_ID, String.valueOf(e.getMessage()), "id"));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalidQuery(InvalidQueryException e) {
        return response(
                new ProblemException(ProblemType.INVALID_PARAMETER, String.valueOf(e.getMessage()), e.parameter()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(StoreUnavailableException e) {
        return response(
                new ProblemException(ProblemType.NOT_AVAILABLE, e.reason().text(), null));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(PartitionsUnavailableException e) {
        return response(new ProblemException(ProblemType.NOT_AVAILABLE, String.valueOf(e.getMessage()), null));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(LagUnavailableException e) {
        return response(new ProblemException(ProblemType.NOT_AVAILABLE, String.valueOf(e.getMessage()), null));
    }

    /** Redirects a request about a merged id to the same call about the surviving id. */
    @ServerExceptionMapper
    public Response moved(WorkMovedException e, UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        Matcher match = HUB_PATH.matcher(path);
        String call = match.matches() && match.group(1) != null ? match.group(1) : "";
        String id = URLEncoder.encode(e.movedTo().value(), StandardCharsets.UTF_8);
        String query = uri.getRequestUri().getRawQuery();
        String location = "/api/v1/hubs/" + id + call + (query == null ? "" : '?' + query);
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, location)
                // A merge can be taken back. Without this, a client may keep the redirect for ever.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** Maps what the framework refuses before a resource is called. */
    @ServerExceptionMapper
    public RestResponse<Problem> webApplication(WebApplicationException e, UriInfo uri, Request request) {
        ProblemType type = type(e.getResponse().getStatus());
        if (type == ProblemType.FAILED) {
            return failed(e, uri, request);
        }
        RestResponse<Problem> response = response(new ProblemException(type, detail(type, uri, request), null));
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed(uri.getPath()));
        }
        return response;
    }

    /** Returns the methods of a path that exists (RFC 9110, 15.5.6). */
    private static String allowed(String path) {
        return POST_PATH.matcher(path).matches() ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case 404 -> ProblemType.UNKNOWN_PATH;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.NOT_AVAILABLE;
            default -> status >= 400 && status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.FAILED;
        };
    }

    private static String detail(ProblemType type, UriInfo uri, Request request) {
        String method = Problem.echo(request.getMethod());
        String path = Problem.echo(uri.getPath());
        return switch (type) {
            case UNSUPPORTED_MEDIA_TYPE ->
                method + ' ' + path + " does not accept this Content-Type; see /api/v1/openapi.";
            case NOT_ACCEPTABLE -> method + ' ' + path + " has no answer in a media type that Accept names.";
            case METHOD_NOT_ALLOWED -> method + " is not allowed for " + path + '.';
            case UNKNOWN_PATH -> "There is nothing at " + path + '.';
            default -> method + ' ' + path + " is not a valid request.";
        };
    }

    /** Logs an unexpected failure; the client gets only the number under which the log has it. */
    @ServerExceptionMapper
    public RestResponse<Problem> failed(Throwable e, UriInfo uri, Request request) {
        UUID number = UUID.randomUUID();
        LOG.errorf(e, "request failed: number=%s method=%s path=%s", number, request.getMethod(), uri.getPath());
        return response(new ProblemException(
                ProblemType.FAILED, "The log of the service has the cause under " + number + ".", null));
    }

    private static RestResponse<Problem> response(ProblemException e) {
        Problem problem = e.problem();
        RestResponse.ResponseBuilder<Problem> response = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(problem.status()), problem)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.status() == RestResponse.StatusCode.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
