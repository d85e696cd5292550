package org.citationhubs.citation.vocabulary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Maps the terms of one vocabulary to roles and polarities. Terms are compared by their letters and digits alone, in
 * any case.
 */
final class TermTable {

    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Polarity> stances = new HashMap<>();

    TermTable role(Role role, String... labels) {
        for (String label : labels) {
            roles.put(normalise(label), role);
        }
        return this;
    }

    TermTable stance(Polarity polarity, String... labels) {
        for (String label : labels) {
            stances.put(normalise(label), polarity);
        }
        return this;
    }

    boolean hasStances() {
        return !stances.isEmpty();
    }

    Role role(String label) {
        return roles.getOrDefault(normalise(label), Role.OTHER);
    }

    Polarity stance(String label, Polarity otherwise) {
        return stances.getOrDefault(normalise(label), otherwise);
    }

    private static String normalise(String label) {
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
