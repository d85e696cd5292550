package org.citationhubs.citation.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.SourcedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests roles and polarities against the taxonomy. */
class VocabularyTest {

    private static final List<Role> BY_PRIORITY = List.of(
            Role.AMENDMENT,
            Role.EXTENSION,
            Role.BASELINE,
            Role.DATASET,
            Role.METHOD,
            Role.COMPARISON,
            Role.EVIDENCE,
            Role.DISCUSSION,
            Role.REVIEW,
            Role.MOTIVATION,
            Role.FUTURE_WORK,
            Role.ACKNOWLEDGEMENT,
            Role.BACKGROUND,
            Role.OTHER,
            Role.UNCLASSIFIED);

    @Property(tries = 200)
    void primaryRoleIsTheFirstByPriority(@ForAll Set<Role> roles) {
        Role first = BY_PRIORITY.stream().filter(roles::contains).findFirst().orElse(Role.UNCLASSIFIED);

        assertThat(Role.primaryOf(roles)).isEqualTo(first);
    }

    @Test
    void everyRoleHasAPriority() {
        assertThat(BY_PRIORITY).containsExactlyInAnyOrder(Role.values());
        assertThat(Role.primaryOf(List.of(Role.BACKGROUND, Role.AMENDMENT))).isEqualTo(Role.AMENDMENT);
        assertThat(Role.primaryOf(List.of())).isEqualTo(Role.UNCLASSIFIED);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                           UNCLASSIFIED",
        "UNCLASSIFIED,                 UNCLASSIFIED",
        "UNCLEAR UNCLASSIFIED,         UNCLEAR",
        "NEUTRAL UNCLEAR,              NEUTRAL",
        "NEUTRAL NEUTRAL,              NEUTRAL",
        "SUPPORT NEUTRAL,              SUPPORT",
        "NEUTRAL CONTRAST,             CONTRAST",
        "SUPPORT CONTRAST,             MIXED",
        "SUPPORT NEUTRAL CONTRAST,     MIXED",
        "MIXED SUPPORT,                MIXED",
        "CONTRAST MIXED,               MIXED",
        "MIXED NEUTRAL,                MIXED",
    })
    void stanceOfACitationFollowsFromItsMentions(String mentions, Polarity stance) {
        List<Polarity> taken = mentions.isEmpty()
                ? List.of()
                : List.of(mentions.split(" ")).stream().map(Polarity::valueOf).toList();

        assertThat(Polarity.ofCitation(taken)).isEqualTo(stance);
    }

    @Property(tries = 200)
    void setsOfRolesAndPolaritiesAreReadBackFromBits(@ForAll Set<Role> roles, @ForAll Set<Polarity> polarities) {
        int roleBits = roles.stream().mapToInt(Role::bit).reduce(0, (a, b) -> a | b);
        int polarityBits = polarities.stream().mapToInt(Polarity::bit).reduce(0, (a, b) -> a | b);

        assertThat(Role.ofBits(roleBits)).isEqualTo(roles);
        assertThat(Polarity.ofBits(polarityBits)).isEqualTo(polarities);
    }

    @Test
    void storedCodesNeverChange() {
        assertThat(EnumSet.allOf(Role.class))
                .extracting(role -> role.code() + " " + role)
                .containsExactly(
                        "0 BACKGROUND",
                        "1 MOTIVATION",
                        "2 METHOD",
                        "3 DATASET",
                        "4 BASELINE",
                        "5 COMPARISON",
                        "6 EXTENSION",
                        "7 EVIDENCE",
                        "8 DISCUSSION",
                        "9 FUTURE_WORK",
                        "10 REVIEW",
                        "11 AMENDMENT",
                        "12 ACKNOWLEDGEMENT",
                        "13 OTHER",
                        "14 UNCLASSIFIED");
        assertThat(EnumSet.allOf(Polarity.class))
                .extracting(polarity -> polarity.code() + " " + polarity)
                .containsExactly("0 SUPPORT", "1 CONTRAST", "2 MIXED", "3 NEUTRAL", "4 UNCLEAR", "5 UNCLASSIFIED");
        assertThat(EnumSet.allOf(SourcedValue.Source.class))
                .extracting(source -> source.code() + " " + source)
                .containsExactly("0 CITER", "3 ALIAS", "1 ITSELF", "2 REGISTRY");
    }

    @Test
    void everyValueIsReadBackFromItsCode() {
        for (Role role : Role.values()) {
            assertThat(Role.ofCode(role.code())).isEqualTo(role);
        }
        for (Polarity polarity : Polarity.values()) {
            assertThat(Polarity.ofCode(polarity.code())).isEqualTo(polarity);
        }
        for (SourcedValue.Source source : SourcedValue.Source.values()) {
            assertThat(SourcedValue.Source.ofCode(source.code())).isEqualTo(source);
        }
    }

    @Test
    void mentionHasAllAssignedRoles() {
        Mention both = mention(new RoleAssignment(Role.BACKGROUND, 0.9f), new RoleAssignment(Role.METHOD, 0.1f));

        assertThat(Role.ofBits(both.roleBits())).containsExactly(Role.BACKGROUND, Role.METHOD);
        assertThat(both.primaryRole()).isEqualTo(Role.METHOD);
        assertThat(mention().primaryRole()).isEqualTo(Role.UNCLASSIFIED);
    }

    @Test
    void confidenceIsBetweenZeroAndOneOrUnknown() {
        assertThat(new RoleAssignment(Role.METHOD, RoleAssignment.UNKNOWN).confidence())
                .isEqualTo(-1f);
        assertThatThrownBy(() -> new RoleAssignment(Role.METHOD, 1.1f))
                .hasMessage("confidence 1.1 is not between 0 and 1");
        assertThatThrownBy(() -> new PolarityAssignment(Polarity.SUPPORT, -0.5f))
                .hasMessage("confidence -0.5 is not between 0 and 1");
        assertThatThrownBy(() -> new PolarityAssignment(Polarity.SUPPORT, Float.NaN))
                .hasMessage("confidence NaN is not between 0 and 1");
    }

    private static Mention mention(RoleAssignment... roles) {
        return new Mention(null, null, List.of(roles), PolarityAssignment.UNCLASSIFIED, null);
    }
}
