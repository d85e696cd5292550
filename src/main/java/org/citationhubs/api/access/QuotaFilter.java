package org.citationhubs.api.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.citationhubs.access.AccessMode;
import org.citationhubs.access.AccessPolicy;
import org.citationhubs.access.AccessRole;
import org.citationhubs.access.CallerQuotas;
import org.citationhubs.access.QuotaState;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.query.routing.PeerRequest;

/** Refuses requests of callers that have used their quotas. Events are counted where they are published. */
@ApplicationScoped
class QuotaFilter {

    /** After the caller is known and its roles are checked. */
    private static final int PRIORITY = 50;

    private final CallerQuotas quotas;
    private final AccessPolicy policy;
    private final AccessProblems problems;

    QuotaFilter(CallerQuotas quotas, AccessPolicy policy, AccessProblems problems) {
        this.quotas = quotas;
        this.policy = policy;
        this.problems = problems;
    }

    void add(@Observes Filters filters) {
        if (policy.mode() != AccessMode.LOCAL) {
            filters.register(this::count, PRIORITY);
        }
    }

    private void count(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isOfInstance(context)) {
            context.next();
            return;
        }
        String type = request.getHeader("Content-Type");
        QuotaKind kind = QuotaKind.of(
                request.path(), type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-ndjson"));
        String caller = Callers.quotaName(context);
        switch (kind) {
            case QUESTION -> proceed(context, quotas.questions().take(caller));
            case STREAM -> {
                QuotaState state = quotas.streams().open(caller);
                if (state.isLimited() && state.allowed()) {
                    context.addEndHandler(ended -> quotas.streams().close(caller));
                }
                proceed(context, state);
            }
            case NONE -> context.next();
        }
    }

    private void proceed(RoutingContext context, QuotaState state) {
        RateLimitHeaders.write(context.response(), state);
        if (state.allowed()) {
            context.next();
        } else {
            problems.refuse(context, Problem.of(state));
        }
    }

    /** The instance that a caller asked has counted the request already. */
    private boolean isOfInstance(RoutingContext context) {
        if (policy.mode() != AccessMode.AUTHENTICATED) {
            return context.request().getHeader(PeerRequest.FORWARDED_BY) != null
                    || context.request().path().startsWith("/internal/");
        }
        SecurityIdentity identity = Callers.identity(context);
        return identity != null && identity.hasRole(AccessRole.INSTANCE.role());
    }
}
