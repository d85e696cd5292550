package org.citationhubs.query.routing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that may be those of other instances. Whoever may join the group of the instances in Kafka can announce
 * any address; requests go only to those that are listed here.
 */
public final class AllowedPeers {

    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

    /** Allows every address of this machine. */
    public static final AllowedPeers LOOPBACK = parse(List.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]"));

    private final List<PeerPattern> patterns;

    private AllowedPeers(List<PeerPattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads a list of hosts, each alone or with a port. A host that begins with a dot stands for all names that end in
     * it, as in {@code .citation-hubs-instances.hubs.svc:8090}.
     *
     * @throws IllegalArgumentException if an entry has no host
     */
    public static AllowedPeers parse(List<String> entries) {
        return new AllowedPeers(entries.stream().map(PeerPattern::parse).toList());
    }

    /** Returns whether requests may be sent to an address. */
    public boolean allows(HostPort address) {
        return patterns.stream().anyMatch(one -> one.allows(address.host(), address.port()));
    }

    /**
     * Returns whether a name in a certificate is that of an instance.
     *
     * @param name of a host, or with an asterisk for all names below another one
     */
    public boolean allowsName(String name) {
        return patterns.stream().anyMatch(one -> one.allows(name, null));
    }

    @Override
    public String toString() {
        return patterns.toString();
    }

    /**
     * An entry of the list.
     *
     * @param host in lower case
     * @param port null for any
     */
    private record PeerPattern(String host, @Nullable Integer port) {

        static PeerPattern parse(String entry) {
            String text = entry.strip().toLowerCase(Locale.ROOT);
            Matcher match = PORT.matcher(text);
            boolean hasPort = match.find();
            String host = hasPort ? text.substring(0, match.start()) : text;
            if (host.isEmpty() || host.equals(".")) {
                throw new IllegalArgumentException("an entry needs a host, or the end of one after a dot: " + entry);
            }
            return new PeerPattern(host, hasPort ? Integer.valueOf(match.group(1)) : null);
        }

        boolean allows(String otherHost, @Nullable Integer otherPort) {
            String other = otherHost.toLowerCase(Locale.ROOT);
            boolean sameHost =
                    host.startsWith(".") ? other.length() > host.length() && other.endsWith(host) : other.equals(host);
            return sameHost && (port == null || otherPort == null || port.equals(otherPort));
        }

        @Override
        public String toString() {
            return port == null ? host : host + ':' + port;
        }
    }
}
