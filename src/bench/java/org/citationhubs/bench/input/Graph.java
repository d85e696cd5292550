package org.citationhubs.bench.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A citation graph, the input of every side.
 *
 * @param name for display
 * @param papers the citing works, in the order of their events
 * @param described every work that has a title or a date, for {@code works.v1}
 * @param golden file of independently computed figures of this graph, if there is one
 */
public record Graph(String name, List<Paper> papers, List<Described> described, Optional<Path> golden) {

    public Graph {
        papers = List.copyOf(papers);
        described = List.copyOf(described);
    }

    /** Title and date of a work. */
    public record Described(
            String id, @Nullable String title, @Nullable String date) {}

    /** Returns the number of citations. */
    public long citations() {
        return papers.stream().mapToLong(paper -> paper.cited().size()).sum();
    }

    /** Returns the graph of the first citing works, for warm-up. */
    public Graph first(int works) {
        return part(0, Math.min(works, papers.size())).withoutUnusedDescriptions();
    }

    /** Returns the graph without descriptions of works outside of it. */
    public Graph withoutUnusedDescriptions() {
        Set<String> members = new HashSet<>();
        for (Paper paper : papers) {
            members.add(paper.id());
            members.addAll(paper.cited());
        }
        List<Described> known =
                described.stream().filter(work -> members.contains(work.id())).toList();
        return new Graph(name, papers, known, golden);
    }

    /** Returns the graph of the citing works in a range. */
    public Graph part(int from, int to) {
        return new Graph(
                "%s [%d, %d)".formatted(name, from, to), papers.subList(from, to), described, Optional.empty());
    }

    /**
     * Returns the graph with one more citation in some lists. The added work, a probe, has no other citation, so that a
     * client can observe when the list is counted.
     *
     * @param probes the id of the probe in a list, by index of the list
     */
    public Graph withProbes(Map<Integer, String> probes) {
        List<Paper> probed = new ArrayList<>(papers);
        probes.forEach((place, probe) -> {
            Paper paper = probed.get(place);
            List<String> cited = new ArrayList<>(paper.cited());
            cited.add(probe);
            probed.set(place, new Paper(paper.id(), paper.date(), paper.title(), cited));
        });
        return new Graph(name + " with probes", probed, described, Optional.empty());
    }
}
