package org.citationhubs.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.endtoend.SharedData;

/**
 * Real records of public feeds and what an importer must make of them, counted by programs that share nothing with the
 * service. They are not part of the project; tests are skipped if they are absent.
 */
public final class ExpectedEvents {

    private final JsonNode expected;

    private ExpectedEvents(JsonNode expected) {
        this.expected = expected;
    }

    /** Opens a sample such as {@code crossref/test_cursor.json}, unpacked; skips the test if it is absent. */
    public static InputStream open(String sample) {
        int slash = sample.indexOf('/');
        Path file = SharedData.feeds(sample.substring(0, slash)).resolve(sample.substring(slash + 1));
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file));
            return sample.endsWith(".gz") ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what an importer must make of a sample; skips the test if it is absent. */
    public static ExpectedEvents of(String name) {
        Path file = SharedData.feeds("expected").resolve(name + ".expected.json");
        try {
            return new ExpectedEvents(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a value, such as {@code /works/events}. */
    public JsonNode at(String pointer) {
        return expected.at(pointer);
    }

    /** Requires that events state exactly the citations of a section, such as {@code canonical}. */
    public void requireCitations(String section, Collection<CitationEvent> lists) {
        SortedSet<String> edges = edges(lists);
        JsonNode want = expected.path(section);
        TreeSet<String> citing = new TreeSet<>();
        TreeSet<String> cited = new TreeSet<>();
        for (String edge : edges) {
            citing.add(edge.substring(0, edge.indexOf('\t')));
            cited.add(edge.substring(edge.indexOf('\t') + 1));
        }
        assertThat(edges).as("citations").hasSize(want.path("citations").asInt(-1));
        assertThat(citing).as("citing works").hasSize(want.path("lists").asInt(-1));
        assertThat(cited).as("cited works").hasSize(want.path("citedWorks").asInt(-1));
        assertThat(sha256(edges))
                .as("hash of the citations")
                .isEqualTo(want.path("edgesSha256").asText());
    }

    /** Requires that events state exactly the expected aliases. */
    public void requireAliases(Collection<WorkEvent> works) {
        TreeSet<String> aliases = new TreeSet<>();
        for (WorkEvent event : works) {
            WorkId survivor = event.facts().survivor();
            if (survivor != null) {
                aliases.add(event.work() + "\t" + survivor);
            }
        }
        assertThat(aliases).as("aliases").hasSize(expected.at("/sameAs/events").asInt(-1));
        assertThat(sha256(aliases))
                .as("hash of the aliases")
                .isEqualTo(expected.at("/sameAs/sha256").asText());
    }

    /** Folds events as the contract says: of each citation the newest statement counts. */
    private static SortedSet<String> edges(Collection<CitationEvent> lists) {
        Map<WorkId, Map<WorkId, Statement>> newest = new HashMap<>();
        for (CitationEvent event : lists) {
            Map<WorkId, Statement> ofCiting = newest.computeIfAbsent(event.citing(), id -> new TreeMap<>());
            boolean asserts = event.op() == Operation.ASSERT;
            for (Citation citation : event.citations()) {
                ofCiting.merge(citation.cited(), new Statement(event.observedAt(), asserts), Statement::newer);
            }
        }
        for (CitationEvent event : lists) {
            if (event.complete() && event.op() == Operation.ASSERT) {
                TreeSet<WorkId> listed = new TreeSet<>();
                event.citations().forEach(citation -> listed.add(citation.cited()));
                newest.get(event.citing())
                        .replaceAll((cited, statement) -> listed.contains(cited)
                                ? statement
                                : statement.newer(new Statement(event.observedAt(), false)));
            }
        }
        TreeSet<String> edges = new TreeSet<>();
        newest.forEach((citing, ofCiting) -> ofCiting.forEach((cited, statement) -> {
            if (statement.asserts && !cited.equals(citing)) {
                edges.add(citing + "\t" + cited);
            }
        }));
        return edges;
    }

    private record Statement(Instant at, boolean asserts) {

        Statement newer(Statement other) {
            int byTime = at.compareTo(other.at);
            if (byTime != 0) {
                return byTime > 0 ? this : other;
            }
            return asserts ? other : this;
        }
    }

    private static String sha256(Collection<String> sorted) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : sorted) {
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
