package org.citationhubs.hub.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.junit.jupiter.api.Test;

public class StatementCountsTest {

    @Test
    void statementIsCountedOnceByRoleAndOnceByStance() {
        StatementCounts statements = StatementCounts.of(List.of(
                mention(Polarity.NEUTRAL, Role.BACKGROUND, Role.METHOD), mention(Polarity.SUPPORT, Role.METHOD)));

        assertThat(statements.count()).isEqualTo(2);
        assertThat(statements.count(Role.METHOD)).isEqualTo(2);
        assertThat(statements.count(Role.BACKGROUND)).isZero();
        assertThat(statements.roles()).isEqualTo(Set.of(Role.BACKGROUND, Role.METHOD));
        assertThat(statements.primaryRole()).isEqualTo(Role.METHOD);
        assertThat(statements.count(Polarity.SUPPORT)).isEqualTo(1);
        assertThat(statements.polarity()).isEqualTo(Polarity.SUPPORT);
    }

    @Test
    void supportAndContrastAreMixed() {
        StatementCounts statements = StatementCounts.of(
                List.of(mention(Polarity.CONTRAST), mention(Polarity.NEUTRAL), mention(Polarity.SUPPORT)));

        assertThat(statements.polarity()).isEqualTo(Polarity.MIXED);
        assertThat(statements.count(Polarity.MIXED)).isZero();
    }

    @Test
    void oneClassifiedStatementClassifiesTheCitation() {
        StatementCounts statements =
                StatementCounts.of(List.of(mention(Polarity.UNCLASSIFIED), mention(Polarity.UNCLEAR, Role.OTHER)));

        assertThat(statements.roles()).isEqualTo(Set.of(Role.OTHER));
        assertThat(statements.primaryRole()).isEqualTo(Role.OTHER);
        assertThat(statements.count(Role.UNCLASSIFIED)).isEqualTo(1);
        assertThat(statements.polarity()).isEqualTo(Polarity.UNCLEAR);
    }

    @Test
    void citationWithoutStatementsIsUnclassified() {
        assertThat(StatementCounts.of(List.of())).isEqualTo(StatementCounts.NONE);
        assertThat(StatementCounts.NONE.primaryRole()).isEqualTo(Role.UNCLASSIFIED);
        assertThat(StatementCounts.NONE.polarity()).isEqualTo(Polarity.UNCLASSIFIED);
        assertThat(StatementCounts.NONE.count(Role.UNCLASSIFIED)).isZero();
    }

    @Property(tries = 200)
    void everyStatementIsUnderOneRoleAndOneStance(@ForAll("mentions") List<Mention> mentions) {
        StatementCounts statements = StatementCounts.of(mentions);
        int byRole = 0;
        for (Role role : Role.values()) {
            byRole += statements.count(role);
        }
        int byPolarity = 0;
        for (Polarity polarity : Polarity.values()) {
            byPolarity += statements.count(polarity);
        }

        assertThat(statements.count()).isEqualTo(mentions.size());
        assertThat(byRole).isEqualTo(mentions.size());
        assertThat(byPolarity).isEqualTo(mentions.size());
        assertThat(statements.roles()).contains(statements.primaryRole());
        assertThat(statements.polarity())
                .isEqualTo(Polarity.ofCitation(mentions.stream()
                        .map(mention -> mention.stance().polarity())
                        .toList()));
    }

    @Provide
    static Arbitrary<List<Mention>> mentions() {
        return Generators.mentions().list().ofMaxSize(4);
    }

    public static Mention mention(Polarity polarity, Role... roles) {
        return new Mention(
                null,
                null,
                List.of(roles).stream()
                        .map(role -> new RoleAssignment(role, RoleAssignment.UNKNOWN))
                        .toList(),
                new PolarityAssignment(polarity, RoleAssignment.UNKNOWN),
                null);
    }
}
