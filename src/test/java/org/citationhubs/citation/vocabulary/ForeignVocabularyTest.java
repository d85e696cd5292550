package org.citationhubs.citation.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how terms of other vocabularies are mapped to roles and polarities. */
class ForeignVocabularyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            citation-hubs | FUTURE_WORK | FUTURE_WORK | UNCLASSIFIED
            citation-hubs | future work | FUTURE_WORK | UNCLASSIFIED
            citation-hubs | uses | OTHER | UNCLASSIFIED
            scicite | background | BACKGROUND | UNCLASSIFIED
            scicite | method | METHOD | UNCLASSIFIED
            scicite | result | COMPARISON | UNCLASSIFIED
            scicite | Method | METHOD | UNCLASSIFIED
            scicite | uses | OTHER | UNCLASSIFIED
            acl-arc | Background | BACKGROUND | UNCLASSIFIED
            acl-arc | Motivation | MOTIVATION | UNCLASSIFIED
            acl-arc | Uses | METHOD | UNCLASSIFIED
            acl-arc | CompareOrContrast | COMPARISON | UNCLASSIFIED
            acl-arc | Extends | EXTENSION | UNCLASSIFIED
            acl-arc | Future | FUTURE_WORK | UNCLASSIFIED
            acl-arc | result | OTHER | UNCLASSIFIED
            3c | BACKGROUND | BACKGROUND | UNCLASSIFIED
            3c | MOTIVATION | MOTIVATION | UNCLASSIFIED
            3c | USES | METHOD | UNCLASSIFIED
            3c | COMPARES_CONTRASTS | COMPARISON | UNCLASSIFIED
            3c | EXTENSION | EXTENSION | UNCLASSIFIED
            3c | FUTURE | FUTURE_WORK | UNCLASSIFIED
            3c | result | OTHER | UNCLASSIFIED
            multicite | background | BACKGROUND | UNCLASSIFIED
            multicite | motivation | MOTIVATION | UNCLASSIFIED
            multicite | uses | METHOD | UNCLASSIFIED
            multicite | similarities | COMPARISON | UNCLASSIFIED
            multicite | differences | COMPARISON | UNCLASSIFIED
            multicite | extends | EXTENSION | UNCLASSIFIED
            multicite | future work | FUTURE_WORK | UNCLASSIFIED
            multicite | @DIF@ | COMPARISON | UNCLASSIFIED
            multicite | result | OTHER | UNCLASSIFIED
            semantic-scholar | background | BACKGROUND | UNCLASSIFIED
            semantic-scholar | methodology | METHOD | UNCLASSIFIED
            semantic-scholar | result | COMPARISON | UNCLASSIFIED
            semantic-scholar | uses | OTHER | UNCLASSIFIED
            s2 | methodology | METHOD | UNCLASSIFIED
            scite | supporting | UNCLASSIFIED | SUPPORT
            scite | contradicting | UNCLASSIFIED | CONTRAST
            scite | contrasting | UNCLASSIFIED | CONTRAST
            scite | mentioning | UNCLASSIFIED | NEUTRAL
            scite | unclassified | UNCLASSIFIED | UNCLASSIFIED
            scite | uses | OTHER | UNCLASSIFIED
            web-of-science | Background | BACKGROUND | NEUTRAL
            web-of-science | Basis | METHOD | NEUTRAL
            web-of-science | Use | METHOD | NEUTRAL
            web-of-science | Support | COMPARISON | SUPPORT
            web-of-science | Differ | COMPARISON | CONTRAST
            web-of-science | Discuss | DISCUSSION | NEUTRAL
            web-of-science | uses | OTHER | UNCLASSIFIED
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
            cito | isCitedBy | OTHER | UNCLASSIFIED
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
            teufel | Positive | OTHER | UNCLASSIFIED
            pith | background | BACKGROUND | UNCLASSIFIED
            pith | method | METHOD | UNCLASSIFIED
            pith | use method | METHOD | UNCLASSIFIED
            pith | dataset | DATASET | UNCLASSIFIED
            pith | baseline | BASELINE | UNCLASSIFIED
            pith | extension | EXTENSION | UNCLASSIFIED
            pith | support | EVIDENCE | UNCLASSIFIED
            pith | other | OTHER | UNCLASSIFIED
            pith | unclear | UNCLASSIFIED | UNCLASSIFIED
            pith | result | OTHER | UNCLASSIFIED
            """)
    void termForARoleIsMappedAndMayImplyAStance(String scheme, String label, Role role, Polarity implied) {
        Vocabulary vocabulary = Vocabulary.of(scheme).orElseThrow();

        assertThat(vocabulary.role(label)).isEqualTo(role);
        assertThat(vocabulary.impliedBy(label)).isEqualTo(implied);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scicite | supportive | SUPPORT
            scicite | not_supportive | CONTRAST
            scicite | none | NEUTRAL
            scicite | cant_determine | UNCLEAR
            scicite | SUPPORT | UNCLEAR
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
            wos | meh | UNCLEAR
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
            cito | meh | UNCLEAR
            pith | support | SUPPORT
            pith | contradict | CONTRAST
            pith | background | NEUTRAL
            pith | use method | NEUTRAL
            pith | unclear | UNCLEAR
            pith | meh | UNCLEAR
            citation-hubs | mixed | MIXED
            citation-hubs | meh | UNCLEAR
            acl-arc | CONTRAST | CONTRAST
            multicite | CONTRAST | CONTRAST
            3c | CONTRAST | CONTRAST
            s2 | CONTRAST | CONTRAST
            s2 | result | UNCLEAR
            """)
    void termForAStanceIsMapped(String scheme, String label, Polarity polarity) {
        assertThat(Vocabulary.of(scheme).orElseThrow().polarity(label)).isEqualTo(polarity);
    }

    @Test
    void schemesAreFoundInAnyCase() {
        assertThat(Vocabulary.of(" SciCite ")).contains(Vocabulary.SCICITE);
        assertThat(Vocabulary.of("ACL-ARC")).contains(Vocabulary.ACL_ARC);
        assertThat(Vocabulary.of("mesh")).isEmpty();
        assertThat(Vocabulary.of("")).isEmpty();
        assertThat(Vocabulary.known())
                .isEqualTo(
                        "citation-hubs, scicite, acl-arc, 3c, multicite, semantic-scholar, s2, scite, web-of-science, "
                                + "wos, cito, teufel, pith");
    }
}
