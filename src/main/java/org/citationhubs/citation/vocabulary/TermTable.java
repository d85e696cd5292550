package org.citationhubs.citation.vocabulary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The words of one vocabulary and what they mean; letters and digits count, case and everything between them does not. */
final class TermTable {

    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Polarity> stances = new HashMap<>();

    TermTable role(Role role, String... labels) {
        for (String label : labels) {
            roles.put(plain(label), role);
        }
        return this;
    }

    TermTable stance(Polarity polarity, String... labels) {
        for (String label : labels) {
            stances.put(plain(label), polarity);
        }
        return this;
    }

    boolean hasStances() {
        return !stances.isEmpty();
    }

    Role role(String label) {
        return roles.getOrDefault(plain(label), Role.OTHER);
    }

    Polarity stance(String label, Polarity otherwise) {
        return stances.getOrDefault(plain(label), otherwise);
    }

    private static String plain(String label) {
        StringBuilder plain = new StringBuilder(label.length());
        String lower = label.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (Character.isLetterOrDigit(lower.charAt(i))) {
                plain.append(lower.charAt(i));
            }
        }
        return plain.toString();
    }
}
