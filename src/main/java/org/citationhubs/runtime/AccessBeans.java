package org.citationhubs.runtime;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.citationhubs.access.AccessMode;
import org.citationhubs.access.AccessPolicy;
import org.citationhubs.access.ApiKeyFile;
import org.citationhubs.access.CallerQuotas;
import org.citationhubs.runtime.config.AccessCheck;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.runtime.config.HubsConfig;
import org.eclipse.microprofile.config.Config;

/** Provides what decides about callers, from the configuration. */
@ApplicationScoped
class AccessBeans {

    /** How soon a changed file of API keys takes effect. */
    private static final Duration KEY_REFRESH = Duration.ofSeconds(5);

    @Produces
    @Singleton
    AccessPolicy policy(HubsConfig config, Config settings) {
        return new AccessPolicy(
                AccessCheck.mode(settings), config.anonymousRead(), ConfigCheck.grants(config.sources()));
    }

    @Produces
    @Singleton
    ApiKeyFile apiKeys(HubsConfig config, Vertx vertx) {
        try {
            ApiKeyFile keys = ApiKeyFile.open(config.apiKeys());
            if (config.apiKeys().isPresent()) {
                vertx.setPeriodic(
                        KEY_REFRESH.toMillis(),
                        timer -> vertx.executeBlocking(() -> {
                            keys.refresh();
                            return keys;
                        }));
            }
            return keys;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("hubs.api-keys: " + e.getMessage());
        }
    }

    /** Callers on this machine that need no credentials have no quotas. */
    @Produces
    @Singleton
    CallerQuotas quotas(HubsConfig config, AccessPolicy policy) {
        return policy.mode() == AccessMode.LOCAL
                ? CallerQuotas.NONE
                : CallerQuotas.of(config.quotas(), Ticker.systemTicker());
    }
}
