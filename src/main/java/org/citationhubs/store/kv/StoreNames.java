package org.citationhubs.store.kv;

import java.util.List;

/** Names of the state stores. A changelog topic is named after its store, so never change a name. */
public final class StoreNames {

    /** Stage 1: the newest reference list of each citing id. */
    public static final String REFERENCE_LISTS = "reference-lists";

    /** Stage 1, in memory: counts and newest day of the partition. */
    public static final String INTAKE = "intake";

    /** Stage 2: the number of each id and the id of each number. */
    public static final String WORK_NUMBERS = "work-numbers";

    /** Stage 2: the list of each citing work, as this partition received it. */
    public static final String CITING_LISTS = "citing-lists";

    /** Stage 2: the header of each hub. */
    public static final String HUBS = "hubs";

    /** Stage 2: the citing work in each row of a hub. */
    public static final String CITING_WORKS = "citing-works";

    /** Stage 2: the mentions in each row of a hub, if there are any. */
    public static final String STATEMENTS = "statements";

    /** Stage 2: the citing works of large hubs, in each order in which pages of them are requested. */
    public static final String CITING_ORDER = "citing-order";

    /** Stage 2: the hubs of the partition, in each order in which they are listed. */
    public static final String HUB_ORDER = "hub-order";

    /** Stage 2: the pages of co-citation counts of each hub, and corrections of them by offset in {@code to-hubs}. */
    public static final String CO_CITATIONS = "co-citations";

    /** Stage 2: the facts and ids of works that the partition owns, and the partitions that show their titles. */
    public static final String WORKS = "works";

    /** Stage 2: the titles that hubs of this partition show, of works of any partition. */
    public static final String TITLES = "titles";

    /** Stage 2, in memory: changed hubs that are not published yet, and other pending work. */
    public static final String UNPUBLISHED = "unpublished";

    /** Stage 2, in memory: the offset of each input partition up to which this partition has applied changes. */
    public static final String PROGRESS = "progress";

    /** Stores of stage 2 that are on disk. */
    public static final List<String> HUBS_ON_DISK = List.of(
            WORK_NUMBERS,
            CITING_LISTS,
            HUBS,
            CITING_WORKS,
            STATEMENTS,
            CITING_ORDER,
            HUB_ORDER,
            CO_CITATIONS,
            WORKS,
            TITLES);

    /** Stores of stage 2 that are small enough for the heap. */
    public static final List<String> HUBS_IN_MEMORY = List.of(UNPUBLISHED, PROGRESS);

    private StoreNames() {}
}
