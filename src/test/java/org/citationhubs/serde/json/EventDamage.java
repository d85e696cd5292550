package org.citationhubs.serde.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Generates events as JSON, and damages them: some of their parts, or any of their bytes. */
public final class EventDamage {

    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    /** Half a surrogate pair is written as an escape. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "2012b",
            "2023-02-30",
            "0000",
            "n.d.",
            "spring",
            "isbn:1",
            "doi:",
            "7",
            "\ud83d",
            "a \ude00 b",
            "\u0000\u0007",
            "most",
            "2999-01-01T00:00:00Z",
            "<i></i>",
            "x".repeat(3_000),
            "\ud83d\ude00".repeat(9_000));

    private EventDamage() {}

    /** Returns a value of {@code citations.v1}. Citing and cited works overlap. */
    public static byte[] list(Random random) {
        ObjectNode event = NODES.objectNode();
        event.put("eventId", "e-" + random.nextInt());
        event.put("op", random.nextInt(6) == 0 ? "retract" : "assert");
        event.put("observedAt", time(random));
        if (random.nextInt(3) == 0) {
            event.put("references", random.nextInt(4) == 0 ? "partial" : "complete");
        }
        event.putObject("source").put("system", "crossref").put("crawler", "c/1");
        ObjectNode citing = event.putObject("citing").put("id", "pmid:" + (1 + random.nextInt(90)));
        describe(citing, random);
        citing.put("summary", "Says something.");
        ArrayNode citations = event.putArray("citations");
        for (int length = 1 + random.nextInt(6); length > 0; length--) {
            ObjectNode citation = citations.addObject();
            citation.putObject("cited").put("id", "pmid:" + (70 + random.nextInt(40)));
            ArrayNode mentions = citation.putArray("mentions");
            for (int more = random.nextInt(4) - 1; more > 0; more--) {
                mention(mentions.addObject(), random);
            }
        }
        return write(event);
    }

    private static void mention(ObjectNode mention, Random random) {
        mention.put("section", "Introduction").put("context", "As in [" + random.nextInt(3) + "].");
        mention.putArray("roles")
                .addObject()
                .put("role", List.of("METHOD", "BACKGROUND", "DATASET").get(random.nextInt(3)))
                .put("confidence", 0.5);
        mention.putObject("polarity").put("value", random.nextBoolean() ? "SUPPORT" : "NEUTRAL");
        mention.put("classifier", "m/2").put("claim", "c1");
        if (random.nextInt(5) == 0) {
            mention.put("scheme", "scicite");
        }
    }

    /** Returns a value of {@code works.v1}: of its facts, retracted, merged into another work, or neither any more. */
    public static byte[] work(Random random) {
        int id = 1 + random.nextInt(110);
        ObjectNode event = NODES.objectNode();
        event.put("observedAt", time(random)).put("id", "pmid:" + id);
        switch (random.nextInt(6)) {
            case 0 ->
                event.putObject("retraction")
                        .put("noticeId", "doi:10.1/n")
                        .put("noticedAt", random.nextBoolean() ? "2023-02-03" : "2023-02-03T10:00:00Z")
                        .put("reason", "Fraud.");
            case 1 -> event.putNull("retraction");
            case 2 -> event.put("sameAs", "pmid:" + (60 + (id + 1 + random.nextInt(28)) % 30));
            case 3 -> event.putNull("sameAs");
            default -> {
                describe(event, random);
                event.putArray("claims").addObject().put("id", "c1").put("text", "A claim.");
                event.put("abstract", "We show.");
            }
        }
        return write(event);
    }

    private static void describe(ObjectNode work, Random random) {
        work.put("title", "Title " + random.nextInt(1_000)).put("publishedAt", "19" + (90 + random.nextInt(5)));
        ArrayNode authors = work.putArray("authors");
        authors.addObject().put("name", "Author " + (char) ('A' + random.nextInt(6)));
        authors.addObject()
                .put("name", "Author " + (char) ('A' + random.nextInt(6)))
                .put("id", "orcid:1");
        work.put("venue", "Journal");
    }

    /** Returns one of a few times, so that some are equal, over more than a year. */
    private static String time(Random random) {
        return START.plusSeconds(86_400L * (random.nextBoolean() ? random.nextInt(10) : 10 * random.nextInt(45)))
                .toString();
    }

    /** Returns the event with other values in some of its fields and elements; it stays JSON. */
    public static byte[] inSomeParts(byte[] event, Random random) {
        JsonNode root = read(event);
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
            List<JsonNode> containers = new ArrayList<>();
            collect(root, containers);
            JsonNode container = containers.get(random.nextInt(containers.size()));
            if (container instanceof ObjectNode object && !object.isEmpty()) {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                if (random.nextInt(6) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, other(object.get(name), random));
                }
            } else if (container instanceof ArrayNode array && !array.isEmpty()) {
                int at = random.nextInt(array.size());
                array.set(at, other(array.get(at), random));
            }
        }
        return write(root);
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode other(JsonNode value, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(1990 + random.nextInt(20));
            case 4 -> NODES.numberNode(random.nextGaussian() * 1e300);
            case 5 -> random.nextBoolean() ? NODES.arrayNode() : NODES.objectNode();
            case 6 -> NODES.arrayNode().add(value.deepCopy());
            case 7 -> NODES.objectNode().set("id", value.deepCopy());
            default -> NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    /** Returns any bytes that are like the event: parts or bytes changed, names twice, no JSON, very deep. */
    public static byte[] anywhere(byte[] event, Random random) {
        byte[] bytes = event.clone();
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> {
                return inSomeParts(event, random);
            }
            case 5 -> {
                for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                return bytes;
            }
            case 6 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 7 -> {
                return replaced(event, "\"observedAt\"", "\"op\":\"assert\",\"observedAt\"");
            }
            case 8 -> {
                String number = List.of("NaN", "-Infinity", "1e999", "-0", "01", "9".repeat(400), "9".repeat(2_000))
                        .get(random.nextInt(7));
                return replaced(event, "\"observedAt\"", "\"x\":" + number + ",\"observedAt\"");
            }
            case 9 -> {
                int deep = 1 + random.nextInt(3_000);
                String nested = "\"x\":" + "[".repeat(deep) + "]".repeat(deep) + ",\"observedAt\"";
                return replaced(event, "\"observedAt\"", nested);
            }
            case 10 -> {
                return replaced(
                        event,
                        "pmid:",
                        List.of("pmid:\\u0000", "PMID: ", "\\ud800", "%2", "a/b;", "[")
                                .get(random.nextInt(6)));
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(40), bytes.length - Math.max(from, to));
                System.arraycopy(event, from, bytes, to, length);
                return bytes;
            }
        }
    }

    private static byte[] replaced(byte[] event, String text, String by) {
        return new String(event, UTF_8).replace(text, by).getBytes(UTF_8);
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(JsonNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
