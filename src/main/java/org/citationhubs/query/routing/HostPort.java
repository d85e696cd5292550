package org.citationhubs.query.routing;

import org.apache.kafka.streams.state.HostInfo;

/**
 * A host and a port, written {@code host:port}; an IPv6 address is in brackets.
 *
 * @param host a name or an address, not empty
 * @param port 0 to 65535
 */
public record HostPort(String host, int port) {

    private static final int MAX_PORT = 65_535;

    public HostPort {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an address needs a host, as in host:port");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("the port must be between 0 and 65535, is " + port);
        }
    }

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if the text has another form; the message says what is missing
     */
    public static HostPort of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("an address must be host:port, is " + text);
        }
        String port = text.substring(colon + 1);
        if (port.isEmpty() || port.length() > 5 || !port.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("an address must end in a port, as in host:port; is " + text);
        }
        return new HostPort(text.substring(0, colon), Integer.parseInt(port));
    }

    /** Converts an address of Kafka Streams, which has an IPv6 address without brackets. */
    static HostPort of(HostInfo info) {
        String host = info.host();
        return new HostPort(host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host, info.port());
    }

    /** Returns the host as a socket needs it: an IPv6 address without brackets. */
    String socketHost() {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Returns {@code host:port}, the form of {@code application.server} of Kafka Streams. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
