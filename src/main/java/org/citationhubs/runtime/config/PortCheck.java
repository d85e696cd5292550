package org.citationhubs.runtime.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Checks that a port can be taken, before parts start that would have to be stopped again. */
public final class PortCheck {

    private PortCheck() {}

    /**
     * Returns a message that names the port and the variable that changes it if a program already listens there.
     *
     * @param address address and port to listen on; port 0 is always free
     */
    public static Optional<String> error(InetSocketAddress address, String variable) {
        try (ServerSocket probe = new ServerSocket()) {
            // As servers do: a connection that was just closed does not keep a port.
            probe.setReuseAddress(true);
            probe.bind(address);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("port " + address.getPort() + " is in use; set " + variable);
        }
    }
}
