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
 * A vocabulary in which classifiers name roles and stances, and what its words mean in ours.
 *
 * <p>A foreign word that may mean several of our roles means the one that claims least of them: to compare results is no baseline yet,
 * to use something no data set. A word that the vocabulary does not have is {@link Role#OTHER} or {@link Polarity#UNCLEAR}: it is
 * counted, not refused. The use of something is no evidence for it, so words for use are {@link Polarity#NEUTRAL}.
 *
 * <p>Sources: SciCite (Cohan et al. 2019), ACL-ARC (Jurgens et al. 2018), MultiCite (Lauscher et al. 2022), the 3C shared task
 * (Kunnath et al. 2020), Teufel et al. 2006, CiTO 2.8, the enriched cited references of the Web of Science, and the documents of the
 * interfaces of Semantic Scholar and scite.
 */
@SuppressWarnings("ImmutableEnumChecker") // Nothing changes the words of a vocabulary once it is there.
public enum Vocabulary {
    /** Our own, the names of {@link Role} and {@link Polarity}. */
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
    /** Its intents say nothing of a stance. */
    SEMANTIC_SCHOLAR(
            List.of("semantic-scholar", "s2"),
            new TermTable()
                    .role(BACKGROUND, "background")
                    .role(METHOD, "methodology", "method")
                    .role(COMPARISON, "result"),
            false),
    /** Its types are stances; where one is sent as a role, the role is not known and the stance is. */
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
    /** Of the properties for stances that are no role, those that agree and those that do not are comparisons, as agreesWith is. */
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
        String word(String label) {
            String word = label.strip();
            if (word.regionMatches(true, 0, "cito:", 0, 5)) {
                return word.substring(5);
            }
            return word.contains("purl.org/spar/cito/") ? word.substring(word.lastIndexOf('/') + 1) : word;
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
    private final boolean rolesTakeStances;

    Vocabulary(List<String> schemes, TermTable terms, boolean rolesTakeStances) {
        this.schemes = schemes;
        this.terms = terms;
        this.rolesTakeStances = rolesTakeStances;
    }

    /** The vocabulary of that scheme, such as {@code scicite}, in any case. */
    public static Optional<Vocabulary> of(String scheme) {
        String wanted = scheme.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(vocabulary -> vocabulary.schemes.contains(wanted))
                .findFirst();
    }

    /** The known schemes, for messages. */
    public static String known() {
        return Arrays.stream(values())
                .flatMap(vocabulary -> vocabulary.schemes.stream())
                .collect(Collectors.joining(", "));
    }

    /** What a word for a role means. */
    public Role role(String label) {
        return terms.role(word(label));
    }

    /** What a word for a stance means; in a vocabulary without any, stances are said in our own. */
    public Polarity polarity(String label) {
        return terms.hasStances() ? terms.stance(word(label), UNCLEAR) : Polarity.named(label);
    }

    /** The stance that a word for a role takes beside, {@link Polarity#UNCLASSIFIED} if it takes none. */
    public Polarity impliedBy(String roleLabel) {
        return rolesTakeStances ? terms.stance(word(roleLabel), Polarity.UNCLASSIFIED) : Polarity.UNCLASSIFIED;
    }

    /** The label without what stands around the word. */
    String word(String label) {
        return label;
    }
}
