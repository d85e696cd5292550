package org.citationhubs.store.kv;

import java.util.List;

/** The names of the state stores; a changelog topic is named after its store, so a name never changes. */
public final class StoreNames {

    /** Stage 1: citing id to its newest list. */
    public static final String REFERENCE_LISTS = "reference-lists";

    /** Stage 1, in memory: what is known of the partition as a whole. */
    public static final String INTAKE = "intake";

    /** Stage 2: id to number and number to id. */
    public static final String WORK_NUMBERS = "work-numbers";

    /** Stage 2: citing work to the list as this partition was told. */
    public static final String CITING_LISTS = "citing-lists";

    /** Stage 2: hub to counts, published leaders and where merging stands. */
    public static final String HUBS = "hubs";

    /** Stage 2: hub and row to citing work and its facts. */
    public static final String CITING_WORKS = "citing-works";

    /** Stage 2: hub and row to the mentions, where there are any. */
    public static final String STATEMENTS = "statements";

    /** Stage 2: the citing works of large hubs in the orders in which pages of them are asked for. */
    public static final String CITING_ORDER = "citing-order";

    /** Stage 2: the hubs of the partition in the orders in which they are listed. */
    public static final String HUB_ORDER = "hub-order";

    /** Stage 2: hub and page to co-citation counts; hub and input offset to corrections of them. */
    public static final String CO_CITATIONS = "co-citations";

    /** Stage 2: works of this partition: what is believed of them and who shows their title. */
    public static final String WORKS = "works";

    /** Stage 2: titles that hubs of this partition show, of works of any partition. */
    public static final String TITLES = "titles";

    /** Stage 2, in memory: what has changed and is not published yet. */
    public static final String UNPUBLISHED = "unpublished";

    /** Stage 2, in memory: the offset of each input partition up to which this partition has heard. */
    public static final String PROGRESS = "progress";

    /** The stores of stage 2 that are on disk. */
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

    private StoreNames() {}
}
