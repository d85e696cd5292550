package org.citationhubs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {

    @ParameterizedTest
    @EnumSource(names = {"LOCAL", "OPEN"})
    void withoutAuthenticationEveryoneMayDoEverything(AccessMode mode) {
        AccessPolicy policy = new AccessPolicy(mode, false, SourceGrants.NONE);

        assertThat(policy.anonymousRoles())
                .containsExactlyInAnyOrder("reader", "writer", "writer:*", "operator", "instance");
        assertThat(policy.writer(null, Set.of()).maySpeakFor("crossref")).isTrue();
    }

    @Test
    void withAuthenticationStrangersReadAtMost() {
        assertThat(new AccessPolicy(AccessMode.AUTHENTICATED, true, SourceGrants.NONE).anonymousRoles())
                .containsExactly("reader");
        assertThat(new AccessPolicy(AccessMode.AUTHENTICATED, false, SourceGrants.NONE).anonymousRoles())
                .isEmpty();
    }

    @Test
    void aWriterSpeaksForItsSourcesAlone() {
        // given a writer whose sources come from its roles and from grants
        SourceGrants grants = new SourceGrants(Map.of("crawler", Set.of("openalex")));
        Writer writer = Writer.of("crawler", List.of("writer", "writer:crossref"), grants);

        // then it speaks for those, and not without a source
        assertThat(writer.maySpeakFor("crossref")).isTrue();
        assertThat(writer.maySpeakFor("openalex")).isTrue();
        assertThat(writer.maySpeakFor("Crossref")).isFalse();
        assertThat(writer.maySpeakFor("")).isFalse();
    }

    @Test
    void aWriterWithoutSourcesNamesNone() {
        Writer writer = Writer.of("crawler", List.of("writer"), SourceGrants.NONE);

        assertThat(writer.maySpeakFor("")).isTrue();
        assertThat(writer.maySpeakFor("crossref")).isFalse();
    }

    @Test
    void rolesImplyWhatTheyContain() {
        assertThat(AccessRole.implied(List.of("writer:crossref"))).containsExactlyInAnyOrder("reader", "writer");
        assertThat(AccessRole.implied(List.of("operator"))).containsExactlyInAnyOrder("reader", "operator");
        assertThat(AccessRole.implied(List.of("default-roles-realm", "Writer"))).isEmpty();
    }

    @Test
    void grantsMayNameSubjectsOfCertificates() {
        SourceGrants grants = SourceGrants.parse("a = crossref, openalex ; CN=s2,O=Allen=s2; a=arxiv;");

        assertThat(grants.byPrincipal())
                .isEqualTo(Map.of("a", Set.of("crossref", "openalex", "arxiv"), "CN=s2,O=Allen", Set.of("s2")));
        assertThat(grants.sourcesOf("b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=", "=crossref", "a=crossref; b"})
    void aGrantNeedsPrincipalAndSource(String text) {
        assertThatThrownBy(() -> SourceGrants.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be PRINCIPAL=SOURCE,SOURCE");
    }
}
