package org.citationhubs.store.lists;

import java.util.Arrays;
import org.citationhubs.citation.work.WorkFacts;

/**
 * A reference list as a partition keeps it: the numbers of all cited works, and for those that are hubs of this partition the row
 * of the citing work at the hub. Immutable but for {@link #setRow}, which completes a list before it is stored.
 */
public final class CitingList {

    /** The cited work is no hub of this partition. */
    public static final int NO_ROW = -1;

    /** The partition keeps no list of the work. */
    public static final CitingList NONE = new CitingList(WorkFacts.NONE, new int[0], new int[0]);

    private final WorkFacts facts;
    private final int[] works;
    private final int[] rows;

    CitingList(WorkFacts facts, int[] works, int[] rows) {
        this.facts = facts;
        this.works = works;
        this.rows = rows;
    }

    /** What is believed of the citing work. */
    public WorkFacts facts() {
        return facts;
    }

    /** Whether the citing work counts: a retracted one does not. */
    public boolean counts() {
        return !facts.isRetracted();
    }

    /** The numbers of the cited works, ascending; not to be changed. */
    public int[] works() {
        return works;
    }

    /** How many works are cited. */
    public int size() {
        return works.length;
    }

    /** The row at the hub in that place of {@link #works}, {@link #NO_ROW} if it is no hub of this partition. */
    public int row(int place) {
        return rows[place];
    }

    /** The row at a hub, {@link #NO_ROW} if the list does not cite it or it is no hub of this partition. */
    public int rowAt(int hub) {
        int place = Arrays.binarySearch(works, hub);
        return place < 0 ? NO_ROW : rows[place];
    }

    /** Whether the list cites the work. */
    public boolean cites(int number) {
        return Arrays.binarySearch(works, number) >= 0;
    }

    /** Notes the row that the citing work was given at a hub. */
    public void setRow(int hub, int row) {
        int place = Arrays.binarySearch(works, hub);
        if (place < 0) {
            throw new IllegalStateException("work number " + hub + " is stated but not in the list");
        }
        rows[place] = row;
    }

    /** Whether the list still cites a hub of this partition. */
    public boolean citesHubHere() {
        for (int row : rows) {
            if (row != NO_ROW) {
                return true;
            }
        }
        return false;
    }

    /** The list after a change; rows stay with their hubs. */
    public CitingList changed(WorkFacts newFacts, int[] added, int[] removed) {
        if (added.length == 0 && removed.length == 0) {
            return new CitingList(newFacts, works, rows.clone());
        }
        int[] gone = removed.clone();
        Arrays.sort(gone);
        int[] merged = Arrays.copyOf(works, works.length + added.length);
        System.arraycopy(added, 0, merged, works.length, added.length);
        Arrays.sort(merged);
        int[] newWorks = new int[merged.length];
        int size = 0;
        for (int number : merged) {
            boolean twice = size > 0 && newWorks[size - 1] == number;
            if (!twice && Arrays.binarySearch(gone, number) < 0) {
                newWorks[size++] = number;
            }
        }
        newWorks = Arrays.copyOf(newWorks, size);
        int[] newRows = new int[size];
        for (int place = 0; place < size; place++) {
            newRows[place] = rowAt(newWorks[place]);
        }
        return new CitingList(newFacts, newWorks, newRows);
    }
}
