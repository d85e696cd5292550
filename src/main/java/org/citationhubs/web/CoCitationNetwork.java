package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The leading co-cited works around the hub: the closer the measure ranks one, the nearer it stands and the stronger its line. The same rows always
 * make the same picture.
 *
 * @param size of the square picture
 * @param centre of the hub, both ways
 * @param nodes clockwise from the top, by rank
 */
record CoCitationNetwork(int size, int centre, List<NetworkNode> nodes) {

    private static final int SIZE = 360;
    private static final int CENTRE = SIZE / 2;
    private static final int MOST_NODES = 16;
    private static final double NEAREST = 78;
    private static final double FARTHEST = 160;

    /**
     * A co-cited work.
     *
     * @param rank by which the table names it
     * @param line width of the line to the hub
     */
    record NetworkNode(int rank, WorkLink work, String x, String y, String line) {}

    /**
     * The picture of ranked works.
     *
     * @param scores of the rows, descending
     */
    static CoCitationNetwork of(List<CoCitedTable.CoCitedTableRow> rows, List<Double> scores) {
        int count = Math.min(MOST_NODES, rows.size());
        double most = count == 0 ? 0 : scores.get(0);
        double least = count == 0 ? 0 : scores.get(count - 1);
        List<NetworkNode> nodes = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            // Between the first and the last shown: most hubs have scores that lie close together.
            double near = most == least ? 0.5 : (scores.get(at) - least) / (most - least);
            double radius = FARTHEST - near * (FARTHEST - NEAREST);
            double angle = 2 * Math.PI * at / count;
            nodes.add(new NetworkNode(
                    rows.get(at).rank(),
                    rows.get(at).work(),
                    decimal(CENTRE + radius * Math.sin(angle)),
                    decimal(CENTRE - radius * Math.cos(angle)),
                    decimal(1 + 4 * near)));
        }
        return new CoCitationNetwork(SIZE, CENTRE, nodes);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
