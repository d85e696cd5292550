package org.citationhubs.citation.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schemes of work ids: their names, the addresses that resolve them and the site at which a work can be read. Rules
 * of form that only one scheme has are in {@link #normalise} and {@link #formViolation}.
 */
@SuppressWarnings("ImmutableEnumChecker") // Sites and lists of resolvers are immutable.
public enum Scheme {
    /** Digital object identifiers, resolved by the DOI Foundation. */
    DOI(
            "doi",
            Site.identifying("doi.org", "https://doi.org/"),
            "https://doi.org/",
            "http://doi.org/",
            "https://dx.doi.org/",
            "http://dx.doi.org/",
            "https://www.doi.org/"),

    /** Preprints of arXiv. */
    ARXIV(
            "arxiv",
            Site.identifying("arXiv", "https://arxiv.org/abs/"),
            "https://arxiv.org/abs/",
            "http://arxiv.org/abs/"),

    /** Records of PubMed. */
    PMID("pmid", Site.identifying("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"), "https://pubmed.ncbi.nlm.nih.gov/"),

    /** Full texts of PubMed Central. */
    PMCID("pmcid", Site.readingOnly("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/")),

    /** Works of OpenAlex. */
    OPENALEX("openalex", Site.identifying("OpenAlex", "https://openalex.org/"), "https://openalex.org/"),

    /** Papers of Semantic Scholar. */
    S2("s2", null),

    /** Bibliographic resources of OpenCitations Meta. */
    OMID("omid", null),

    /** Works of Pith. */
    PITH("pith", null),

    /** Papers of the ACL Anthology. */
    ACL("acl", Site.readingOnly("ACL Anthology", "https://aclanthology.org/"));

    private static final Map<String, Scheme> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Scheme::text, Function.identity()));

    private static final String NAMES =
            Arrays.stream(values()).map(Scheme::text).collect(Collectors.joining(", "));

    private final String text;
    private final @Nullable Site site;
    private final List<String> resolvers;

    Scheme(String text, @Nullable Site site, String... resolvers) {
        this.text = text;
        this.site = site;
        this.resolvers = List.of(resolvers);
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

    /** Replaces the address of a resolver by the name of its scheme; returns any other text unchanged. */
    static String withoutResolver(String id) {
        if (!id.regionMatches(true, 0, "http", 0, 4)) {
            return id;
        }
        String lower = id.toLowerCase(Locale.ROOT);
        for (Scheme scheme : values()) {
            for (String resolver : scheme.resolvers) {
                if (lower.startsWith(resolver)) {
                    return scheme.text + ':' + id.substring(resolver.length());
                }
            }
        }
        return id;
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

    /** Returns the canonical form of the part of an id after the colon. */
    String normalise(String local) {
        return switch (this) {
            case DOI -> withoutDoiPrefix(local).toLowerCase(Locale.ROOT);
            case ARXIV -> withoutVersion(local);
            default -> local;
        };
    }

    /**
     * Checks the form that only this scheme prescribes.
     *
     * @return what is wrong and what is expected, null if the form is right
     */
    @Nullable
    String formViolation(String local) {
        boolean malformedDoi = this == DOI && !(local.startsWith("10.") && local.indexOf('/') > 3);
        return malformedDoi ? "is no DOI; expected 10.PREFIX/SUFFIX" : null;
    }

    private static String withoutDoiPrefix(String local) {
        String bare = withoutResolver(local);
        return bare.regionMatches(true, 0, "doi:", 0, 4) ? bare.substring(4) : bare;
    }

    /**
     * Removes the version: {@code 2209.10652v2} is {@code 2209.10652}. A {@code v} that follows no digit belongs to the
     * id.
     */
    private static String withoutVersion(String local) {
        int end = local.length();
        // Repeated, so that parsing a canonical id once more does not change it.
        for (int start = versionStart(local, end); start < end; start = versionStart(local, end)) {
            end = start;
        }
        return local.substring(0, end);
    }

    /** Returns the index at which the version at the end of the text begins, {@code end} if there is none. */
    private static int versionStart(String local, int end) {
        int at = end;
        while (at > 0 && isDigit(local.charAt(at - 1))) {
            at--;
        }
        boolean versioned = at < end && at > 1 && (local.charAt(at - 1) | 0x20) == 'v' && isDigit(local.charAt(at - 2));
        return versioned ? at - 1 : end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
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
