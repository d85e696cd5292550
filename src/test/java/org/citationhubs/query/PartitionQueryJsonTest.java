package org.citationhubs.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.citationhubs.query.routing.ReplicaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The JSON of the queries between instances, which two versions exchange during a rolling
 * upgrade: a change here needs both forms to be read.
 */
class PartitionQueryJsonTest {

    @TempDir
    Path folder;

    private QueriedHubs hubs;

    @BeforeEach
    void start() {
        hubs = new QueriedHubs(folder);
        hubs.cites("pmid:1", "2001", "pmid:100");
        hubs.cites("pmid:2", "2003-05", "pmid:100", "pmid:1");
        hubs.cites("pmid:3", "2003", "pmid:100");
        hubs.deliver("pmid:1", """
            {"eventId":"e","op":"assert","observedAt":"2026-02-01T00:00:00Z","source":{"system":"test"},
             "references":"partial","citing":{"id":"pmid:1"},"citations":[{"cited":{"id":"pmid:100"},
             "mentions":[{"section":"1","context":"As [1] shows.",
             "roles":[{"role":"METHOD"}],"polarity":{"value":"SUPPORT"}}]}]}\
            """);
        hubs.titled("pmid:100", "The hub");
        hubs.settle();
    }

    @AfterEach
    void stop() {
        hubs.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "known-works | {'works':['pmid:100','pmid:9'],'titles':true}"
                        + " | {'works':{'pmid:100':{'title':'The hub','citingWorks':3}}}",
                "known-works | {'works':['pmid:1'],'titles':false}"
                        + " | {'works':{'pmid:1':{'title':null,'citingWorks':1}}}",
                "listed-facts | 'pmid:9' | {'facts':null}",
                "standing | {'work':'pmid:100'} | {'asOf':{'0':3},'known':true}",
                "standing | {'work':null} | {'asOf':{'0':3},'known':false}",
                "unpublished | {} | {'hubs':0}",
                "citing-works-total | {} | {'citingWorks':3}",
                "mentions | {'citedByCiting':{'pmid:2':['pmid:100'],'pmid:9':['pmid:1']}}"
                        + " | {'mentions':{'pmid:2':{'pmid:100':[]}}}",
                "leaders | {'order':'CITING_WORKS','tier':null,'label':null,'value':null,'id':null,'limit':10}"
                        + " | {'leaders':[{'id':'pmid:100','value':3.0,'title':'The hub','tier':'EMERGING',"
                        + "'label':null,"
                        + "'citingWorks':3,'windows':{'d1':0,'d7':0,'d30':0,'d365':0,'velocity':0.0,'zScore':0.0}}],"
                        + "'total':1,'readTo':null,'asOf':{'0':3}}",
                "titles | {'prefix':{'text':'the'},'limit':10,'after':null}"
                        + " | {'found':[{'place':{'title':{'text':'the hub'},'id':'pmid:100'},'hub':{'id':'pmid:100',"
                        + "'value':3.0,'title':'The hub','tier':'EMERGING','label':null,"
                        + "'citingWorks':3,'windows':{'d1':0,'d7':0,'d30':0,'d365':0,'velocity':0.0,'zScore':0.0}}}],"
                        + "'asOf':{'0':3}}",
                "summaries | {'works':['pmid:9']} | {'found':{},'unknown':['pmid:9'],'moved':{}}",
            })
    void eachQueryKeepsItsJson(String name, String request, String answer) {
        String body = "{'0':" + request + "}";

        byte[] reply = hubs.service().answerPeer(name, ReplicaRole.ACTIVE, json(body));

        assertThat(new String(reply, UTF_8))
                .isEqualTo(new String(json("{'answers':{'0':" + answer + "},'unavailable':{}}"), UTF_8));
    }

    private static byte[] json(String quoted) {
        return quoted.replace('\'', '"').getBytes(UTF_8);
    }
}
