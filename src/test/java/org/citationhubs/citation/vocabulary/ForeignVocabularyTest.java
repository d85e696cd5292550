package org.citationhubs.citation.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how terms of other vocabularies are mapped to roles and polarities. */
class ForeignVocabularyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            citation-hubs | FUTURE_WORK | FUTURE_WORK | UNCLASSIFIED
            citation-hubs | future work | FUTURE_WORK | UNCLASSIFIED
            scicite | background | BACKGROUND | UNCLASSIFIED
            scicite | method | METHOD | UNCLASSIFIED
            scicite | result | COMPARISON | UNCLASSIFIED
            scicite | Method | METHOD | UNCLASSIFIED
            acl-arc | Background | BACKGROUND | UNCLASSIFIED
            acl-arc | Motivation | MOTIVATION | UNCLASSIFIED
            acl-arc | Uses | METHOD | UNCLASSIFIED
            acl-arc | CompareOrContrast | COMPARISON | UNCLASSIFIED
            acl-arc | Extends | EXTENSION | UNCLASSIFIED
            acl-arc | Future | FUTURE_WORK | UNCLASSIFIED
            3c | BACKGROUND | BACKGROUND | UNCLASSIFIED
            3c | MOTIVATION | MOTIVATION | UNCLASSIFIED
            3c | USES | METHOD | UNCLASSIFIED
            3c | COMPARES_CONTRASTS | COMPARISON | UNCLASSIFIED
            3c | EXTENSION | EXTENSION | UNCLASSIFIED
            3c | FUTURE | FUTURE_WORK | UNCLASSIFIED
            multicite | background | BACKGROUND | UNCLASSIFIED
            multicite | motivation | MOTIVATION | UNCLASSIFIED
            multicite | uses | METHOD | UNCLASSIFIED
            multicite | similarities | COMPARISON | UNCLASSIFIED
            multicite | differences | COMPARISON | UNCLASSIFIED
            multicite | extends | EXTENSION | UNCLASSIFIED
            multicite | future work | FUTURE_WORK | UNCLASSIFIED
            multicite | @DIF@ | COMPARISON | UNCLASSIFIED
            semantic-scholar | background | BACKGROUND | UNCLASSIFIED
            semantic-scholar | methodology | METHOD | UNCLASSIFIED
            semantic-scholar | result | COMPARISON | UNCLASSIFIED
            s2 | methodology | METHOD | UNCLASSIFIED
            scite | supporting | UNCLASSIFIED | SUPPORT
            scite | contradicting | UNCLASSIFIED | CONTRAST
            scite | contrasting | UNCLASSIFIED | CONTRAST
            scite | mentioning | UNCLASSIFIED | NEUTRAL
            scite | unclassified | UNCLASSIFIED | UNCLASSIFIED
            web-of-science | Background | BACKGROUND | NEUTRAL
            web-of-science | Basis | METHOD | NEUTRAL
            web-of-science | Use | METHOD | NEUTRAL
            web-of-science | Support | COMPARISON | SUPPORT
            web-of-science | Differ | COMPARISON | CONTRAST
            web-of-science | Discuss | DISCUSSION | NEUTRAL
            wos | Differ | COMPARISON | CONTRAST
            cito | obtainsBackgroundFrom | BACKGROUND | NEUTRAL
            cito | citesForInformation | BACKGROUND | NEUTRAL
            cito | citesAsRelated | BACKGROUND | NEUTRAL
            cito | citesAsAuthority | BACKGROUND | NEUTRAL
            cito | citesAsRecommendedReading | BACKGROUND | NEUTRAL
            cito | citesAsPotentialSolution | MOTIVATION | NEUTRAL
            cito | speculatesOn | MOTIVATION | NEUTRAL
            cito | usesMethodIn | METHOD | NEUTRAL
            cito | usesDataFrom | DATASET | NEUTRAL
            cito | citesAsDataSource | DATASET | NEUTRAL
            cito | agreesWith | COMPARISON | SUPPORT
            cito | supports | COMPARISON | SUPPORT
            cito | confirms | COMPARISON | SUPPORT
            cito | givesSupportTo | COMPARISON | SUPPORT
            cito | disagreesWith | COMPARISON | CONTRAST
            cito | disputes | COMPARISON | CONTRAST
            cito | refutes | COMPARISON | CONTRAST
            cito | extends | EXTENSION | NEUTRAL
            cito | citesAsEvidence | EVIDENCE | SUPPORT
            cito | obtainsSupportFrom | EVIDENCE | SUPPORT
            cito | usesConclusionsFrom | EVIDENCE | NEUTRAL
            cito | discusses | DISCUSSION | NEUTRAL
            cito | describes | DISCUSSION | NEUTRAL
            cito | qualifies | DISCUSSION | MIXED
            cito | reviews | REVIEW | NEUTRAL
            cito | documents | REVIEW | NEUTRAL
            cito | compiles | REVIEW | NEUTRAL
            cito | critiques | REVIEW | CONTRAST
            cito | corrects | AMENDMENT | CONTRAST
            cito | retracts | AMENDMENT | CONTRAST
            cito | updates | AMENDMENT | NEUTRAL
            cito | repliesTo | AMENDMENT | NEUTRAL
            cito | credits | ACKNOWLEDGEMENT | NEUTRAL
            cito | citesAsSourceDocument | ACKNOWLEDGEMENT | NEUTRAL
            cito | includesQuotationFrom | ACKNOWLEDGEMENT | NEUTRAL
            cito | includesExcerptFrom | ACKNOWLEDGEMENT | NEUTRAL
            cito | containsAssertionFrom | ACKNOWLEDGEMENT | NEUTRAL
            cito | citesAsMetadataDocument | ACKNOWLEDGEMENT | NEUTRAL
            cito | linksTo | OTHER | NEUTRAL
            cito | parodies | OTHER | NEUTRAL
            cito | plagiarizes | OTHER | NEUTRAL
            cito | likes | OTHER | NEUTRAL
            cito | ridicules | OTHER | CONTRAST
            cito | derides | OTHER | CONTRAST
            cito | cites | UNCLASSIFIED | UNCLASSIFIED
            cito | cito:extends | EXTENSION | NEUTRAL
            cito | http://purl.org/spar/cito/usesDataFrom | DATASET | NEUTRAL
            teufel | Weak | DISCUSSION | CONTRAST
            teufel | CoCoGM | BASELINE | NEUTRAL
            teufel | CoCo- | DISCUSSION | CONTRAST
            teufel | CoCoR0 | COMPARISON | NEUTRAL
            teufel | CoCoXY | COMPARISON | NEUTRAL
            teufel | PBas | METHOD | NEUTRAL
            teufel | PUse | METHOD | NEUTRAL
            teufel | PModi | EXTENSION | NEUTRAL
            teufel | PMot | MOTIVATION | NEUTRAL
            teufel | PSim | COMPARISON | SUPPORT
            teufel | PSup | EVIDENCE | SUPPORT
            teufel | Neut | BACKGROUND | NEUTRAL
            pith | background | BACKGROUND | UNCLASSIFIED
            pith | method | METHOD | UNCLASSIFIED
            pith | use method | METHOD | UNCLASSIFIED
            pith | dataset | DATASET | UNCLASSIFIED
            pith | baseline | BASELINE | UNCLASSIFIED
            pith | extension | EXTENSION | UNCLASSIFIED
            pith | support | EVIDENCE | UNCLASSIFIED
            pith | other | OTHER | UNCLASSIFIED
            pith | unclear | UNCLASSIFIED | UNCLASSIFIED
            citation-hubs | Other | OTHER | UNCLASSIFIED
            citation-hubs | Future-Work | FUTURE_WORK | UNCLASSIFIED
            citation-hubs | Unknown | UNCLASSIFIED | UNCLASSIFIED
            scicite | Background Information | BACKGROUND | UNCLASSIFIED
            scicite | methodology | METHOD | UNCLASSIFIED
            scicite | comparison | COMPARISON | UNCLASSIFIED
            scicite | results_comparison | COMPARISON | UNCLASSIFIED
            acl-arc | Uses-Methodology | METHOD | UNCLASSIFIED
            acl-arc | Uses-Data | METHOD | UNCLASSIFIED
            acl-arc | uses_tool | METHOD | UNCLASSIFIED
            acl-arc | Contrasts-Results | COMPARISON | UNCLASSIFIED
            acl-arc | Compares-Data | COMPARISON | UNCLASSIFIED
            acl-arc | Compares | COMPARISON | UNCLASSIFIED
            acl-arc | CompareOrContrast-Goal | COMPARISON | UNCLASSIFIED
            acl-arc | COMPARES_CONTRASTS | COMPARISON | UNCLASSIFIED
            acl-arc | Extends-Tool | EXTENSION | UNCLASSIFIED
            acl-arc | Extends: Methodology | EXTENSION | UNCLASSIFIED
            acl-arc | Extension | EXTENSION | UNCLASSIFIED
            acl-arc | Prior-Paper | EXTENSION | UNCLASSIFIED
            acl-arc | Prior | EXTENSION | UNCLASSIFIED
            acl-arc | Future-Objective | FUTURE_WORK | UNCLASSIFIED
            acl-arc | future work | FUTURE_WORK | UNCLASSIFIED
            acl-arc | Motivation-Problem | MOTIVATION | UNCLASSIFIED
            acl-arc | Background-Concept | BACKGROUND | UNCLASSIFIED
            acl-arc | Reference | BACKGROUND | UNCLASSIFIED
            acl-arc | Unknown | UNCLASSIFIED | UNCLASSIFIED
            acl-arc | acl-arc:Uses | METHOD | UNCLASSIFIED
            acl-arc | Weak | COMPARISON | UNCLASSIFIED
            acl-arc | CoCo- | COMPARISON | UNCLASSIFIED
            acl-arc | CoCoGM | COMPARISON | UNCLASSIFIED
            acl-arc | CoCoR0 | COMPARISON | UNCLASSIFIED
            acl-arc | CoMet- | COMPARISON | UNCLASSIFIED
            acl-arc | CoResN | COMPARISON | UNCLASSIFIED
            acl-arc | CoCoXY | BACKGROUND | UNCLASSIFIED
            acl-arc | PBas | EXTENSION | UNCLASSIFIED
            acl-arc | PModi | EXTENSION | UNCLASSIFIED
            acl-arc | PUse | METHOD | UNCLASSIFIED
            acl-arc | PMot | MOTIVATION | UNCLASSIFIED
            acl-arc | PSim | COMPARISON | UNCLASSIFIED
            acl-arc | PSup | COMPARISON | UNCLASSIFIED
            acl-arc | Neut | BACKGROUND | UNCLASSIFIED
            3c | 0 | BACKGROUND | UNCLASSIFIED
            3c | 1 | COMPARISON | UNCLASSIFIED
            3c | 2 | EXTENSION | UNCLASSIFIED
            3c | 3 | FUTURE_WORK | UNCLASSIFIED
            3c | 4 | MOTIVATION | UNCLASSIFIED
            3c | 5 | METHOD | UNCLASSIFIED
            3c | 5.0 | METHOD | UNCLASSIFIED
            3c | compares contrasts | COMPARISON | UNCLASSIFIED
            multicite | future_work | FUTURE_WORK | UNCLASSIFIED
            multicite | @UNSURE@ | UNCLASSIFIED | UNCLASSIFIED
            multicite | background uses | BACKGROUND+METHOD | UNCLASSIFIED
            multicite | @BACK@ @FUT@ | BACKGROUND+FUTURE_WORK | UNCLASSIFIED
            multicite | uses unsure | METHOD | UNCLASSIFIED
            s2 | Methods | METHOD | UNCLASSIFIED
            s2 | cites results | COMPARISON | UNCLASSIFIED
            s2 | background,methodology | BACKGROUND+METHOD | UNCLASSIFIED
            scite | scite:Supporting | UNCLASSIFIED | SUPPORT
            scite | mentions | UNCLASSIFIED | NEUTRAL
            wos | Basis / Use | METHOD | NEUTRAL
            wos | discusses | DISCUSSION | NEUTRAL
            cito | cites as authority | BACKGROUND | NEUTRAL
            cito | CITO:cites_as_evidence | EVIDENCE | SUPPORT
            cito | givesBackgroundTo | BACKGROUND | NEUTRAL
            cito | usesConclusionFrom | EVIDENCE | NEUTRAL
            cito | sharesAuthorWith | UNCLASSIFIED | UNCLASSIFIED
            cito | https://purl.org/spar/cito/extends | EXTENSION | NEUTRAL
            cito | <http://purl.org/spar/cito/extends> | EXTENSION | NEUTRAL
            cito | http://purl.org/spar/cito/extends/ | EXTENSION | NEUTRAL
            cito | http://purl.org/net/cito/disagreesWith | COMPARISON | CONTRAST
            cito | http://purl.org/spar/cito#extends | EXTENSION | NEUTRAL
            cito | cito:extends cito:usesMethodIn | METHOD+EXTENSION | NEUTRAL
            cito | cito:agreesWith cito:disputes | COMPARISON | MIXED
            teufel | CoCoRes | COMPARISON | NEUTRAL
            teufel | CoMet- | DISCUSSION | CONTRAST
            teufel | CoGoaN | COMPARISON | NEUTRAL
            teufel | weakness | DISCUSSION | CONTRAST
            teufel | p_use | METHOD | NEUTRAL
            pith | use_method | METHOD | UNCLASSIFIED
            """)
    void termForARoleIsMappedAndMayImplyAStance(String scheme, String label, String roles, Polarity implied) {
        RoleTerm term = Vocabulary.of(scheme).orElseThrow().roleTerm(label);

        assertThat(term)
                .isEqualTo(new RoleTerm(
                        Arrays.stream(roles.split("\\+", -1)).map(Role::valueOf).toList(), implied, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            citation-hubs | uses
            citation-hubs | 3
            scicite | uses
            acl-arc | result
            acl-arc | Usesful
            acl-arc | -Methodology
            3c | result
            3c | 6
            3c | 55
            multicite | result
            multicite | uses result
            semantic-scholar | uses
            scite | uses
            web-of-science | uses
            cito | isCitedBy
            cito | http://purl.org/spar/fabio/extends
            teufel | Positive
            pith | result
            pith | ''
            pith | ---
            """)
    void termOutsideTheVocabularyIsUnclassified(String scheme, String label) {
        assertThat(Vocabulary.of(scheme).orElseThrow().roleTerm(label))
                .isEqualTo(new RoleTerm(List.of(Role.UNCLASSIFIED), Polarity.UNCLASSIFIED, false));
    }

    @Test
    void everyVocabularyKnowsWhatIsNotClassified() {
        for (Vocabulary vocabulary : Vocabulary.values()) {
            assertThat(vocabulary.roleTerm("Unknown"))
                    .isEqualTo(new RoleTerm(List.of(Role.UNCLASSIFIED), Polarity.UNCLASSIFIED, true));
            assertThat(vocabulary.polarity("UNCLASSIFIED")).isEqualTo(Polarity.UNCLASSIFIED);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scicite | supportive | SUPPORT
            scicite | not_supportive | CONTRAST
            scicite | none | NEUTRAL
            scicite | cant_determine | UNCLEAR
            scite | supporting | SUPPORT
            scite | contradicting | CONTRAST
            scite | contrasting | CONTRAST
            scite | mentioning | NEUTRAL
            scite | unclassified | UNCLASSIFIED
            wos | Support | SUPPORT
            wos | Differ | CONTRAST
            wos | Background | NEUTRAL
            wos | Basis | NEUTRAL
            wos | Use | NEUTRAL
            wos | Discuss | NEUTRAL
            teufel | PSup | SUPPORT
            teufel | PSim | SUPPORT
            teufel | CoCo- | CONTRAST
            teufel | Weak | CONTRAST
            teufel | Neut | NEUTRAL
            teufel | PUse | NEUTRAL
            teufel | PBas | NEUTRAL
            teufel | PModi | NEUTRAL
            teufel | PMot | NEUTRAL
            teufel | CoCoGM | NEUTRAL
            teufel | CoCoR0 | NEUTRAL
            teufel | CoCoXY | NEUTRAL
            cito | supports | SUPPORT
            cito | disputes | CONTRAST
            cito | qualifies | MIXED
            cito | extends | NEUTRAL
            cito | cites | UNCLASSIFIED
            pith | support | SUPPORT
            pith | contradict | CONTRAST
            pith | background | NEUTRAL
            pith | use method | NEUTRAL
            pith | unclear | UNCLEAR
            citation-hubs | mixed | MIXED
            acl-arc | CONTRAST | CONTRAST
            multicite | CONTRAST | CONTRAST
            3c | CONTRAST | CONTRAST
            s2 | CONTRAST | CONTRAST
            acl-arc | unclear | UNCLEAR
            cito | http://purl.org/spar/cito/disputes | CONTRAST
            scite | scite:supports | SUPPORT
            scicite | Not Supportive | CONTRAST
            """)
    void termForAStanceIsMapped(String scheme, String label, Polarity polarity) {
        assertThat(Vocabulary.of(scheme).orElseThrow().polarity(label)).isEqualTo(polarity);
    }

    @ParameterizedTest
    @CsvSource({"scicite,SUPPORT", "wos,meh", "cito,meh", "pith,meh", "citation-hubs,meh", "s2,result"})
    void stanceOutsideTheVocabularyIsUnknown(String scheme, String label) {
        assertThat(Vocabulary.of(scheme).orElseThrow().polarity(label)).isNull();
    }

    @Test
    void schemesAreFoundInAnySpelling() {
        assertThat(Vocabulary.of(" SciCite ")).contains(Vocabulary.SCICITE);
        assertThat(Vocabulary.of("ACL-ARC")).contains(Vocabulary.ACL_ARC);
        assertThat(Vocabulary.of("acl_arc")).contains(Vocabulary.ACL_ARC);
        assertThat(Vocabulary.of("Web of Science")).contains(Vocabulary.WEB_OF_SCIENCE);
        assertThat(Vocabulary.of("CiTO")).contains(Vocabulary.CITO);
        assertThat(Vocabulary.of("mesh")).isEmpty();
        assertThat(Vocabulary.of("")).isEmpty();
        assertThat(Vocabulary.known())
                .isEqualTo(
                        "citation-hubs, scicite, acl-arc, 3c, multicite, semantic-scholar, s2, scite, web-of-science, "
                                + "wos, cito, teufel, pith");
    }
}
