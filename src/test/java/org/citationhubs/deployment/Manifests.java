package org.citationhubs.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files of deployments. Resolves anchors and merge keys as Docker and Kubernetes do. */
final class Manifests {

    static final Path COMPOSE = Path.of("docker-compose.yml");
    static final Path DOCKERFILE = Path.of("src", "main", "docker", "Dockerfile");
    static final Path JVM_OPTIONS = Path.of("src", "main", "docker", "jvm.options");
    static final Path KUBERNETES = Path.of("k8s");
    static final Path MONITORING = KUBERNETES.resolve("components").resolve("monitoring");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifests() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the only document of a file. */
    static JsonNode one(Path file) {
        List<JsonNode> documents = all(text(file));
        if (documents.size() != 1) {
            throw new IllegalStateException(file + " has " + documents.size() + " documents");
        }
        return documents.get(0);
    }

    /** Returns the documents of a text. */
    static List<JsonNode> all(String text) {
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
            if (document != null) {
                documents.add(JSON.valueToTree(document));
            }
        }
        return documents;
    }

    /** Returns the only document of a kind with a name. */
    static JsonNode named(List<JsonNode> documents, String kind, String name) {
        List<JsonNode> found = documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind)
                        && document.at("/metadata/name").asText().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " documents are the " + kind + " " + name);
        }
        return found.get(0);
    }

    /** Returns all documents of a kind. */
    static List<JsonNode> ofKind(List<JsonNode> documents, String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .toList();
    }

    /** Returns the elements of a list. */
    static Stream<JsonNode> each(JsonNode list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get);
    }

    /** Returns the field names of an object. */
    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Returns an image by its tag, without the digest that {@code .ci/supply-chain pin-images} writes behind it. */
    static String tagged(String image) {
        return image.replaceAll("@sha256:[0-9a-f]{64}$", "");
    }

    /** Returns the bytes of a size in the notation of Docker, Kubernetes or this service. */
    static long bytes(String size) {
        String number = size.replaceAll("[^0-9]", "");
        String unit = size.substring(number.length())
                .toUpperCase(java.util.Locale.ROOT)
                .replace("I", "")
                .replace("B", "");
        return switch (unit) {
            case "" -> Long.parseLong(number);
            case "K" -> Long.parseLong(number) << 10;
            case "M" -> Long.parseLong(number) << 20;
            case "G" -> Long.parseLong(number) << 30;
            default -> throw new IllegalArgumentException("a size in " + unit + ": " + size);
        };
    }
}
