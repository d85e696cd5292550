package org.citationhubs.citation.vocabulary;

import static org.citationhubs.citation.vocabulary.Polarity.CONTRAST;
import static org.citationhubs.citation.vocabulary.Polarity.MIXED;
import static org.citationhubs.citation.vocabulary.Polarity.NEUTRAL;
import static org.citationhubs.citation.vocabulary.Polarity.SUPPORT;
import static org.citationhubs.citation.vocabulary.Polarity.UNCLEAR;
import static org.citationhubs.citation.vocabulary.Role.ACKNOWLEDGEMENT;
import static org.citationhubs.citation.vocabulary.Role.AMENDMENT;
import static org.citationhubs.citation.vocabulary.Role.BACKGROUND;
import static org.citationhubs.citation.vocabulary.Role.BASELINE;
import static org.citationhubs.citation.vocabulary.Role.COMPARISON;
import static org.citationhubs.citation.vocabulary.Role.DATASET;
import static org.citationhubs.citation.vocabulary.Role.DISCUSSION;
import static org.citationhubs.citation.vocabulary.Role.EVIDENCE;
import static org.citationhubs.citation.vocabulary.Role.EXTENSION;
import static org.citationhubs.citation.vocabulary.Role.FUTURE_WORK;
import static org.citationhubs.citation.vocabulary.Role.METHOD;
import static org.citationhubs.citation.vocabulary.Role.MOTIVATION;
import static org.citationhubs.citation.vocabulary.Role.OTHER;
import static org.citationhubs.citation.vocabulary.Role.REVIEW;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A vocabulary that classifiers use for roles and stances, mapped to {@link Role} and {@link Polarity}.
 *
 * <p>A foreign term that may mean several roles is mapped to the role that claims least: comparing results is not yet a
 * baseline, and using something is not yet a data set. A term outside the vocabulary is {@link Role#OTHER} or
 * {@link Polarity#UNCLEAR}, so that it is counted and not refused. Terms for use are {@link Polarity#NEUTRAL}, because
 * using something is not evidence for it.
 *
 * <p>Sources: SciCite (Cohan et al. 2019), ACL-ARC (Jurgens et al. 2018), MultiCite (Lauscher et al. 2022), the 3C
 * shared task (Kunnath et al. 2020), Teufel et al. 2006, CiTO 2.8, the enriched cited references of the Web of Science,
 * and the API documentation of Semantic Scholar and scite.
 */
@SuppressWarnings("ImmutableEnumChecker") // The terms do not change after the construction.
public enum Vocabulary {
    /** The names of {@link Role} and {@link Polarity}. */
    CITATION_HUBS(List.of("citation-hubs"), new TermTable(), false) {
        @Override
        public Role role(String label) {
            return Role.named(label);
        }
    },
    SCICITE(
            List.of("scicite"),
            new TermTable()
                    .role(BACKGROUND, "background")
                    .role(METHOD, "method")
                    .role(COMPARISON, "result", "resultComparison")
                    .stance(SUPPORT, "supportive")
                    .stance(CONTRAST, "not_supportive")
                    .stance(NEUTRAL, "none")
                    .stance(UNCLEAR, "cant_determine"),
            false),
    ACL_ARC(
            List.of("acl-arc"),
            new TermTable()
                    .role(BACKGROUND, "Background")
                    .role(MOTIVATION, "Motivation")
                    .role(METHOD, "Uses")
                    .role(COMPARISON, "CompareOrContrast")
                    .role(EXTENSION, "Extends", "Extension")
                    .role(FUTURE_WORK, "Future"),
            false),
    THREE_C(
            List.of("3c"),
            new TermTable()
                    .role(BACKGROUND, "BACKGROUND")
                    .role(MOTIVATION, "MOTIVATION")
                    .role(METHOD, "USES")
                    .role(COMPARISON, "COMPARES_CONTRASTS", "CompareOrContrast")
                    .role(EXTENSION, "EXTENSION", "Extends")
                    .role(FUTURE_WORK, "FUTURE"),
            false),
    MULTICITE(
            List.of("multicite"),
            new TermTable()
                    .role(BACKGROUND, "background", "@BACK@")
                    .role(MOTIVATION, "motivation", "@MOT@")
                    .role(METHOD, "uses", "@USE@")
                    .role(COMPARISON, "similarities", "@SIM@", "differences", "@DIF@")
                    .role(EXTENSION, "extends", "@EXT@")
                    .role(FUTURE_WORK, "future work", "@FUT@"),
            false),
    /** The intents state no stance. */
    SEMANTIC_SCHOLAR(
            List.of("semantic-scholar", "s2"),
            new TermTable()
                    .role(BACKGROUND, "background")
                    .role(METHOD, "methodology", "method")
                    .role(COMPARISON, "result"),
            false),
    /** The types are stances. A type sent as a role leaves the role unknown and gives the stance. */
    SCITE(
            List.of("scite"),
            new TermTable()
                    .role(Role.UNCLASSIFIED, "supporting", "contradicting", "contrasting", "mentioning", "unclassified")
                    .stance(SUPPORT, "supporting")
                    .stance(CONTRAST, "contradicting", "contrasting")
                    .stance(NEUTRAL, "mentioning")
                    .stance(Polarity.UNCLASSIFIED, "unclassified"),
            true),
    WEB_OF_SCIENCE(
            List.of("web-of-science", "wos"),
            new TermTable()
                    .role(BACKGROUND, "Background")
                    .role(METHOD, "Basis", "Use", "Basis/Use")
                    .role(COMPARISON, "Support", "Differ")
                    .role(DISCUSSION, "Discuss")
                    .stance(SUPPORT, "Support")
                    .stance(CONTRAST, "Differ")
                    .stance(NEUTRAL, "Background", "Basis", "Use", "Basis/Use", "Discuss"),
            true),
    /** Properties for agreement and disagreement without a role of their own are comparisons, as agreesWith is. */
    CITO(
            List.of("cito"),
            new TermTable()
                    .role(
                            BACKGROUND,
                            "obtainsBackgroundFrom",
                            "citesForInformation",
                            "citesAsRelated",
                            "citesAsAuthority",
                            "citesAsRecommendedReading")
                    .role(MOTIVATION, "citesAsPotentialSolution", "speculatesOn")
                    .role(METHOD, "usesMethodIn")
                    .role(DATASET, "usesDataFrom", "citesAsDataSource")
                    .role(
                            COMPARISON,
                            "agreesWith",
                            "disagreesWith",
                            "supports",
                            "confirms",
                            "givesSupportTo",
                            "disputes",
                            "refutes")
                    .role(EXTENSION, "extends")
                    .role(EVIDENCE, "citesAsEvidence", "usesConclusionsFrom", "obtainsSupportFrom")
                    .role(DISCUSSION, "discusses", "qualifies", "describes")
                    .role(REVIEW, "reviews", "critiques", "documents", "compiles")
                    .role(AMENDMENT, "corrects", "retracts", "updates", "repliesTo")
                    .role(
                            ACKNOWLEDGEMENT,
                            "credits",
                            "citesAsSourceDocument",
                            "includesQuotationFrom",
                            "includesExcerptFrom",
                            "containsAssertionFrom",
                            "citesAsMetadataDocument")
                    .role(OTHER, "linksTo", "parodies", "plagiarizes", "ridicules", "derides", "likes")
                    .role(Role.UNCLASSIFIED, "cites")
                    .stance(
                            SUPPORT,
                            "supports",
                            "confirms",
                            "agreesWith",
                            "givesSupportTo",
                            "obtainsSupportFrom",
                            "citesAsEvidence")
                    .stance(
                            CONTRAST,
                            "disputes",
                            "refutes",
                            "disagreesWith",
                            "critiques",
                            "corrects",
                            "retracts",
                            "derides",
                            "ridicules")
                    .stance(MIXED, "qualifies")
                    .stance(
                            NEUTRAL,
                            "obtainsBackgroundFrom",
                            "citesForInformation",
                            "citesAsRelated",
                            "citesAsAuthority",
                            "citesAsRecommendedReading",
                            "citesAsPotentialSolution",
                            "speculatesOn",
                            "usesMethodIn",
                            "usesDataFrom",
                            "citesAsDataSource",
                            "extends",
                            "usesConclusionsFrom",
                            "discusses",
                            "describes",
                            "reviews",
                            "documents",
                            "compiles",
                            "updates",
                            "repliesTo",
                            "credits",
                            "citesAsSourceDocument",
                            "includesQuotationFrom",
                            "includesExcerptFrom",
                            "containsAssertionFrom",
                            "citesAsMetadataDocument",
                            "linksTo",
                            "parodies",
                            "plagiarizes",
                            "likes")
                    .stance(Polarity.UNCLASSIFIED, "cites"),
            true) {
        @Override
        String term(String label) {
            String term = label.strip();
            if (term.regionMatches(true, 0, "cito:", 0, 5)) {
                return term.substring(5);
            }
            return term.contains("purl.org/spar/cito/") ? term.substring(term.lastIndexOf('/') + 1) : term;
        }
    },
    TEUFEL(
            List.of("teufel"),
            new TermTable()
                    .role(BACKGROUND, "Neut")
                    .role(MOTIVATION, "PMot")
                    .role(METHOD, "PUse", "PBas")
                    .role(BASELINE, "CoCoGM")
                    .role(COMPARISON, "CoCoR0", "CoCoXY", "PSim")
                    .role(EXTENSION, "PModi")
                    .role(EVIDENCE, "PSup")
                    .role(DISCUSSION, "CoCo-", "Weak")
                    .stance(SUPPORT, "PSup", "PSim")
                    .stance(CONTRAST, "CoCo-", "Weak")
                    .stance(NEUTRAL, "Neut", "PUse", "PBas", "PModi", "PMot", "CoCoGM", "CoCoR0", "CoCoXY"),
            true),
    PITH(
            List.of("pith"),
            new TermTable()
                    .role(BACKGROUND, "background")
                    .role(METHOD, "method", "use method")
                    .role(DATASET, "dataset")
                    .role(BASELINE, "baseline")
                    .role(EXTENSION, "extension")
                    .role(EVIDENCE, "support")
                    .role(OTHER, "other")
                    .role(Role.UNCLASSIFIED, "unclear")
                    .stance(SUPPORT, "support")
                    .stance(CONTRAST, "contradict")
                    .stance(NEUTRAL, "background", "use method")
                    .stance(UNCLEAR, "unclear"),
            false);

    private final List<String> schemes;
    private final TermTable terms;
    private final boolean rolesImplyStances;

    Vocabulary(List<String> schemes, TermTable terms, boolean rolesImplyStances) {
        this.schemes = schemes;
        this.terms = terms;
        this.rolesImplyStances = rolesImplyStances;
    }

    /** Returns the vocabulary of a scheme such as {@code scicite}, in any case. */
    public static Optional<Vocabulary> of(String scheme) {
        String normalised = scheme.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(vocabulary -> vocabulary.schemes.contains(normalised))
                .findFirst();
    }

    /** Lists the known schemes, for messages. */
    public static String known() {
        return Arrays.stream(values())
                .flatMap(vocabulary -> vocabulary.schemes.stream())
                .collect(Collectors.joining(", "));
    }

    /** Returns the role of a term. */
    public Role role(String label) {
        return terms.role(term(label));
    }

    /** Returns the stance of a term; a vocabulary without stances uses the names of {@link Polarity}. */
    public Polarity polarity(String label) {
        return terms.hasStances() ? terms.stance(term(label), UNCLEAR) : Polarity.named(label);
    }

    /** Returns the stance that a term for a role implies, {@link Polarity#UNCLASSIFIED} if it implies none. */
    public Polarity impliedBy(String roleLabel) {
        return rolesImplyStances ? terms.stance(term(roleLabel), Polarity.UNCLASSIFIED) : Polarity.UNCLASSIFIED;
    }

    /** Returns the term in a label, without prefixes. */
    String term(String label) {
        return label;
    }
}
