package org.citationhubs.bench.side;

import java.util.List;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.bench.input.ExpectedFigures;
import org.citationhubs.bench.input.Graph;

/**
 * The input of a side and its expected result.
 *
 * @param citations records of {@code citations.v1}
 * @param works records of {@code works.v1}, for sides that show titles
 */
record Workload(Graph graph, List<Event> citations, List<Event> works, ExpectedFigures truth) {

    Workload {
        citations = List.copyOf(citations);
        works = List.copyOf(works);
    }
}
