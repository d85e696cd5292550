package org.citationhubs.topics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All topics of the service, as the files in {@code topics/} describe them. */
public final class TopicCatalog {

    /** Observations of reference lists, by citing work. Input. */
    public static final String CITATIONS = "citations.v1";
    /** Observations of works, by work. Input. */
    public static final String WORKS = "works.v1";
    /** What is known of a hub, by hub. Output. */
    public static final String HUB_SUMMARIES = "hub-summaries.v1";
    /** What changed of a hub, by hub. Output. */
    public static final String HUB_CHANGES = "hub-changes.v1";
    /** What could not be applied. Output. */
    public static final String DEAD_LETTERS = "dead-letters.v1";

    // By name and not by listing the folder: inside a jar there is no folder to list.
    private static final List<String> NAMES = List.of(CITATIONS, WORKS, HUB_SUMMARIES, HUB_CHANGES, DEAD_LETTERS);

    private final Map<String, TopicSpec> specs;

    private TopicCatalog(Map<String, TopicSpec> specs) {
        this.specs = specs;
    }

    /**
     * Reads the packaged files.
     *
     * @throws UncheckedIOException if a file is missing or does not say what {@link TopicSpec} needs; the message names
     *     it
     */
    public static TopicCatalog load() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        Map<String, TopicSpec> specs = new LinkedHashMap<>();
        for (String name : NAMES) {
            TopicSpec spec = read(yaml, name);
            if (!spec.name().equals(name)) {
                throw new IllegalStateException(file(name) + ": name is " + spec.name() + ", must be " + name);
            }
            specs.put(name, spec);
        }
        return new TopicCatalog(specs);
    }

    /** Every topic, inputs first. */
    public List<TopicSpec> all() {
        return List.copyOf(specs.values());
    }

    /**
     * One topic.
     *
     * @throws IllegalArgumentException if the service has no topic of that name
     */
    public TopicSpec get(String name) {
        TopicSpec spec = specs.get(name);
        if (spec == null) {
            throw new IllegalArgumentException("no topic " + name + " in " + NAMES);
        }
        return spec;
    }

    /** The JSON schema (2020-12) of a topic's values, as text. */
    public String schema(String name) {
        String file = "/topics/" + get(name).schema();
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static TopicSpec read(ObjectMapper yaml, String name) {
        try (InputStream in = open(file(name))) {
            return yaml.readValue(in, TopicSpec.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(name) + ": " + e.getMessage(), e);
        }
    }

    private static String file(String name) {
        return "/topics/" + name + ".yaml";
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = TopicCatalog.class.getResourceAsStream(file);
        if (in == null) {
            throw new FileNotFoundException("no resource " + file);
        }
        return in;
    }
}
