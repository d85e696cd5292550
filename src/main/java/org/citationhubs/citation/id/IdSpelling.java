package org.citationhubs.citation.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.citation.text.IdText;
import org.jspecify.annotations.Nullable;

/**
 * Reads an id in any spelling. Names of schemes and addresses may stand before it several times; an address decides the
 * scheme.
 *
 * @param scheme the scheme that the spelling names, null if the id is bare
 * @param rest the text after names and addresses
 */
record IdSpelling(@Nullable Scheme scheme, String rest) {

    /** Each pass of cleaning undoes one encoding; no known source nests more than a few. */
    private static final int MAX_PASSES = 8;

    /** A name of a scheme; {@code info:doi/} and {@code urn:doi:} are the forms of RFC 4452 and of old catalogues. */
    private static final Pattern NAME = Pattern.compile("(?i)(?:info:(doi|pmid|arxiv|pmcid)/|(?:urn:)?(corpusid|"
            + String.join("|", Scheme.nameList()) + "):)\\s*");

    private static final String WEB = "(?i)(?:https?://)?(?:www\\.)?";

    /** Addresses of each registry. A scheme such as http may be missing, because people copy without it. */
    private static final List<Address> ADDRESSES = List.of(
            new Address(Scheme.DOI, WEB + "(?:dx\\.)?doi\\.org/(?=.)", ""),
            new Address(Scheme.ARXIV, WEB + "(?:export\\.)?arxiv\\.org/(?:abs|pdf|html|format|ps|e-print)/", "[?#].*"),
            new Address(Scheme.PMID, WEB + "pubmed\\.ncbi\\.nlm\\.nih\\.gov/", "[?#].*"),
            new Address(Scheme.PMID, WEB + "ncbi\\.nlm\\.nih\\.gov/pubmed/", "[?#].*"),
            new Address(Scheme.PMID, WEB + "europepmc\\.org/(?:article|abstract)/med/", "[?#/].*"),
            new Address(Scheme.PMCID, WEB + "ncbi\\.nlm\\.nih\\.gov/pmc/articles/", "[?#/].*"),
            new Address(Scheme.PMCID, WEB + "pmc\\.ncbi\\.nlm\\.nih\\.gov/articles/", "[?#/].*"),
            new Address(
                    Scheme.PMCID, WEB + "europepmc\\.org/(?:articles?|abstract)/(?:pmc/)?(?=(?:pmc)?\\d)", "[?#/].*"),
            new Address(Scheme.OPENALEX, WEB + "(?:api\\.)?openalex\\.org/(?:works/)?", "[?#].*"),
            new Address(
                    Scheme.S2,
                    WEB + "(?:api\\.)?semanticscholar\\.org/(?:paper/(?:[^/?#]+/)?|reader/)?"
                            + "(?=(?:[0-9a-f]{40}|corpusid:)(?:[/?#]|\\d|$))",
                    "[?#/].*"),
            new Address(Scheme.OMID, WEB + "w3id\\.org/oc/meta/(?=br/)", "[?#].*"),
            new Address(Scheme.ACL, WEB + "aclanthology\\.(?:org|info)/(?:papers/)?", "[?#].*"),
            new Address(Scheme.ACL, WEB + "aclweb\\.org/anthology/(?:papers/)?", "[?#].*"),
            new Address(Scheme.PITH, WEB + "pith\\.science/(?:pith|hubs?|papers?)/(?=.)", "/?(?:[?#].*)?$"),
            new Address(Scheme.INSPIRE, WEB + "inspirehep\\.net/(?:api/)?(?:literature|record)/", "[?#].*"));

    /** The page of a work at an instance of this service. */
    private static final Pattern HUB_PAGE =
            Pattern.compile("(?i)https?://[^/\\s]+/(?:api/v1/)?hubs/([^?#]+?)/?(?:[?#].*)?");

    private record Address(Scheme scheme, Pattern start, Pattern end) {

        Address(Scheme scheme, String start, String end) {
            this(scheme, Pattern.compile(start), Pattern.compile(end));
        }
    }

