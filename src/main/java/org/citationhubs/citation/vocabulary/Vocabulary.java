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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary that classifiers use for roles and stances, mapped to {@link Role} and {@link Polarity}.
 *
 * <p>A foreign term that may mean several roles is mapped to the role that claims least: comparing results is not yet a
 * baseline, and using something is not yet a data set. A term outside the vocabulary says nothing:
 * {@link Role#UNCLASSIFIED} or {@link Polarity#UNCLASSIFIED}. Terms for use are {@link Polarity#NEUTRAL}, because using
 * something is not evidence for it.
 *
 * <p>Sources: SciCite (Cohan et al. 2019), ACL-ARC (Jurgens et al. 2018) and its published annotations, MultiCite
 * (Lauscher et al. 2022), the 3C shared task (Kunnath et al. 2020), Teufel et al. 2006, CiTO 2.8, the enriched cited
 * references of the Web of Science, and the API documentation of Semantic Scholar and scite.
 */
@SuppressWarnings("ImmutableEnumChecker") // The terms do not change after the construction.
public enum Vocabulary {
    /** The names of {@link Role} and {@link Polarity}. */
    CITATION_HUBS(List.of("citation-hubs"), TermTable.ofOwnNames(), false),
    SCICITE(
            List.of("scicite"),
            new TermTable()
                    .role(BACKGROUND, "background", "background information")
                    .role(METHOD, "method", "methodology")
                    .role(COMPARISON, "result", "result comparison", "results comparison", "comparison")
                    .stance(SUPPORT, "supportive")
                    .stance(CONTRAST, "not_supportive")
                    .stance(NEUTRAL, "none")
                    .stance(UNCLEAR, "cant_determine"),
            false),
    /**
     * The published annotations refine a class by a second word, as in {@code Uses-Methodology}. Their authors count
     * {@code Prior} as extension, and translate the classes of Teufel.
     */
    ACL_ARC(
            List.of("acl-arc"),
            new TermTable()
                    .role(BACKGROUND, "Background", "Reference", "Neut", "CoCoXY")
                    .role(MOTIVATION, "Motivation", "PMot")
                    .role(METHOD, "Uses", "Use", "PUse")
                    .role(
                            COMPARISON,
                            "CompareOrContrast",
                            "CompareAndContrast",
                            "Compares_Contrasts",
                            "Compares",
                            "Compare",
                            "Contrasts",
                            "Contrast",
                            "Weak",
                            "CoCo-",
                            "CoCoGM",
                            "CoCoR0",
                            "CoCoRes",
                            "CoCoN",
                            "CoCoM",
                            "CoMetN",
                            "CoMet-",
                            "CoGoaN",
                            "CoResN",
                            "PSim",
                            "PSup")
                    .role(EXTENSION, "Extends", "Extend", "Extension", "Prior", "PBas", "PModi")
                    .role(FUTURE_WORK, "Future", "Future work"),
            false) {
        @Override
        String classOf(String term) {
            int end = 0;
            while (end < term.length() && Character.isLetter(term.charAt(end))) {
                end++;
            }
            return term.substring(0, end);
        }
    },
    /** The files of the task number the classes. Tables that went through other programs have {@code 3.0} for 3. */
    THREE_C(
            List.of("3c"),
            new TermTable()
                    .role(BACKGROUND, "BACKGROUND", "0")
                    .role(COMPARISON, "COMPARES_CONTRASTS", "CompareOrContrast", "1")
                    .role(EXTENSION, "EXTENSION", "Extends", "2")
                    .role(FUTURE_WORK, "FUTURE", "3")
                    .role(MOTIVATION, "MOTIVATION", "4")
                    .role(METHOD, "USES", "5"),
            false) {
        @Override
        String classOf(String term) {
            return term.endsWith(".0") ? term.substring(0, term.length() - 2) : term;
        }
    },
    MULTICITE(
            List.of("multicite"),
            new TermTable()
                    .role(BACKGROUND, "background", "@BACK@")
                    .role(MOTIVATION, "motivation", "@MOT@")
                    .role(METHOD, "uses", "@USE@")
                    .role(COMPARISON, "similarities", "@SIM@", "differences", "@DIF@")
                    .role(EXTENSION, "extends", "@EXT@")
                    .role(FUTURE_WORK, "future work", "@FUT@")
                    .role(Role.UNCLASSIFIED, "unsure", "@UNSURE@"),
            false),
    /** The intents state no stance. */
    SEMANTIC_SCHOLAR(
            List.of("semantic-scholar", "s2"),
            new TermTable()
                    .role(BACKGROUND, "background", "cites background")
                    .role(METHOD, "methodology", "method", "methods", "cites methods")
                    .role(COMPARISON, "result", "results", "cites results"),
            false),
    /** The types are stances. A type sent as a role leaves the role unknown and gives the stance. */
    SCITE(
            List.of("scite"),
            new TermTable()
                    .stanceAsRole(SUPPORT, "supporting", "supports", "supported")
                    .stanceAsRole(CONTRAST, "contradicting", "contrasting", "contradicts", "contrasts", "disputing")
                    .stanceAsRole(NEUTRAL, "mentioning", "mentions", "mentioned"),
            true),
    WEB_OF_SCIENCE(
            List.of("web-of-science", "wos"),
            new TermTable()
                    .role(BACKGROUND, "Background")
                    .role(METHOD, "Basis", "Use", "Basis/Use")
                    .role(COMPARISON, "Support", "Supports", "Differ", "Differs")
                    .role(DISCUSSION, "Discuss", "Discusses")
                    .stance(SUPPORT, "Support", "Supports")
                    .stance(CONTRAST, "Differ", "Differs")
                    .stance(NEUTRAL, "Background", "Basis", "Use", "Basis/Use", "Discuss", "Discusses"),
            true),
    /**
     * Properties for agreement and disagreement without a role of their own are comparisons, as agreesWith is. The
     * inverse properties, such as isExtendedBy, describe a citation in the other direction and are no terms here.
     */
    CITO(
            List.of("cito"),
            new TermTable()
                    .role(
                            BACKGROUND,
                            "obtainsBackgroundFrom",
                            "givesBackgroundTo",
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
                    .role(EVIDENCE, "citesAsEvidence", "obtainsSupportFrom")
                    .role(EVIDENCE, "usesConclusionsFrom", "usesConclusionFrom")
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
                    .role(
                            Role.UNCLASSIFIED,
                            "cites",
                            "sharesAuthorWith",
                            "sharesAuthorInstitutionWith",
                            "sharesFundingAgencyWith",
                            "sharesJournalWith",
                            "sharesPublicationVenueWith")
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
                            "givesBackgroundTo",
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
                            "usesConclusionFrom",
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
        String classOf(String term) {
            String address = term.replaceAll("^<|/?>?$", "");
            boolean cito = address.contains("/cito/") || address.contains("/cito#");
            return cito ? address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf('#')) + 1) : term;
        }
    },
    /** Beside the classes of the paper, those of the published corpus. */
    TEUFEL(
            List.of("teufel"),
            new TermTable()
                    .role(BACKGROUND, "Neut", "Neutral")
                    .role(MOTIVATION, "PMot", "Motivation")
                    .role(METHOD, "PUse", "Usage", "PBas", "Basis")
                    .role(BASELINE, "CoCoGM")
                    .role(
                            COMPARISON,
                            "CoCoR0",
                            "CoCoRes",
                            "CoCoXY",
                            "CoCoN",
                            "CoCoM",
                            "CoMetN",
                            "CoGoaN",
                            "CoResN",
                            "PSim",
                            "Similar")
                    .role(EXTENSION, "PModi")
                    .role(EVIDENCE, "PSup", "Support")
                    .role(DISCUSSION, "CoCo-", "CoMet-", "Weak", "Weakness")
                    .role(FUTURE_WORK, "Future")
                    .stance(SUPPORT, "PSup", "Support", "PSim", "Similar")
                    .stance(CONTRAST, "CoCo-", "CoMet-", "Weak", "Weakness")
                    .stance(NEUTRAL, "Neut", "Neutral", "PUse", "Usage", "PBas", "Basis", "PModi", "PMot", "Motivation")
                    .stance(NEUTRAL, "CoCoGM", "CoCoR0", "CoCoRes", "CoCoXY", "CoCoN", "CoCoM", "CoMetN", "CoGoaN")
                    .stance(NEUTRAL, "CoResN", "Future"),
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
            false),
    /** Any vocabulary that is not known: its terms say nothing. */
    UNKNOWN(List.of(), new TermTable(), false) {
        @Override
        public String scheme() {
            return "unknown";
        }

        @Override
        public RoleTerm roleTerm(String label) {
            return UNCLASSIFIED;
        }

        @Override
        public Polarity polarity(String label) {
            return Polarity.UNCLASSIFIED;
        }
    };

    /** Separates the terms of a label. */
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,;|]+");

    private static final RoleTerm UNCLASSIFIED = new RoleTerm(List.of(Role.UNCLASSIFIED), Polarity.UNCLASSIFIED, true);

    private static final TermTable OWN_STANCES = TermTable.ofOwnNames();

    private final List<String> schemes;
    private final TermTable terms;
    private final boolean rolesImplyStances;

    Vocabulary(List<String> schemes, TermTable terms, boolean rolesImplyStances) {
        this.schemes = schemes;
        this.terms = terms;
        this.rolesImplyStances = rolesImplyStances;
    }

    /** Returns the vocabulary of a scheme such as {@code scicite}, compared by letters and digits in any case. */
    public static Optional<Vocabulary> of(String scheme) {
        String normalised = TermTable.normalise(scheme);
        return Arrays.stream(values())
                .filter(vocabulary -> vocabulary.schemes.stream()
                        .anyMatch(name -> TermTable.normalise(name).equals(normalised)))
                .findFirst();
    }

    /** Lists the known schemes, for messages. */
    public static String known() {
        return Arrays.stream(values())
                .flatMap(vocabulary -> vocabulary.schemes.stream())
                .collect(Collectors.joining(", "));
    }

    /** Returns the name of the scheme. */
    public String scheme() {
        return schemes.get(0);
    }

    /**
     * Returns what a label for a role means. A label may hold several terms, as those of MultiCite do. Unless all of
     * them are known, it is unknown.
     */
    public RoleTerm roleTerm(String label) {
        RoleTerm whole = single(label);
        if (whole.known()) {
            return whole;
        }
        String[] parts = SEPARATOR.split(label.strip(), 0);
        if (parts.length < 2) {
            return whole;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<Polarity> implied = EnumSet.noneOf(Polarity.class);
        for (String part : parts) {
            RoleTerm term = single(part);
            if (!term.known()) {
                return whole;
            }
            roles.addAll(term.roles());
            implied.add(term.implied());
        }
        if (roles.size() > 1) {
            roles.remove(Role.UNCLASSIFIED);
        }
        return new RoleTerm(List.copyOf(roles), Polarity.ofCitation(implied), true);
    }

    private RoleTerm single(String label) {
        String term = term(label);
        Role role = terms.role(term);
        if (role == null) {
            return RoleTerm.UNKNOWN;
        }
        Polarity stance = rolesImplyStances ? terms.stance(term) : null;
        return new RoleTerm(List.of(role), stance == null ? Polarity.UNCLASSIFIED : stance, true);
    }

    /**
     * Returns the stance of a label, null if it is unknown. A vocabulary without stances uses the names of
     * {@link Polarity}.
     */
    public @Nullable Polarity polarity(String label) {
        return terms.hasStances() ? terms.stance(term(label)) : OWN_STANCES.stance(label);
    }

    /** Returns the term in a label: without the name of the scheme, and without what refines the class. */
    private String term(String label) {
        String term = label.strip();
        for (String scheme : schemes) {
            if (term.regionMatches(true, 0, scheme + ':', 0, scheme.length() + 1)) {
                term = term.substring(scheme.length() + 1).strip();
            }
        }
        return terms.knows(term) ? term : classOf(term);
    }

    /** Returns the class of a term that is not in the table as it is written. */
    String classOf(String term) {
        return term;
    }
}
