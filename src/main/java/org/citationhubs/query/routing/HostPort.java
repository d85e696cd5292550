package org.citationhubs.query.routing;

/**
 * A host and a port, written {@code host:port}; an IPv6 host is in brackets.
 *
 * @param host a name or an address, not empty
 * @param port 0 to 65535
 */
public record HostPort(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    public HostPort {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an address needs a host, as in host:port");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("the port must be between 0 and 65535, is " + port);
        }
    }

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if it is not that; the message says what is missing
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

    /** {@code host:port}, as Kafka Streams wants its {@code application.server}. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
