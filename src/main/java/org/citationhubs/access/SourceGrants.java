package org.citationhubs.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sources that each principal may speak for, by configuration.
 *
 * @param byPrincipal sources by the name of their principal
 */
public record SourceGrants(Map<String, Set<String>> byPrincipal) {

    /** No grants. */
    public static final SourceGrants NONE = new SourceGrants(Map.of());

    public SourceGrants {
        byPrincipal = Map.copyOf(byPrincipal);
    }

    /**
     * Reads grants such as {@code crossref-crawler=crossref; s2-crawler=s2,openalex}. The sources follow the last
     * equals sign, because the name in a certificate has equals signs too.
     *
     * @throws IllegalArgumentException if a part of the text is no grant; the message has the part
     */
    public static SourceGrants parse(String text) {
        Map<String, Set<String>> grants = new TreeMap<>();
        for (String part : text.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int sign = part.lastIndexOf('=');
            String principal = sign < 0 ? "" : part.substring(0, sign).strip();
            Set<String> sources = new TreeSet<>();
            for (String source : part.substring(sign + 1).split(",", -1)) {
                if (!source.isBlank()) {
                    sources.add(source.strip());
                }
            }
            if (principal.isEmpty() || sources.isEmpty()) {
                throw new IllegalArgumentException(
                        "'" + part.strip() + "' must be PRINCIPAL=SOURCE,SOURCE, separated from the next by ';'");
            }
            grants.computeIfAbsent(principal, one -> new TreeSet<>()).addAll(sources);
        }
        return new SourceGrants(grants);
    }

    /** Returns the sources of a principal, none if there is no grant for it. */
    public Set<String> sourcesOf(String principal) {
        return byPrincipal.getOrDefault(principal, Set.of());
    }
}
