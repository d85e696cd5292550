package org.citationhubs.api.access;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.citationhubs.api.body.RefusedRequest;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.Problem.ProblemType;

/** Answers what is refused before a resource is called with a problem document, and notes it in the audit log. */
@ApplicationScoped
class AccessProblems {

    static final String CHALLENGE_HEADER = "WWW-Authenticate";
    static final String CHALLENGE = "Bearer realm=\"citation-hubs\"";

    private final AuditLog audit;

    AccessProblems(AuditLog audit) {
        this.audit = audit;
    }

    void add(@Observes Router router) {
        // Before the routes of the framework, which would answer without a body.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::onFailure);
    }

    private void onFailure(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof ForbiddenException) {
            answer(context, Problem.of(ProblemType.FORBIDDEN, "Your credentials do not have the role for this.", null));
        } else if (failure instanceof AuthenticationException || failure instanceof UnauthorizedException) {
            answer(context, Problem.of(ProblemType.UNAUTHORIZED, "The credentials are not valid.", null));
        } else {
            context.next();
        }
    }

    /** Answers with a problem and notes it in the audit log. */
    void answer(RoutingContext context, Problem problem) {
        audit.denied(context, problem);
        refuse(context, problem);
    }

    /** Answers with a problem, unless the response has begun. */
    void refuse(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (problem.status() == ProblemType.UNAUTHORIZED.status()
                && !response.headWritten()
                && !response.headers().contains(CHALLENGE_HEADER)) {
            response.putHeader(CHALLENGE_HEADER, CHALLENGE);
        }
        RefusedRequest.refuse(context, problem);
        // It may be paused while the caller is authenticated, and would keep the connection.
        context.request().resume();
    }
}
