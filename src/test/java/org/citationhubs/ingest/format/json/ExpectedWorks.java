package org.citationhubs.ingest.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.ExpectedEvents;

/** Compares descriptions of works with those that a sample must give. */
public final class ExpectedWorks {

    private ExpectedWorks() {}

    /** Requires as many works with each fact as the section {@code works} says, and their ids and dates. */
    public static void require(ExpectedEvents expected, List<WorkEvent> events) {
        TreeSet<String> dates = new TreeSet<>();
        int titles = 0;
        int dated = 0;
        int authored = 0;
        int authors = 0;
        for (WorkEvent event : events) {
            WorkFacts facts = event.facts();
            if (facts.sameAs() == null) {
                titles += facts.title() == null ? 0 : 1;
                dated += facts.publishedAt() == null ? 0 : 1;
                authored += facts.authors() == null ? 0 : 1;
                authors += facts.authors() == null ? 0 : facts.authors().list().size();
                dates.add(event.work() + "\t" + Objects.toString(facts.publishedAt(), ""));
            }
        }
        JsonNode works = expected.at("/works");
        assertThat(dates).as("works").hasSize(works.path("events").asInt(-1));
        assertThat(titles).as("with title").isEqualTo(works.path("withTitle").asInt(-1));
        assertThat(dated).as("with date").isEqualTo(works.path("withDate").asInt(-1));
        assertThat(authored)
                .as("with authors")
                .isEqualTo(works.path("withAuthors").asInt(-1));
        assertThat(authors).as("authors").isEqualTo(works.path("authors").asInt(-1));
        assertThat(sha256(dates))
                .as("ids and dates")
                .isEqualTo(works.path("idDateSha256").asText());
    }

    private static String sha256(TreeSet<String> sorted) {
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
