package org.citationhubs.api.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.citationhubs.access.AccessPolicy;
import org.citationhubs.access.AccessRole;

/** Adds the roles of callers without credentials, and those that follow from the roles in credentials. */
@ApplicationScoped
class RoleAugmentor implements SecurityIdentityAugmentor {

    private final AccessPolicy policy;

    RoleAugmentor(AccessPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        Set<String> more = identity.isAnonymous() ? policy.anonymousRoles() : AccessRole.implied(identity.getRoles());
        return Uni.createFrom()
                .item(
                        identity.getRoles().containsAll(more)
                                ? identity
                                : QuarkusSecurityIdentity.builder(identity)
                                        .addRoles(more)
                                        .build());
    }
}
