package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The leading co-cited works in a circle around the hub: a higher score means a shorter and thicker line. The picture
 * depends on the rows alone.
 *
 * @param size width and height of the picture
 * @param centre x and y of the hub
 * @param nodes by rank, clockwise from the top
 */
record CoCitationNetwork(int size, int centre, List<NetworkNode> nodes) {

    private static final int SIZE = 360;
    private static final int CENTRE = SIZE / 2;
    private static final int MAX_NODES = 16;
    private static final double NEAREST = 78;
    private static final double FARTHEST = 160;

    /**
     * A co-cited work.
     *
     * @param rank number in the table
     * @param line width of the line to the hub
     */
    record NetworkNode(int rank, WorkLink work, String x, String y, String line) {}

    /**
     * Returns the picture of ranked works.
     *
     * @param scores of the rows, descending
     */
    static CoCitationNetwork of(List<CoCitedTable.CoCitedTableRow> rows, List<Double> scores) {
        int count = Math.min(MAX_NODES, rows.size());
        double highest = count == 0 ? 0 : scores.get(0);
        double lowest = count == 0 ? 0 : scores.get(count - 1);
        List<NetworkNode> nodes = new ArrayList<>(count);
        for (int rank = 0; rank < count; rank++) {
            // Relative to the first and the last node, because the scores of most hubs are close together.
            double closeness = highest == lowest ? 0.5 : (scores.get(rank) - lowest) / (highest - lowest);
            double radius = FARTHEST - closeness * (FARTHEST - NEAREST);
            double angle = 2 * Math.PI * rank / count;
            nodes.add(new NetworkNode(
                    rows.get(rank).rank(),
                    rows.get(rank).work(),
                    decimal(CENTRE + radius * Math.sin(angle)),
                    decimal(CENTRE - radius * Math.cos(angle)),
                    decimal(1 + 4 * closeness)));
        }
        return new CoCitationNetwork(SIZE, CENTRE, nodes);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
