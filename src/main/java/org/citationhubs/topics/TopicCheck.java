package org.citationhubs.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the topics of a cluster with what they must be. */
public final class TopicCheck {

    private TopicCheck() {}

    /**
     * Everything that is wrong, in one message of several lines, so that one repair is enough; empty if the service can
     * run on these topics.
     *
     * @param wanted what must be there
     * @param found what is there, by name; a topic that is not there has no entry
     */
    public static Optional<String> complaint(Collection<TopicSpec> wanted, Map<String, TopicState> found) {
        List<String> wrong = new ArrayList<>();
        for (TopicSpec spec : wanted) {
            TopicState state = found.get(spec.name());
            if (state == null) {
                wrong.add(missing(spec, found));
                continue;
            }
            checkPartitions(spec, state, found, wrong);
            checkSettings(spec, state, wrong);
        }
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "The topics are not as they must be (topics/ says how and why):\n - " + String.join("\n - ", wrong));
    }

    private static String missing(TopicSpec spec, Map<String, TopicState> found) {
        TopicState twin = twin(spec, found);
        String advice = twin == null
                ? "create it with " + spec.partitions().count() + " partitions or as many as you need"
                : "create it with " + twin.partitions() + " partitions, as "
                        + spec.partitions().sameAs() + " has";
        return spec.name() + " is missing: " + advice;
    }

    private static void checkPartitions(
            TopicSpec spec, TopicState state, Map<String, TopicState> found, List<String> wrong) {
        TopicState twin = twin(spec, found);
        if (twin != null && twin.partitions() != state.partitions()) {
            wrong.add("%s has %d partitions, must have %d as %s has: %s"
                    .formatted(
                            spec.name(),
                            state.partitions(),
                            twin.partitions(),
                            spec.partitions().sameAs(),
                            spec.partitions().why()));
        }
    }

    private static void checkSettings(TopicSpec spec, TopicState state, List<String> wrong) {
        spec.settings().forEach((name, setting) -> {
            String value = state.settings().getOrDefault(name, "not set");
            if (!setting.check().accepts(setting.value(), value)) {
                wrong.add("%s: %s is %s, %s: %s"
                        .formatted(spec.name(), name, value, setting.check().demand(setting.value()), setting.why()));
            }
        });
    }

    private static @Nullable TopicState twin(TopicSpec spec, Map<String, TopicState> found) {
        String sameAs = spec.partitions().sameAs();
        return sameAs == null ? null : found.get(sameAs);
    }
}
