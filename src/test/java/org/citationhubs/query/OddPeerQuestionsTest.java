package org.citationhubs.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citationhubs.query.PeerQuestions.PeerQuestion;
import org.citationhubs.query.routing.ReplicaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no instance of this service sends is refused, and never fails inside a query. */
class OddPeerQuestionsTest {

    private static final int QUESTIONS = 2_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private QueriedHubs hubs;

    @BeforeEach
    void start() {
        hubs = new QueriedHubs(folder);
        hubs.cites("pmid:1", "2001", "pmid:100");
        hubs.cites("pmid:2", "2003-05", "pmid:100", "pmid:1");
        hubs.cites("pmid:3", "2003", "pmid:100");
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
                "summaries    | ``",
                "summaries    | not json",
                "summaries    | []",
                "summaries    | 'text'",
                "summaries    | null",
                "summaries    | {'0':null}",
                "summaries    | {'0':{}}",
                "summaries    | {'0':{'works':null}}",
                "summaries    | {'0':{'works':[null]}}",
                "summaries    | {'0':{'works':['nonsense']}}",
                "summaries    | {'0':{'works':{}}}",
                "summaries    | {'zero':{'works':[]}}",
                "summaries    | {'9':{'works':[]}}",
                "summaries    | {'-1':{'works':[]}}",
                "known-works  | {'0':{'works':null,'titles':true}}",
                "known-works  | {'0':{'works':['pmid:1',null],'titles':true}}",
                "listed-facts | {'0':null}",
                "listed-facts | {'0':''}",
                "mentions     | {'0':{'citedByCiting':null}}",
                "mentions     | {'0':{'citedByCiting':{'pmid:1':null}}}",
                "leaders      | {'0':{'order':null,'limit':10}}",
                "leaders      | {'0':{'order':'CITING_WORKS','limit':0}}",
                "leaders      | {'0':{'order':'CITING_WORKS','limit':20000}}",
                "leaders      | {'0':{'order':'CITING_WORKS','limit':10,'value':'NaN','id':'pmid:1'}}",
                "titles       | {'0':{'prefix':null,'limit':10}}",
                "titles       | {'0':{'prefix':{'text':''},'limit':10}}",
                "titles       | {'0':{'prefix':{'text':'the'},'limit':1001}}",
                "titles       | {'0':{'prefix':{'text':'the'},'limit':1,'after':{'title':null,'id':'pmid:1'}}}",
                "nothing      | {'0':{}}",
            })
    void oddBodiesAreRefused(String name, String body) {
        byte[] sent = body.replace('\'', '"').getBytes(UTF_8);

        assertThatThrownBy(() -> hubs.service().answerPeer(name, ReplicaRole.ACTIVE, sent))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).length()).isLessThan(200));
    }

    @Test
    void noMoreWorksThanACallMayNameAreAnswered() {
        String works = Stream.generate(() -> "\"pmid:100\"").limit(501).collect(Collectors.joining(","));

        assertThatThrownBy(() -> hubs.service()
                        .answerPeer(
                                "summaries",
                                ReplicaRole.ACTIVE,
                                ("{\"0\":{\"works\":[" + works + "]}}").getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagedBodiesAreAnsweredOrRefused() {
        long seed = Long.getLong("hubs.test.seed", System.nanoTime());
        Random random = new Random(seed);
        int refused = 0;
        for (int question = 0; question < QUESTIONS; question++) {
            PeerQuestion damaged = PeerQuestions.damaged(random);
            try {
                assertThat(hubs.service().answerPeer(damaged.name(), ReplicaRole.ACTIVE, damaged.body()))
                        .isNotEmpty();
            } catch (IllegalArgumentException e) {
                refused++;
            } catch (RuntimeException e) {
                fail("seed " + seed + ": " + damaged.name() + ' ' + new String(damaged.body(), UTF_8), e);
            }
        }
        assertThat(refused).isBetween(QUESTIONS / 4, QUESTIONS - QUESTIONS / 20);
    }
}
