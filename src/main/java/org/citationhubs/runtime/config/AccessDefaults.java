package org.citationhubs.runtime.config;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.function.Predicate;
import org.citationhubs.access.AccessMode;
import org.jspecify.annotations.Nullable;

/**
 * Derives settings of Quarkus from what is configured of authentication. The service listens on the loopback interface
 * only, unless callers must authenticate or {@code HUBS_INSECURE} is set. Tokens are accepted only if their issuer is
 * configured. A setting that is configured itself stays.
 */
public final class AccessDefaults implements ConfigSourceInterceptor {

    static final String HOST = "quarkus.http.host";
    static final String TOKENS_ENABLED = "quarkus.oidc.tenant-enabled";
    static final String INSECURE = "hubs.insecure";

    private static final String LOOPBACK = "localhost";
    private static final String ALL = "0.0.0.0";
    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String PUBLIC_KEY = "quarkus.oidc.public-key";

    private static final long serialVersionUID = 1;

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (isConfigured(value)) {
            return value;
        }
        return switch (name) {
            case HOST -> of(name, mode(context) == AccessMode.LOCAL ? LOOPBACK : ALL);
            case TOKENS_ENABLED -> of(name, Boolean.toString(acceptsTokens(key -> isSet(context, key))));
            default -> value;
        };
    }

    private static AccessMode mode(ConfigSourceInterceptorContext context) {
        ConfigValue insecure = context.proceed(INSECURE);
        return mode(key -> isSet(context, key), insecure != null && Boolean.parseBoolean(insecure.getValue()));
    }

    /**
     * Returns the mode of the service.
     *
     * @param isSet whether a key is configured
     */
    static AccessMode mode(Predicate<String> isSet, boolean insecure) {
        boolean authentication = acceptsTokens(isSet)
                || isSet.test("hubs.api-keys")
                || isSet.test("quarkus.http.auth.certificate-role-properties");
        return AccessMode.of(authentication, insecure);
    }

    private static boolean acceptsTokens(Predicate<String> isSet) {
        return isSet.test(ISSUER) || isSet.test(PUBLIC_KEY);
    }

    private static boolean isSet(ConfigSourceInterceptorContext context, String key) {
        ConfigValue value = context.proceed(key);
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }

    /** Defaults of Quarkus have the least ordinal of all. */
    private static boolean isConfigured(@Nullable ConfigValue value) {
        return value != null && value.getValue() != null && value.getConfigSourceOrdinal() > Integer.MIN_VALUE;
    }

    private static ConfigValue of(String name, String value) {
        return ConfigValue.builder().withName(name).withValue(value).build();
    }
}
