package org.citationhubs.topics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The topics of the service, as described in {@code topics/}. */
public final class TopicCatalog {

    /** Input: observations of reference lists, keyed by citing work. */
    public static final String CITATIONS = "citations.v1";

    /** Input: observations of works, keyed by work. */
    public static final String WORKS = "works.v1";

    /** Input: which systems are revoked, keyed by system. */
    public static final String SOURCES = "sources.v1";

    /** Output: summaries of hubs, keyed by hub. */
    public static final String HUB_SUMMARIES = "hub-summaries.v1";

    /** Output: changes of hubs, keyed by hub. */
    public static final String HUB_CHANGES = "hub-changes.v1";

    /** Output: rejected records. */
    public static final String DEAD_LETTERS = "dead-letters.v1";

    // Listed here, because a folder inside a jar cannot be listed.
    private static final List<String> NAMES =
            List.of(CITATIONS, WORKS, SOURCES, HUB_SUMMARIES, HUB_CHANGES, DEAD_LETTERS);

    private final Map<String, TopicSpec> specs;

    private TopicCatalog(Map<String, TopicSpec> specs) {
        this.specs = specs;
    }

    /**
     * Reads the packaged files.
     *
     * @throws UncheckedIOException if a file is missing or is not a valid {@link TopicSpec}; the message names the file
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

    /**
     * Returns the catalog for events of another size: the inputs accept records of {@code bytes}, if that is more than
     * their files say.
     */
    public TopicCatalog withInputRecordsOf(int bytes) {
        Map<String, TopicSpec> changed = new LinkedHashMap<>(specs);
        for (String input : List.of(CITATIONS, WORKS)) {
            changed.put(input, get(input).withAtLeast("max.message.bytes", bytes));
        }
        return new TopicCatalog(changed);
    }

    /** Returns the catalog with further inputs that are like {@code citations.v1}. */
    public TopicCatalog withInputs(Collection<String> names) {
        Map<String, TopicSpec> more = new LinkedHashMap<>(specs);
        for (String name : names) {
            more.put(name, get(CITATIONS).named(name));
        }
        return new TopicCatalog(more);
    }

    /** Returns all topics. */
    public List<TopicSpec> all() {
        return List.copyOf(specs.values());
    }

    /**
     * Returns a topic.
     *
     * @throws IllegalArgumentException if the service has no topic with this name
     */
    public TopicSpec get(String name) {
        TopicSpec spec = specs.get(name);
        if (spec == null) {
            throw new IllegalArgumentException("no topic " + name + " in " + NAMES);
        }
        return spec;
    }

    /** Returns the JSON schema (2020-12) of the values of a topic, as text. */
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
