package org.citationhubs.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the topics of a cluster with their specifications. */
public final class TopicCheck {

    private TopicCheck() {}

    /**
     * Returns all differences in one message of several lines, so that they can be repaired at once; empty if the
     * service can run on these topics.
     *
     * @param required specifications of the required topics
     * @param found state of the topics by name; a missing topic has no entry
     */
    public static Optional<String> differences(Collection<TopicSpec> required, Map<String, TopicState> found) {
        List<String> differences = new ArrayList<>();
        for (TopicSpec spec : required) {
            TopicState state = found.get(spec.name());
            if (state == null) {
                differences.add(missing(spec, found));
                continue;
            }
            checkPartitions(spec, state, found, differences);
            checkSettings(spec, state, differences);
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The topics are not as required (see topics/ for how and why):\n - "
                + String.join("\n - ", differences));
    }

    private static String missing(TopicSpec spec, Map<String, TopicState> found) {
        TopicState reference = reference(spec, found);
        String advice = reference == null
                ? "create it with " + spec.partitions().count() + " partitions, or as many as you need"
                : "create it with " + reference.partitions() + " partitions, like "
                        + spec.partitions().sameAs();
        return spec.name() + " is missing: " + advice;
    }

    private static void checkPartitions(
            TopicSpec spec, TopicState state, Map<String, TopicState> found, List<String> differences) {
        TopicState reference = reference(spec, found);
        if (reference != null && reference.partitions() != state.partitions()) {
            differences.add("%s has %d partitions, must have %d like %s: %s"
                    .formatted(
                            spec.name(),
                            state.partitions(),
                            reference.partitions(),
                            spec.partitions().sameAs(),
                            spec.partitions().why()));
        }
    }

    private static void checkSettings(TopicSpec spec, TopicState state, List<String> differences) {
        spec.settings().forEach((name, setting) -> {
            String value = state.settings().getOrDefault(name, TopicState.NOT_SET);
            if (!setting.accepts(value)) {
                differences.add("%s: %s is %s, %s: %s"
                        .formatted(spec.name(), name, value, setting.check().describe(setting.value()), setting.why()));
            }
        });
    }

    private static @Nullable TopicState reference(TopicSpec spec, Map<String, TopicState> found) {
        String sameAs = spec.partitions().sameAs();
        return sameAs == null ? null : found.get(sameAs);
    }
}
