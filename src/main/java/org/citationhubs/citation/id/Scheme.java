package org.citationhubs.citation.id;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.citationhubs.citation.text.IdText;
import org.jspecify.annotations.Nullable;

/**
 * The schemes of work ids: their names, their forms and the site at which a work can be read. {@link IdSpelling} has
 * the addresses that resolve them.
 */
@SuppressWarnings("ImmutableEnumChecker") // Sites and patterns are immutable.
public enum Scheme {
    /** Digital object identifiers, resolved by the DOI Foundation. Only ASCII letters fold (DOI Handbook, 2.4). */
    DOI("doi", Site.identifying("doi.org", "https://doi.org/"), "is no DOI; expected 10.PREFIX/SUFFIX") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            String plain = IdText.isPlain(local) ? local : IdText.withHyphens(IdText.withoutBlanks(local));
            String doi = IdText.withoutEnd(IdText.lowerAscii(plain), ".,;/");
            if (!DOI_FORM.matcher(doi).matches()) {
                return null;
            }
            // The DOIs that arXiv registers for its preprints.
            WorkId preprint = doi.startsWith(ARXIV_DOI) ? ARXIV.canonical(doi.substring(ARXIV_DOI.length())) : null;
            return preprint == null ? id(doi) : preprint;
        }

        @Override
        boolean isBareForm(String text) {
            return text.startsWith("10.") && canonical(text) != null;
        }
    },

    /** Preprints of arXiv. */
    ARXIV(
            "arxiv",
            Site.identifying("arXiv", "https://arxiv.org/abs/"),
            "is no arXiv id; expected a form such as 2301.04411 or math/0604411") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            String number = ArxivForm.canonical(local);
            return number == null ? null : id(number);
        }

        @Override
        boolean isBareForm(String text) {
            return ArxivForm.isUnmistakable(text);
        }
    },

    /** Records of PubMed. */
    PMID(
            "pmid",
            Site.identifying("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"),
            "is no PubMed id; expected a number such as 4411") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            return matched(PMID_FORM, local);
        }
    },

    /** Full texts of PubMed Central. */
    PMCID(
            "pmcid",
            Site.readingOnly("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/"),
            "is no id of PubMed Central; expected PMC and a number") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            Matcher form = PMCID_FORM.matcher(local);
            return form.matches() ? id("PMC" + form.group(1)) : null;
        }

        @Override
        boolean isBareForm(String text) {
            return text.regionMatches(true, 0, "PMC", 0, 3) && canonical(text) != null;
        }
    },

    /** Works of OpenAlex. */
    OPENALEX(
            "openalex",
            Site.identifying("OpenAlex", "https://openalex.org/"),
            "is no work of OpenAlex; expected W and a number") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            Matcher form = OPENALEX_FORM.matcher(local);
            return form.matches() ? id("W" + form.group(1)) : null;
        }

        @Override
        boolean isBareForm(String text) {
            return canonical(text) != null;
        }
    },

    /** Papers of Semantic Scholar. */
    S2("s2", null, "is no paper of Semantic Scholar; expected a corpus id of digits or 40 hexadecimal digits") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            return matched(S2_FORM, IdText.lowerAscii(local));
        }
    },

    /** Bibliographic resources of OpenCitations Meta. */
    OMID("omid", null, "is no OMID of a work; expected br/ and a number") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            return matched(OMID_FORM, IdText.lowerAscii(local));
        }
    },

    /** Works of Pith. */
    PITH("pith", null, "is no id of Pith") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            return IdText.isUsable(local) ? id(local) : null;
        }
    },

    /** Papers of the ACL Anthology: {@code P44-1101} since 1952, {@code 2020.acl-main.1} since 2020. */
    ACL(
            "acl",
            Site.readingOnly("ACL Anthology", "https://aclanthology.org/"),
            "is no id of the ACL Anthology; expected a form such as P44-1101 or 2020.acl-main.1") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            String paper = AclForm.canonical(local);
            return paper == null ? null : id(paper);
        }
    },

    /** Records of INSPIRE. */
    INSPIRE(
            "inspire",
            Site.identifying("INSPIRE", "https://inspirehep.net/literature/"),
            "is no record of INSPIRE; expected a number such as 451647") {
        @Override
        @Nullable
        WorkId canonical(String local) {
            return matched(INSPIRE_FORM, local);
        }
    };

    private static final Map<String, Scheme> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Scheme::text, Function.identity()));

    private static final String NAMES =
            Arrays.stream(values()).map(Scheme::text).collect(Collectors.joining(", "));

    private static final String ARXIV_DOI = "10.48550/arxiv.";

    private static final Pattern DOI_FORM = Pattern.compile("(?s)10\\.[0-9]+(?:\\.[0-9]+)*/.+");

    private static final Pattern PMID_FORM = Pattern.compile("0*([1-9][0-9]*)(?:\\.0+)?[\\s\\u00a0./,;]*");

    private static final Pattern PMCID_FORM =
            Pattern.compile("(?i)(?:PMC)?\\s*0*([1-9][0-9]*)(?:\\.[0-9]+)?[\\s\\u00a0./,;]*");

    private static final Pattern OPENALEX_FORM = Pattern.compile("[Ww]([0-9]+)[\\s\\u00a0./,;]*");

    private static final Pattern S2_FORM = Pattern.compile("([0-9a-f]{40}|[0-9]+)[\\s\\u00a0./,;]*");

    private static final Pattern OMID_FORM = Pattern.compile("(?:meta/)?(br/[0-9]+)[\\s\\u00a0./,;]*");

    private static final Pattern INSPIRE_FORM = Pattern.compile("0*([1-9][0-9]*)[\\s\\u00a0./,;]*");

    private final String text;
    private final @Nullable Site site;
    private final String violation;

    Scheme(String text, @Nullable Site site, String violation) {
        this.text = text;
        this.site = site;
        this.violation = violation;
    }

    /** Finds a scheme by its name in any case. */
    public static Optional<Scheme> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns whether ids may begin with this name, in any case. */
    public static boolean isKnown(String name) {
        return find(name).isPresent();
    }

    /** Lists the names of all schemes, for messages. */
    public static String names() {
        return NAMES;
    }

    /** Lists the names of all schemes. */
    static List<String> nameList() {
        return Arrays.stream(values()).map(Scheme::text).toList();
    }

    /** Returns the name with which ids begin. */
    public String text() {
        return text;
    }

    /** Returns the site at which works of this scheme can be read, null if there is none. */
    public @Nullable Site site() {
        return site;
    }

    /** Returns the local part of an id, percent-encoded for the path of an address. */
    public static String encoded(WorkId work) {
        return URLEncoder.encode(work.local(), StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("+", "%20");
    }

    /**
     * Returns the canonical id of a text without names and addresses, null if the text has not the form of the scheme.
     */
    @Nullable
    abstract WorkId canonical(String local);

    /** Returns whether a text without a scheme can only be an id of this one. */
    boolean isBareForm(String bare) {
        return false;
    }

    /** Says that a text has not the form of the scheme, and which form is expected. */
    String violation() {
        return ' ' + violation;
    }

    WorkId id(String local) {
        return WorkId.ofNormalised(text + ':' + local);
    }

    @Nullable
    WorkId matched(Pattern form, String local) {
        Matcher matcher = form.matcher(local);
        return matcher.matches() ? id(matcher.group(1)) : null;
    }

    /**
     * A public site at which the works of a scheme can be read.
     *
     * @param name its usual name
     * @param prefix what the address of a work begins with
     * @param identifying whether the address of a work is its identifier in linked data
     */
    public record Site(String name, String prefix, boolean identifying) {

        static Site identifying(String name, String prefix) {
            return new Site(name, prefix, true);
        }

        static Site readingOnly(String name, String prefix) {
            return new Site(name, prefix, false);
        }

        /** Returns the address of a work at this site. */
        public String address(WorkId work) {
            return prefix + encoded(work);
        }
    }
}
