package org.citationhubs.query.routing;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides whether a request comes from another instance of this service. */
public final class PeerCheck {

    private final OptionalInt internalPort;
    private final boolean certificates;
    private final Supplier<PeerSecrets> secrets;
    private final AllowedPeers allowed;
    private final UnprovenPeers unproven;

    /**
     * Creates a check.
     *
     * @param internalPort port of the listener for instances; empty if they share the public one
     * @param certificates whether the listener for instances demands client certificates
     * @param secrets current ones
     * @param allowed hosts that a certificate may name
     * @param unproven who is believed if neither certificates nor secrets are configured
     */
    public PeerCheck(
            OptionalInt internalPort,
            boolean certificates,
            Supplier<PeerSecrets> secrets,
            AllowedPeers allowed,
            UnprovenPeers unproven) {
        this.internalPort = internalPort;
        this.certificates = certificates;
        this.secrets = secrets;
        this.allowed = allowed;
        this.unproven = unproven;
    }

    /** Returns whether a local port is that of the listener for instances. */
    public boolean isInternal(int localPort) {
        return internalPort.isPresent() && internalPort.getAsInt() == localPort;
    }

    /** Returns whether instances must prove what they are. */
    public boolean demandsProof() {
        return certificates || !secrets.get().isEmpty();
    }

    /** Returns whether a request comes from an instance. All that is configured must be proven. */
    public boolean isInstance(PeerArrival arrival) {
        if (internalPort.isPresent() && !isInternal(arrival.localPort)) {
            return false;
        }
        PeerSecrets current = secrets.get();
        if (!demandsProof()) {
            return switch (unproven) {
                case NONE -> false;
                case LOOPBACK -> arrival.loopback && !arrival.proxied;
                case ALL -> true;
            };
        }
        return (!certificates || arrival.certificateNames.stream().anyMatch(allowed::allowsName))
                && (current.isEmpty() || current.accepts(arrival.secret));
    }

    /** Who is believed to be an instance without any proof. */
    public enum UnprovenPeers {

        /** Nobody: callers must authenticate, and so must instances. */
        NONE,

        /** Programs of this machine, the only ones that reach the service. */
        LOOPBACK,

        /** Whoever reaches the listener for instances: the service is open to all on purpose. */
        ALL
    }

    /**
     * How a request arrived.
     *
     * @param localPort port at which it arrived
     * @param loopback whether it comes from this machine
     * @param proxied whether a proxy says that it comes from elsewhere
     * @param secret that it carries, null for none
     * @param certificateNames hosts that the certificate of the caller names, empty without one
     */
    public record PeerArrival(
            int localPort,
            boolean loopback,
            boolean proxied,
            @Nullable String secret,
            List<String> certificateNames) {

        public PeerArrival {
            certificateNames = List.copyOf(certificateNames);
        }
    }
}
