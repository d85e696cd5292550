package org.citationhubs.runtime.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.citationhubs.citation.vocabulary.Vocabulary;

/**
 * Counts the terms that a vocabulary does not have, by scheme and term.
 *
 * <p>Senders choose the terms. Each scheme has counters of its own for the first {@value #TERMS} terms, shortened to
 * {@value #MAX_LENGTH} letters and digits; all further terms are counted as one.
 */
final class UnknownTermCounters {

    static final int TERMS = 50;

    static final int MAX_LENGTH = 40;

    /** The label of the terms that have no counter of their own; no term has brackets. */
    static final String OTHER = "(other)";

    /** The label of terms without letters and digits. */
    static final String EMPTY = "(empty)";

    private final MeterRegistry registry;
    private final Map<Vocabulary, Map<String, Counter>> counters = new EnumMap<>(Vocabulary.class);

    UnknownTermCounters(MeterRegistry registry) {
        this.registry = registry;
        for (Vocabulary vocabulary : Vocabulary.values()) {
            counters.put(vocabulary, new ConcurrentHashMap<>());
        }
    }

    void count(Vocabulary vocabulary, String term) {
        Map<String, Counter> ofScheme = counters.computeIfAbsent(vocabulary, unused -> new ConcurrentHashMap<>());
        String label = label(term);
        Counter known = ofScheme.get(label);
        if (known == null) {
            // Threads that race here may add a few terms more.
            String kept = ofScheme.size() < TERMS ? label : OTHER;
            known = ofScheme.computeIfAbsent(kept, text -> Counter.builder("hubs.input.unknown.terms")
                    .description("Terms for roles and polarities that their vocabulary does not have")
                    .tag("scheme", vocabulary.scheme())
                    .tag("term", text)
                    .register(registry));
        }
        known.increment();
    }

    private static String label(String term) {
        StringBuilder label = new StringBuilder();
        term.codePoints().filter(Character::isLetterOrDigit).limit(MAX_LENGTH).forEach(label::appendCodePoint);
        return label.isEmpty() ? EMPTY : label.toString().toLowerCase(Locale.ROOT);
    }
}
