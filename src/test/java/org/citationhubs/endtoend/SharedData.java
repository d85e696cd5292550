package org.citationhubs.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Real citation data in {@code ../shared/data}, which is not part of the project; tests are skipped if it is absent.
 */
public final class SharedData {

    private static final Path FOLDER =
            Path.of("..", "shared", "data").toAbsolutePath().normalize();
    private static final Path HEPTH = FOLDER.resolve("hepth");

    private SharedData() {}

    /** Skips the test with a message if the data is absent. */
    public static void assumeThere() {
        assumeTrue(Files.isDirectory(HEPTH), "skipped: there is no folder " + HEPTH);
    }

    /** Returns a file of the arXiv hep-th graph. */
    public static Path hepth(String name) {
        return HEPTH.resolve(name);
    }

    /** Returns a small file of inputs that went wrong; skips the test with a message if it is absent. */
    public static Path fault(String name) {
        Path file = FOLDER.resolve("faults").resolve(name);
        assumeTrue(Files.isRegularFile(file), "skipped: there is no file " + file);
        return file;
    }

    /** Returns the folder with records of a public feed, skips the test with a message if it is absent. */
    static Path feeds(String feed) {
        Path files = FOLDER.resolve("api").resolve(feed);
        assumeTrue(Files.isDirectory(files), "skipped: there is no folder " + files);
        return files;
    }

    /** Returns a file of annotated citations. */
    public static Path intent(String name) {
        return FOLDER.resolve("intent").resolve(name);
    }

    /** Returns the golden figures of the graph until the end of 1997. */
    static JsonNode goldenUntil1997() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(hepth("golden-hepth-until-1997.json.gz")))) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** Returns the citations until the end of 1997, as rows of the file. */
    public static List<String[]> edgesUntil1997() throws IOException {
        Map<String, String> dates = dates();
        List<String[]> edges = new ArrayList<>();
        for (String[] edge : rows("hepth-edges.tsv.gz")) {
            if (dates.getOrDefault(edge[0], "9999").compareTo("1997-12-31") <= 0) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** Returns the publication dates by bare id. */
    public static Map<String, String> dates() throws IOException {
        Map<String, String> dates = new HashMap<>();
        for (String[] work : rows("hepth-works.tsv.gz")) {
            dates.put(work[0], work[1]);
        }
        return dates;
    }

    /** Returns all citations of the graph, as rows of the file. */
    public static List<String[]> edges() throws IOException {
        return rows("hepth-edges.tsv.gz");
    }

    private static List<String[]> rows(String name) throws IOException {
        return rows(hepth(name));
    }

    /** Returns the rows of a gzipped table without the header row. */
    public static List<String[]> rows(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.add(line.split("\t", -1));
            }
        }
        return rows;
    }
}
