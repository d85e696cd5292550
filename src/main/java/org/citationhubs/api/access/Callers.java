package org.citationhubs.api.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells callers apart: by their principal or, without credentials, by their address. */
final class Callers {

    private static final int BYTES_OF_NETWORK = 8;
    private static final int BYTES_OF_IPV6 = 16;

    private Callers() {}

    /** Returns the identity of a request; null if it was not authenticated, not even as nobody. */
    static @Nullable SecurityIdentity identity(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    }

    /** Returns the principal of a request, null if it has no credentials. */
    static @Nullable String principal(RoutingContext context) {
        SecurityIdentity identity = identity(context);
        return identity == null || identity.isAnonymous()
                ? null
                : identity.getPrincipal().getName();
    }

    /** Returns the name under which a caller has quotas. */
    static String quotaName(RoutingContext context) {
        String principal = principal(context);
        return principal == null ? "address " + network(address(context)) : "principal " + principal;
    }

    /** Returns the address of the caller. */
    static String address(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        return remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
    }

    /** Returns the network of an IPv6 address, all of which one caller usually has, and any other address itself. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == BYTES_OF_IPV6
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES_OF_NETWORK))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
