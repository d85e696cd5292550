package org.citationhubs.citation.vocabulary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps the terms of one vocabulary to roles and polarities. Terms are compared by their letters and digits alone, in
 * any case. Every table knows the words that say that nothing was classified.
 */
final class TermTable {

    private static final String[] NOT_CLASSIFIED = {"unknown", "unclassified", "not classified"};

    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Polarity> stances = new HashMap<>();

    TermTable() {
        role(Role.UNCLASSIFIED, NOT_CLASSIFIED);
    }

    /** Returns a table of the names of {@link Role} and {@link Polarity}. */
    static TermTable ofOwnNames() {
        TermTable table = new TermTable();
        for (Role role : Role.values()) {
            table.role(role, role.name());
        }
        for (Polarity polarity : Polarity.values()) {
            table.stance(polarity, polarity.name());
        }
        return table;
    }

    TermTable role(Role role, String... labels) {
        for (String label : labels) {
            roles.put(normalise(label), role);
        }
        return this;
    }

    TermTable stance(Polarity polarity, String... labels) {
        if (stances.isEmpty()) {
            for (String label : NOT_CLASSIFIED) {
                stances.put(normalise(label), Polarity.UNCLASSIFIED);
            }
        }
        for (String label : labels) {
            stances.put(normalise(label), polarity);
        }
        return this;
    }

    /** Adds terms for a stance that, sent as a role, leave the role unclassified. */
    TermTable stanceAsRole(Polarity polarity, String... labels) {
        return role(Role.UNCLASSIFIED, labels).stance(polarity, labels);
    }

    boolean hasStances() {
        return !stances.isEmpty();
    }

    boolean knows(String label) {
        String term = normalise(label);
        return roles.containsKey(term) || stances.containsKey(term);
    }

    @Nullable
    Role role(String label) {
        return roles.get(normalise(label));
    }

    @Nullable
    Polarity stance(String label) {
        return stances.get(normalise(label));
    }

    static String normalise(String label) {
        StringBuilder normalised = new StringBuilder(label.length());
        String lower = label.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (Character.isLetterOrDigit(lower.charAt(i))) {
                normalised.append(lower.charAt(i));
            }
        }
        return normalised.toString();
    }
}