    /** Returns the canonical id of a text, or refuses it with a reason. */
    static WorkId parse(String text, @Nullable Scheme usual) {
        if (text.length() > WorkId.MAX_BYTES * MAX_PASSES) {
            throw tooLong(text);
        }
        if (IdText.isPlain(text)) {
            return id(text, text, usual);
        }
        // What one pass decodes may be encoded once more; the canonical id is a text that a further pass does not
        // change.
        WorkId id = id(text, text, usual);
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            WorkId again = id(text, id.value(), null);
            if (again.equals(id)) {
                return id;
            }
            id = again;
        }
        throw new InvalidWorkIdException(WorkId.quoted(text) + " is encoded too often");
    }

    /** Reads no more of the text than its beginning. */
    private static InvalidWorkIdException tooLong(String text) {
        boolean named = NAME.matcher(text).lookingAt() || address(text.substring(0, WorkId.MAX_BYTES)) != null;
        return named
                ? new InvalidWorkIdException("the id is longer than " + WorkId.MAX_BYTES + " bytes")
                : withoutScheme(text);
    }

    private static InvalidWorkIdException withoutScheme(String text) {
        return new InvalidWorkIdException(
                WorkId.quoted(text) + " has no scheme; expected scheme:value with one of " + Scheme.names());
    }

    private static WorkId id(String text, String pass, @Nullable Scheme usual) {
        IdSpelling spelling = of(pass);
        Scheme scheme = spelling.scheme;
        if (scheme == null) {
            return bare(text, spelling.rest, usual);
        }
        if (scheme == Scheme.PITH) {
            // Ids of Pith are texts of any form.
            int colon = pass.indexOf(':');
            boolean plain = pass.strip().regionMatches(true, 0, "pith:", 0, 5);
            String local = plain ? pass.substring(colon + 1).strip() : spelling.rest;
            while (local.regionMatches(true, 0, "pith:", 0, 5)) {
                local = local.substring(5).strip();
            }
            Address address = address(local);
            if (address != null && address.scheme == Scheme.PITH) {
                local = of(local).rest;
            }
            return checked(text, scheme, local);
        }
        return checked(text, scheme, spelling.rest);
    }

    private static WorkId checked(String text, Scheme scheme, String rest) {
        if (rest.isEmpty()) {
            throw new InvalidWorkIdException(WorkId.quoted(text) + " has nothing after the scheme");
        }
        WorkId id = scheme.canonical(rest);
        if (id == null) {
            throw new InvalidWorkIdException(WorkId.quoted(text)
                    + (holdsBlank(rest) ? " holds white space or a control character" : scheme.violation()));
        }
        WorkId.requireLength(id);
        return id;
    }

    private static boolean holdsBlank(String rest) {
        return rest.codePoints().anyMatch(c -> IdText.isBlank(c) || Character.isISOControl(c));
    }

    /** Reads an id without a scheme: of the usual scheme, or of the only one that has ids of its form. */
    private static WorkId bare(String text, String rest, @Nullable Scheme usual) {
        if (usual != null && !rest.isEmpty()) {
            WorkId id = usual.canonical(rest);
            if (id != null) {
                WorkId.requireLength(id);
                return id;
            }
        }
        for (Scheme scheme : Scheme.values()) {
            if (scheme.isBareForm(rest)) {
                return checked(text, scheme, rest);
            }
        }
        if (usual != null) {
            return checked(text, usual, rest);
        }
        int colon = rest.indexOf(':');
        if (colon > 0) {
            throw new InvalidWorkIdException(
                    "unknown scheme '" + WorkId.excerpt(rest.substring(0, colon).toLowerCase(Locale.ROOT))
                            + "'; expected one of " + Scheme.names());
        }
        throw withoutScheme(text);
    }

    private static IdSpelling of(String text) {
        String rest = unescaped(text);
        Scheme scheme = null;
        boolean decoded = false;
        while (true) {
            Matcher page = HUB_PAGE.matcher(rest);
            Matcher name = NAME.matcher(rest);
            Address address = address(rest);
            if (name.lookingAt()) {
                Scheme named = named(name);
                if (scheme != null && named != scheme) {
                    return new IdSpelling(scheme, rest);
                }
                scheme = named;
                rest = IdText.trimmed(rest.substring(name.end()));
            } else if (address != null) {
                Matcher start = address.start.matcher(rest);
                scheme = address.scheme;
                rest = start.lookingAt() ? rest.substring(start.end()) : rest;
                rest = address.end.pattern().isEmpty()
                        ? rest
                        : address.end.matcher(rest).replaceFirst("");
                rest = decoded ? rest : unescaped(IdText.percentDecoded(rest));
                decoded = true;
            } else if (scheme == null && page.matches()) {
                rest = unescaped(IdText.percentDecoded(page.group(1)));
                decoded = true;
            } else {
                return new IdSpelling(scheme, rest);
            }
        }
    }

    private static String unescaped(String text) {
        if (IdText.isPlain(text)) {
            return text;
        }
        String rest = text;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            String next = IdText.cleaned(rest);
            if (next.equals(rest)) {
                return rest;
            }
            rest = next;
        }
        return rest;
    }

    private static @Nullable Address address(String text) {
        if (text.indexOf('/') < 0) {
            return null;
        }
        List<Address> found = new ArrayList<>(1);
        for (Address address : ADDRESSES) {
            if (address.start.matcher(text).lookingAt()) {
                found.add(address);
            }
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static Scheme named(Matcher name) {
        String text = name.group(1) == null ? name.group(2) : name.group(1);
        return text.equalsIgnoreCase("corpusid") ? Scheme.S2 : Scheme.find(text).orElse(Scheme.S2);
    }
}
