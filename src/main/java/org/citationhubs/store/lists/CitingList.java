package org.citationhubs.store.lists;

import java.util.Arrays;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.store.memory.HeapWeights;

/**
 * A reference list in a partition of hubs: the numbers of all cited works and, for each hub of this partition, the row
 * of the citing work at the hub. Immutable except for {@link #setRow}, which completes a list before it is stored.
 */
public final class CitingList {

    /** The row of a cited work that is not a hub of this partition. */
    public static final int NO_ROW = -1;

    /** The list of a work without a stored list. */
    public static final CitingList NONE = new CitingList(WorkFacts.NONE, new int[0], new int[0]);

    private final WorkFacts facts;
    private final int[] works;
    private final int[] rows;

    CitingList(WorkFacts facts, int[] works, int[] rows) {
        this.facts = facts;
        this.works = works;
        this.rows = rows;
    }

    /** Returns the facts of the citing work. */
    public WorkFacts facts() {
        return facts;
    }

    /** Returns whether the citing work counts: a retracted work does not. */
    public boolean counts() {
        return !facts.isRetracted();
    }

    /** Returns the numbers of the cited works, ascending. Do not modify the array. */
    public int[] works() {
        return works;
    }

    /** Returns the number of cited works. */
    public int size() {
        return works.length;
    }

    /**
     * Returns the row at the hub at an index of {@link #works}, {@link #NO_ROW} if it is not a hub of this partition.
     */
    public int row(int index) {
        return rows[index];
    }

    /** Returns the row at a hub, {@link #NO_ROW} if the list does not cite it or it is not a hub of this partition. */
    public int rowAt(int hub) {
        int index = Arrays.binarySearch(works, hub);
        return index < 0 ? NO_ROW : rows[index];
    }

    /** Returns whether the list cites a work. */
    public boolean cites(int number) {
        return Arrays.binarySearch(works, number) >= 0;
    }

    /** Sets the row of the citing work at a hub. */
    public void setRow(int hub, int row) {
        int index = Arrays.binarySearch(works, hub);
        if (index < 0) {
            throw new IllegalStateException("work number " + hub + " is not in the list");
        }
        rows[index] = row;
    }

    /** Returns the estimated heap use in bytes. */
    long heapBytes() {
        return 64 + 8L * works.length + HeapWeights.of(facts);
    }

    /** Returns whether the list cites a hub of this partition. */
    boolean citesHubHere() {
        for (int row : rows) {
            if (row != NO_ROW) {
                return true;
            }
        }
        return false;
    }

    /** Returns the list after a change; hubs keep their rows. */
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
        for (int index = 0; index < size; index++) {
            newRows[index] = rowAt(newWorks[index]);
        }
        return new CitingList(newFacts, newWorks, newRows);
    }
}
