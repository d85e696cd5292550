package org.citationhubs.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
        return new PeerQuestion(name, EventDamage.anywhere(valid(body), random));
    }
}
