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
 * A citation graph as it is fed to every side.
 *
 * @param name for people
 * @param papers the citing works, in the order of their events
 * @param described every work that has a title or a date, for {@code works.v1}
 * @param golden figures computed by somebody else, if there are any for exactly this graph
 */
public record Graph(String name, List<Paper> papers, List<Described> described, Optional<Path> golden) {

    public Graph {
        papers = List.copyOf(papers);
        described = List.copyOf(described);
    }

    /** What a registry says of a work. */
    public record Described(
            String id, @Nullable String title, @Nullable String date) {}

    /** Citations. */
    public long citations() {
        return papers.stream().mapToLong(paper -> paper.cited().size()).sum();
    }

    /** The first so many citing works, and what is known of any work; for warming up. */
    public Graph first(int works) {
        return part(0, Math.min(works, papers.size())).withoutStrangers();
    }

    /** The graph without descriptions of works that neither cite nor are cited in it. */
    public Graph withoutStrangers() {
        Set<String> members = new HashSet<>();
        for (Paper paper : papers) {
            members.add(paper.id());
            members.addAll(paper.cited());
        }
        List<Described> known =
                described.stream().filter(work -> members.contains(work.id())).toList();
        return new Graph(name, papers, known, golden);
    }

    /** Citing works from one place to before another. */
    public Graph part(int from, int to) {
        return new Graph(
                "%s [%d, %d)".formatted(name, from, to), papers.subList(from, to), described, Optional.empty());
    }

    /**
     * The graph with a citation more in every so many-th list: of a work that nobody else cites, so that it can be seen from
     * outside when the list is counted.
     *
     * @param probes the id of the probe in a list, by place of the list
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
