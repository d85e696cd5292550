package org.citationhubs.api.peer;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.citationhubs.access.AccessRole;
import org.citationhubs.query.routing.PeerCheck;

/**
 * Gives requests of instances that proved what they are the role of an instance. The caller of a forwarded request was
 * authenticated by the instance that forwards it.
 */
@ApplicationScoped
class InstanceMechanism implements HttpAuthenticationMechanism {

    private static final SecurityIdentity INSTANCE = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(AccessRole.INSTANCE.role()))
            .addRoles(Set.of(AccessRole.INSTANCE.role(), AccessRole.READER.role()))
            .build();

    private final PeerCheck check;

    InstanceMechanism(PeerCheck check) {
        this.check = check;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!check.demandsProof() || !PeerFilter.isFromInstance(context)) {
            return Uni.createFrom().nullItem();
        }
        context.put(HttpAuthenticationMechanism.class.getName(), this);
        return Uni.createFrom().item(INSTANCE);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public int getPriority() {
        return 3 * DEFAULT_PRIORITY;
    }
}
