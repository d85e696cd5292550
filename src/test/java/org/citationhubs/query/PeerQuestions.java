package org.citationhubs.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.citationhubs.serde.json.EventDamage;

/** The queries between instances, as other instances write them, and damaged. */
public final class PeerQuestions {

    private static final Map<String, String> VALID = new TreeMap<>(Map.of(
            "known-works", "{'works':['pmid:100','pmid:9'],'titles':true}",
            "listed-facts", "'pmid:1'",
            "standing", "{'work':'pmid:100'}",
            "unpublished", "{}",
            "citing-works-total", "{}",
            "mentions", "{'citedByCiting':{'pmid:2':['pmid:100'],'pmid:9':['pmid:1']}}",
            "leaders", "{'order':'CITING_WORKS','tier':null,'label':null,'value':3.0,'id':'pmid:100','limit':10}",
            "titles", "{'prefix':{'text':'the'},'limit':10,'after':{'title':{'text':'the hub'},'id':'pmid:100'}}",
            "summaries", "{'works':['pmid:9','pmid:100']}"));

    private static final List<String> ODD_NUMBERS =
            List.of("NaN", "-Infinity", "1e999", "-0", "01", "-1", "2147483648", "9".repeat(400), "9".repeat(2_000));

    private static final List<String> NAMES = List.copyOf(VALID.keySet());

    private PeerQuestions() {}

    /** A query with its body. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record PeerQuestion(String name, byte[] body) {}

    /** Returns the names of all queries. */
    public static List<String> names() {
        return NAMES;
    }

    /** Returns the valid body of a query to partition 0. */
    public static byte[] valid(String name) {
        return ("{'0':" + VALID.get(name) + "}").replace('\'', '"').getBytes(UTF_8);
    }

    /** Returns a query with a damaged body; some are still valid, and some have the body of another query. */
    public static PeerQuestion damaged(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String body = random.nextInt(8) == 0 ? NAMES.get(random.nextInt(NAMES.size())) : name;
        byte[] valid = valid(body);
        return new PeerQuestion(
                name, random.nextInt(4) == 0 ? withOddPart(valid, random) : EventDamage.anywhere(valid, random));
    }

    /** Returns a query with a number out of range, a field twice, a deep value, or many partitions. */
    private static byte[] withOddPart(byte[] valid, Random random) {
        String query = new String(valid, UTF_8);
        String odd =
                switch (random.nextInt(4)) {
                    case 0 -> query.replaceAll("(?<=:)[0-9.]+", ODD_NUMBERS.get(random.nextInt(ODD_NUMBERS.size())));
                    case 1 -> query.replaceAll("(\"\\w+\":)", "$1null,$1");
                    case 2 -> {
                        int deep = 1 + random.nextInt(3_000);
                        yield query.replaceFirst("(?<=:)[^:]+$", "[".repeat(deep) + "]".repeat(deep) + "}}");
                    }
                    default -> {
                        String partition = query.substring(1, query.length() - 1);
                        yield IntStream.range(0, 1 + random.nextInt(200))
                                .mapToObj(number -> partition.replaceFirst("0", Integer.toString(number)))
                                .collect(Collectors.joining(",", "{", "}"));
                    }
                };
        return odd.getBytes(UTF_8);
    }
}
