package org.citationhubs.runtime.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.citationhubs.access.AccessMode;
import org.eclipse.microprofile.config.Config;

/** Checks that the service is not open to others by accident. */
public final class AccessCheck {

    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    private AccessCheck() {}

    /** Returns the mode of the service. */
    public static AccessMode mode(Config config) {
        return AccessDefaults.mode(
                key -> isSet(config, key),
                config.getOptionalValue(AccessDefaults.INSECURE, Boolean.class).orElse(false));
    }

    /** Returns an error if the service would be open to others without being configured so; empty if it would not. */
    public static Optional<String> error(Config config) {
        String host = config.getValue(AccessDefaults.HOST, String.class);
        if (mode(config) == AccessMode.LOCAL && !isLoopback(host)) {
            return Optional.of("QUARKUS_HTTP_HOST is " + host + ", but anybody who reaches it could write: set"
                    + " HUBS_API_KEYS, QUARKUS_OIDC_AUTH_SERVER_URL or QUARKUS_HTTP_AUTH_CERTIFICATE_ROLE_PROPERTIES to"
                    + " authenticate callers, or HUBS_INSECURE=true to let everybody read and write");
        }
        if (isSet(config, "quarkus.http.auth.certificate-role-properties") && !hasTrustStore(config)) {
            return Optional.of("QUARKUS_HTTP_AUTH_CERTIFICATE_ROLE_PROPERTIES gives roles to certificates, but no trust"
                    + " store says who may issue them: set QUARKUS_TLS_WEB_TRUST_STORE_PEM_CERTS or another one");
        }
        return Optional.empty();
    }

    /** Returns a warning if everybody who reaches the service may read and write; empty if not. */
    public static Optional<String> warning(Config config) {
        return mode(config) == AccessMode.OPEN
                ? Optional.of("HUBS_INSECURE is true and no authentication is configured: whoever reaches "
                        + config.getValue(AccessDefaults.HOST, String.class) + " may read, write and revoke")
                : Optional.empty();
    }

    private static boolean isSet(Config config, String key) {
        return config.getOptionalValue(key, String.class)
                .filter(value -> !value.isBlank())
                .isPresent();
    }

    /** The trust store of the default TLS configuration or of a named one, as a key or as an environment variable. */
    private static boolean hasTrustStore(Config config) {
        for (String name : config.getPropertyNames()) {
            String key = SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
            if (key.startsWith("quarkus-tls-") && key.contains("-trust-store-")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
