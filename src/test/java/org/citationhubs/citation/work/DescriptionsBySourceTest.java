package org.citationhubs.citation.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.reference.Generators;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.junit.jupiter.api.Test;

class DescriptionsBySourceTest {

    private static final DescriptionsBySource TWO =
            DescriptionsBySource.of("crossref", title(1, "By Crossref")).join("openalex", title(2, "By OpenAlex"));

    @Test
    void ofEqualRankTheNewestTitleWins() {
        assertThat(titleOf(TWO, SourceRules.NONE)).isEqualTo("By OpenAlex");
    }

    @Test
    void theRankedSystemWinsWhateverTheTimes() {
        assertThat(titleOf(TWO, SourceRules.ofRank(List.of("crossref")))).isEqualTo("By Crossref");
    }

    @Test
    void aRevokedSystemStatesNothing() {
        assertThat(titleOf(TWO, SourceRules.NONE.with("openalex", true))).isEqualTo("By Crossref");
    }

    @Test
    void aCloserKindOfSourceWinsOverTheRank() {
        // given the title of a record of the work, and one that a work that cites it gives
        WorkDescription cited = WorkDescription.statedBy(Source.CITER, second(3), WorkFacts.of("As cited", null, null));
        DescriptionsBySource both =
                DescriptionsBySource.of("crossref", cited).join("openalex", title(1, "By OpenAlex"));

        // then the rank decides only between statements of one kind
        assertThat(titleOf(both, SourceRules.ofRank(List.of("crossref")))).isEqualTo("By OpenAlex");
    }

    @Test
    void anAliasKeepsTheClosestKindOfSource() {
        // given the title of a registry, and a newer one of the work's own entry by another system
        WorkDescription own = WorkDescription.statedBy(Source.ITSELF, second(3), WorkFacts.of("By itself", null, null));
        DescriptionsBySource both =
                DescriptionsBySource.of("crossref", own).join("openalex", title(1, "By a registry"));

        // then that of the registry counts for the surviving id, unless its system is revoked
        assertThat(titleOf(both.ofAlias(SourceRules.NONE), SourceRules.NONE)).isEqualTo("By a registry");
        SourceRules revoked = SourceRules.NONE.with("openalex", true);
        assertThat(titleOf(both.ofAlias(revoked), revoked)).isEqualTo("By itself");
    }

    @Property
    void anyOrderOfStatementsIsEqual(@ForAll("several") List<DescriptionsBySource> stated) {
        DescriptionsBySource forwards = DescriptionsBySource.NONE;
        DescriptionsBySource backwards = DescriptionsBySource.NONE;
        for (DescriptionsBySource one : stated) {
            forwards = forwards.join(one).join(one);
            backwards = one.join(backwards);
        }
        assertThat(backwards).isEqualTo(forwards);
    }

    @Property
    void withoutRankAllStatementsAreJoined(@ForAll("several") List<DescriptionsBySource> stated) {
        DescriptionsBySource all = DescriptionsBySource.NONE;
        WorkDescription joined = WorkDescription.NONE;
        for (DescriptionsBySource one : stated) {
            all = all.join(one);
            for (WorkDescription description : one.bySystem().values()) {
                joined = joined.join(description);
            }
        }
        assertThat(all.effective(SourceRules.NONE)).isEqualTo(joined);
    }

    @Provide
    static Arbitrary<List<DescriptionsBySource>> several() {
        return Combinators.combine(Arbitraries.of("", "crossref", "openalex"), Generators.descriptions())
                .as(DescriptionsBySource::of)
                .list()
                .ofMaxSize(5);
    }

    private static String titleOf(DescriptionsBySource stated, SourceRules rules) {
        return stated.effective(rules).facts().title();
    }

    private static WorkDescription title(int second, String title) {
        return WorkDescription.statedBy(Source.REGISTRY, second(second), WorkFacts.of(title, null, null));
    }

    private static Instant second(int second) {
        return Instant.ofEpochSecond(second);
    }
}
