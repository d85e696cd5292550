package org.citationhubs.ingest.format.json.s2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.vocabulary.RoleTerm;
import org.citationhubs.citation.vocabulary.Vocabulary;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/**
 * The in-text statements of one citation after another, from its {@code contexts} and {@code intents}. Since 2023 there
 * is a list of intents, or null, for each context. Before, there was one list for the citation: it belongs to the
 * context if there is exactly one, else it is a statement of its own. Intents are roles; they say nothing of a stance.
 */
final class S2Statements {

    private final ImportCounts counts;
    private final List<@Nullable String> contexts = new ArrayList<>();
    private final List<Set<Role>> rolesByContext = new ArrayList<>();
    private final Set<Role> rolesOfAll = new LinkedHashSet<>();
    private final Map<String, List<Role>> rolesByWord = new HashMap<>();

    S2Statements(ImportCounts counts) {
        this.counts = counts;
    }

    /** Begins the statements of another citation. */
    void clear() {
        contexts.clear();
        rolesByContext.clear();
        rolesOfAll.clear();
    }

    /** Reads the value of {@code contexts}. */
    void readContexts(JsonPull in) throws IOException {
        if (in.startArray()) {
            while (in.nextElement()) {
                contexts.add(limited(in.cleanText(), counts));
            }
        }
    }

    /** Reads the value of {@code intents}. */
    void readIntents(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (in.isText()) {
                rolesOfAll.addAll(roles(in.text()));
                continue;
            }
            Set<Role> roles = new LinkedHashSet<>();
            if (in.startArray()) {
                while (in.nextElement()) {
                    roles.addAll(roles(in.text()));
                }
            }
            rolesByContext.add(roles);
        }
    }

    /** Returns the statements that have a context or a role. */
    List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>(contexts.size());
        boolean toTheOne = contexts.size() == 1;
        int most = Math.max(contexts.size(), rolesByContext.size());
        for (int i = 0; i < most; i++) {
            String context = i < contexts.size() ? contexts.get(i) : null;
            Set<Role> roles = i < rolesByContext.size() ? rolesByContext.get(i) : Set.of();
            if (toTheOne && i == 0 && !rolesOfAll.isEmpty()) {
                roles = new LinkedHashSet<>(roles);
                roles.addAll(rolesOfAll);
            }
            add(context, roles, mentions);
        }
        if (!toTheOne) {
            add(null, rolesOfAll, mentions);
        }
        return mentions;
    }

    private static void add(@Nullable String context, Set<Role> roles, List<Mention> mentions) {
        if (context == null && roles.isEmpty()) {
            return;
        }
        List<RoleAssignment> assignments = roles.stream()
                .map(role -> new RoleAssignment(role, RoleAssignment.UNKNOWN))
                .toList();
        mentions.add(new Mention(null, context, assignments, PolarityAssignment.UNCLASSIFIED, null));
    }

    /** Returns the number of characters of the contexts. */
    int characters() {
        int characters = 0;
        for (String context : contexts) {
            characters += context == null ? 0 : context.length();
        }
        return characters;
    }

    private List<Role> roles(@Nullable String word) {
        if (word == null) {
            return List.of();
        }
        List<Role> known = rolesByWord.get(word);
        if (known != null) {
            return known;
        }
        RoleTerm term = Vocabulary.SEMANTIC_SCHOLAR.roleTerm(word);
        if (!term.known()) {
            counts.skip("unknownIntent");
            return List.of();
        }
        List<Role> roles =
                term.roles().stream().filter(role -> role != Role.UNCLASSIFIED).toList();
        rolesByWord.put(word, roles);
        return roles;
    }

    /** Returns of a context that is too long the beginning, and counts it. */
    static @Nullable String limited(@Nullable String context, ImportCounts counts) {
        int most = InputLimits.DEFAULT.contextCharacters();
        if (context == null || context.length() <= most || context.codePointCount(0, context.length()) <= most) {
            return context;
        }
        counts.skip("endOfContext");
        return context.substring(0, context.offsetByCodePoints(0, most)).stripTrailing();
    }
}
