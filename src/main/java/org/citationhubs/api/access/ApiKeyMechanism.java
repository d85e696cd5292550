package org.citationhubs.api.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.Problem.ProblemType;

/**
 * Authenticates requests with an API key in {@value #HEADER}. As the first of all mechanisms it also answers callers
 * without credentials.
 */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

    static final String HEADER = "X-API-Key";

    private final AccessProblems problems;

    ApiKeyMechanism(AccessProblems problems) {
        this.problems = problems;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String key = context.request().getHeader(HEADER);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        context.put(HttpAuthenticationMechanism.class.getName(), this);
        return identities.authenticate(new ApiKeyRequest(key));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        problems.answer(
                context,
                Problem.of(
                        ProblemType.UNAUTHORIZED,
                        context.request().getHeader(HEADER) == null
                                ? "Credentials are needed: a bearer token, an API key in " + HEADER
                                        + " or a client certificate, as the service is configured."
                                : "The API key is unknown.",
                        null));
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        ProblemType.UNAUTHORIZED.status(), AccessProblems.CHALLENGE_HEADER, AccessProblems.CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiKeyRequest.class);
    }

    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }
}
