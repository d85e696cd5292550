package org.citationhubs.runtime.instances;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.citationhubs.access.AccessMode;
import org.citationhubs.access.AccessPolicy;
import org.citationhubs.query.routing.AllowedPeers;
import org.citationhubs.query.routing.PeerCheck;
import org.citationhubs.query.routing.PeerCheck.UnprovenPeers;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;

/** Provides what decides about other instances, from the configuration. */
@ApplicationScoped
class InstanceBeans {

    @Produces
    @Singleton
    AllowedPeers allowed(HubsConfig config) {
        try {
            return ConfigCheck.allowedPeers(config.internal());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("hubs.internal.peers: " + e.getMessage());
        }
    }

    @Produces
    @Singleton
    PeerCheck check(
            HubsConfig config, AllowedPeers allowed, PeerSecretSource secrets, InstanceTls tls, AccessPolicy policy) {
        return new PeerCheck(
                config.internal().port(), tls.options() != null, secrets, allowed, unproven(policy.mode()));
    }

    private static UnprovenPeers unproven(AccessMode mode) {
        return switch (mode) {
            case LOCAL -> UnprovenPeers.LOOPBACK;
            case OPEN -> UnprovenPeers.ALL;
            case AUTHENTICATED -> UnprovenPeers.NONE;
        };
    }
}
