package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.web.CoCitationNetwork.NetworkNode;
import org.junit.jupiter.api.Test;

class CoCitationNetworkTest {

    @Test
    void higherScoreMeansNearerAndThickerLine() {
        assertThat(network(9, 5, 1).nodes())
                .extracting(NetworkNode::rank, NetworkNode::x, NetworkNode::y, NetworkNode::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "180.0", "102.0", "5.0"),
                        org.assertj.core.groups.Tuple.tuple(2, "283.1", "239.5", "3.0"),
                        org.assertj.core.groups.Tuple.tuple(3, "41.4", "260.0", "1.0"));
    }

    @Test
    void equalScoresHaveEqualDistance() {
        assertThat(network(2, 2).nodes()).extracting(NetworkNode::y).containsExactly("61.0", "299.0");
        assertThat(network(2).nodes()).extracting(NetworkNode::line).containsExactly("3.0");
    }

    @Test
    void showsFirstSixteenWithinThePicture() {
        List<NetworkNode> nodes = network(
                        IntStream.range(0, 20).mapToDouble(rank -> 100 - rank).toArray())
                .nodes();

        assertThat(nodes).hasSize(16).allSatisfy(node -> {
            assertThat(Double.parseDouble(node.x())).isBetween(16.0, 344.0);
            assertThat(Double.parseDouble(node.y())).isBetween(16.0, 344.0);
        });
        assertThat(network().nodes()).isEmpty();
    }

    private static CoCitationNetwork network(double... scores) {
        List<CoCitedTable.CoCitedTableRow> rows = IntStream.rangeClosed(1, scores.length)
                .mapToObj(rank -> new CoCitedTable.CoCitedTableRow(
                        rank, WorkLink.of(WorkId.parse("pmid:" + rank), null), "1", "1 %", null, null))
                .toList();
        return CoCitationNetwork.of(rows, DoubleStream.of(scores).boxed().toList());
    }
}
