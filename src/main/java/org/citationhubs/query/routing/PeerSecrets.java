package org.citationhubs.query.routing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets by which instances know each other: the first is sent, each is accepted. So a new secret replaces the old
 * one without a moment at which two instances refuse each other: append it everywhere, put it first everywhere, remove
 * the old one everywhere.
 */
public final class PeerSecrets {

    /** Stands for no secrets. */
    public static final PeerSecrets NONE = new PeerSecrets(List.of());

    private static final int LEAST_LENGTH = 16;

    private final List<String> secrets;

    private PeerSecrets(List<String> secrets) {
        this.secrets = secrets;
    }

    /**
     * Reads secrets, one a line. Blank lines are ignored.
     *
     * @throws IllegalArgumentException if a secret is short or cannot be in a header; the message does not contain it
     */
    public static PeerSecrets parse(String text) {
        List<String> secrets =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (String secret : secrets) {
            if (secret.length() < LEAST_LENGTH) {
                throw new IllegalArgumentException("a secret needs " + LEAST_LENGTH + " characters");
            }
            if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new IllegalArgumentException("a secret may have visible ASCII characters only");
            }
        }
        return secrets.isEmpty() ? NONE : new PeerSecrets(secrets);
    }

    /** Returns whether there is no secret. */
    public boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** Returns the secret to send. */
    Optional<String> toSend() {
        return secrets.stream().findFirst();
    }

    /** Returns whether a received text is one of the secrets. Takes the same time wherever it differs. */
    boolean accepts(@Nullable String received) {
        if (received == null) {
            return false;
        }
        byte[] bytes = received.getBytes(StandardCharsets.UTF_8);
        boolean accepted = false;
        for (String secret : secrets) {
            accepted |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), bytes);
        }
        return accepted;
    }

    /** Returns how many there are; never what they are. */
    @Override
    public String toString() {
        return secrets.size() + " secrets";
    }
}
