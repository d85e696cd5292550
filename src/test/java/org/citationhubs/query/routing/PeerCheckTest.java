package org.citationhubs.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.citationhubs.query.routing.PeerCheck.PeerArrival;
import org.citationhubs.query.routing.PeerCheck.UnprovenPeers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerCheckTest {

    private static final int HTTP = 8080;
    private static final int INTERNAL = 8090;
    private static final String SECRET = "sixteen-letters!";
    private static final AllowedPeers ALLOWED = AllowedPeers.parse(List.of(".instances"));

    @Test
    void withoutProofThisMachineIsBelievedOnlyIfNobodyElseReachesIt() {
        PeerArrival local = arrival(HTTP, true, null);
        PeerArrival remote = arrival(HTTP, false, null);

        assertThat(check(OptionalInt.empty(), false, "", UnprovenPeers.LOOPBACK).isInstance(local))
                .isTrue();
        assertThat(check(OptionalInt.empty(), false, "", UnprovenPeers.LOOPBACK).isInstance(remote))
                .isFalse();
        assertThat(check(OptionalInt.empty(), false, "", UnprovenPeers.NONE).isInstance(local))
                .isFalse();
        assertThat(check(OptionalInt.empty(), false, "", UnprovenPeers.ALL).isInstance(remote))
                .isTrue();
    }

    @Test
    void whatAProxyPassesOnIsNotOfThisMachine() {
        PeerArrival proxied = new PeerArrival(HTTP, true, true, null, List.of());

        assertThat(check(OptionalInt.empty(), false, "", UnprovenPeers.LOOPBACK).isInstance(proxied))
                .isFalse();
    }

    @Test
    void aConfiguredSecretIsDemandedOfEverybody() {
        PeerCheck check = check(OptionalInt.empty(), false, SECRET, UnprovenPeers.ALL);

        assertThat(check.isInstance(arrival(HTTP, false, SECRET))).isTrue();
        assertThat(check.isInstance(arrival(HTTP, true, null))).isFalse();
        assertThat(check.isInstance(arrival(HTTP, true, ""))).isFalse();
        assertThat(check.isInstance(arrival(HTTP, true, SECRET + "!"))).isFalse();
    }

    @Test
    void aSecretIsReplacedWithoutAMomentOfRefusal() {
        PeerSecrets before = PeerSecrets.parse("the-old-secret-of-all\n");
        PeerSecrets during = PeerSecrets.parse("the-old-secret-of-all\nthe-new-secret-of-all\n");
        PeerSecrets after = PeerSecrets.parse("\nthe-new-secret-of-all\nthe-old-secret-of-all");

        assertThat(during.accepts(before.toSend().orElseThrow())).isTrue();
        assertThat(before.accepts(during.toSend().orElseThrow())).isTrue();
        assertThat(during.accepts(after.toSend().orElseThrow())).isTrue();
        assertThat(after.accepts(during.toSend().orElseThrow())).isTrue();
    }

    @Test
    void withAPortOfTheirOwnInstancesComeToNoOther() {
        PeerCheck check = check(OptionalInt.of(INTERNAL), false, SECRET, UnprovenPeers.LOOPBACK);

        assertThat(check.isInstance(arrival(INTERNAL, false, SECRET))).isTrue();
        assertThat(check.isInstance(arrival(HTTP, true, SECRET))).isFalse();
        assertThat(check.isInternal(INTERNAL)).isTrue();
        assertThat(check.isInternal(HTTP)).isFalse();
    }

    @Test
    void aCertificateMustNameAnInstance() {
        PeerCheck check = check(OptionalInt.of(INTERNAL), true, "", UnprovenPeers.ALL);

        assertThat(check.isInstance(certified("hubs-0.instances"))).isTrue();
        assertThat(check.isInstance(certified("other", "hubs-0.instances"))).isTrue();
        assertThat(check.isInstance(certified("other"))).isFalse();
        assertThat(check.isInstance(certified())).isFalse();
    }

    @Test
    void certificateAndSecretAreBothDemanded() {
        PeerCheck check = check(OptionalInt.of(INTERNAL), true, SECRET, UnprovenPeers.ALL);

        assertThat(check.isInstance(certified("hubs-0.instances"))).isFalse();
        assertThat(check.isInstance(new PeerArrival(INTERNAL, false, false, SECRET, List.of("hubs-0.instances"))))
                .isTrue();
        assertThat(check.isInstance(arrival(INTERNAL, false, SECRET))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with blanks in the middle", "umlauts-are-not-\u00e4scii"})
    void aWeakOrUnsendableSecretIsRefusedUnseen(String secret) {
        assertThatThrownBy(() -> PeerSecrets.parse(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret));
        assertThat(PeerSecrets.parse(SECRET).toString()).doesNotContain(SECRET);
    }

    private static PeerCheck check(OptionalInt port, boolean certificates, String secrets, UnprovenPeers unproven) {
        PeerSecrets parsed = PeerSecrets.parse(secrets);
        return new PeerCheck(port, certificates, () -> parsed, ALLOWED, unproven);
    }

    private static PeerArrival arrival(int port, boolean loopback, @Nullable String secret) {
        return new PeerArrival(port, loopback, false, secret, List.of());
    }

    private static PeerArrival certified(String... names) {
        return new PeerArrival(INTERNAL, false, false, null, List.of(names));
    }
}
