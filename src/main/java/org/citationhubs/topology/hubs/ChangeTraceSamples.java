package org.citationhubs.topology.hubs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.topology.stage.TraceStep;

/**
 * In which traced steps hubs have changed since they were last published.
 *
 * <p>In memory alone, and a sample where there are many: beyond the bounds a step is not remembered. So it never grows.
 */
final class ChangeTraceSamples {

    private static final int MOST_HUBS = 1 << 13;

    private static final int MOST_STEPS = 32;

    private final Map<Integer, List<TraceStep>> hubs = new HashMap<>();

    /** Notes that a hub changed in a step. */
    void note(int hub, TraceStep step) {
        if (!step.isTraced() || (hubs.size() >= MOST_HUBS && !hubs.containsKey(hub))) {
            return;
        }
        List<TraceStep> steps = hubs.computeIfAbsent(hub, first -> new ArrayList<>(1));
        if (steps.size() < MOST_STEPS && !steps.contains(step)) {
            steps.add(step);
        }
    }

    /** The steps that a hub changed in, the first first, which are then forgotten. */
    List<TraceStep> take(int hub) {
        List<TraceStep> steps = hubs.remove(hub);
        return steps == null ? List.of() : steps;
    }
}
