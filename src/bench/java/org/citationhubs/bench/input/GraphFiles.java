package org.citationhubs.bench.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.citationhubs.bench.input.Graph.Described;
import org.jspecify.annotations.Nullable;

/**
 * Reads a graph from two tab-separated tables with a header line, gzipped or not: {@code citing cited}, and a table of
 * works whose columns {@code id}, {@code date} and {@code title} are found by name.
 */
public final class GraphFiles {

    private final Path edges;
    private final @Nullable Path works;
    private final String scheme;
    // One string for each id, not for each citation, to leave the memory to the measured process.
    private final Map<String, String> ids = new HashMap<>();

    /**
     * Creates a reader of two files.
     *
     * @param works null if there is no table of works
     * @param scheme the prefix of every id
     */
    public GraphFiles(Path edges, @Nullable Path works, String scheme) {
        this.edges = edges;
        this.works = works;
        this.scheme = scheme + ':';
    }

    /**
     * Reads the graph, or its part until a day.
     *
     * @param until ISO date, the last day of publication of a citing work; null for all
     * @param golden file of independently computed figures of this graph
     */
    public Graph read(@Nullable String until, Optional<Path> golden) throws IOException {
        Map<String, Described> described = described();
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        rows(edges, row -> {
            String citing = id(row[0]);
            String cited = id(row[1]);
            if (!citing.equals(cited) && (until == null || isUntil(described.get(citing), until))) {
                lists.computeIfAbsent(citing, id -> new LinkedHashSet<>()).add(cited);
            }
        });
        List<Paper> papers = new ArrayList<>(lists.size());
        lists.forEach((citing, cited) -> {
            Described known = described.getOrDefault(citing, new Described(citing, null, null));
            papers.add(new Paper(citing, known.date(), known.title(), List.copyOf(cited)));
        });
        String name = edges.getFileName() + (until == null ? "" : " until " + until);
        return new Graph(name, papers, List.copyOf(described.values()), golden).withoutUnusedDescriptions();
    }

    private String id(String ofTable) {
        return ids.computeIfAbsent(scheme + ofTable, id -> id);
    }

    private static boolean isUntil(@Nullable Described work, String until) {
        return work != null && work.date() != null && work.date().compareTo(until) <= 0;
    }

    private Map<String, Described> described() throws IOException {
        Map<String, Described> described = new LinkedHashMap<>();
        if (works != null) {
            Map<String, Integer> columns = new HashMap<>();
            String[] header = header(works);
            for (int i = 0; i < header.length; i++) {
                columns.put(header[i], i);
            }
            int id = column(columns, "id");
            int date = column(columns, "date");
            int title = column(columns, "title");
            rows(works, row -> {
                Described work = new Described(id(row[id]), row[title], row[date]);
                described.put(work.id(), work);
            });
        }
        return described;
    }

    private static int column(Map<String, Integer> columns, String name) throws IOException {
        Integer column = columns.get(name);
        if (column == null) {
            throw new IOException("the table of works has no column " + name);
        }
        return column;
    }

    private static String[] header(Path file) throws IOException {
        try (BufferedReader in = open(file)) {
            String line = in.readLine();
            return line == null ? new String[0] : line.split("\t", -1);
        }
    }

    private static void rows(Path file, Consumer<String[]> receiver) throws IOException {
        try (BufferedReader in = open(file)) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                receiver.accept(line.split("\t", -1));
            }
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
