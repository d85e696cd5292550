package org.citationhubs.query;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.WorkId;
import org.citationhubs.store.Titles;
import org.citationhubs.topology.Partitions;
import org.jspecify.annotations.Nullable;

/** What a query has to know of works beside the one it asks about: each at the partition that owns it, if that is here. */
final class WorkLookup {

    private final Partitions partitions;
    private final PartitionStores[] stores;

    WorkLookup(Partitions partitions, PartitionStores[] stores) {
        this.partitions = partitions;
        this.stores = stores;
    }

    /**
     * The title of a work.
     *
     * @param titles those that the asking partition was told
     * @param number of the work in that partition
     */
    @Nullable
    String title(ReadOnlyKeyValueStore<Bytes, byte[]> titles, int number, WorkId work) {
        Titles.Title told = Titles.get(titles, number);
        return told != null ? told.text() : title(work);
    }

    /** The title of a work, null if nobody said it or the work is not here. */
    @Nullable
    String title(WorkId work) {
        return ofOwner(work, (owner, number) -> owner.factsOf(number).title());
    }

    /** How many works cite a work, null if the work is not here. */
    @Nullable
    Integer citingWorks(WorkId work) {
        return ofOwner(
                work, (owner, number) -> owner.reader().current(number).counts().citingWorks());
    }

    private <T> @Nullable T ofOwner(WorkId work, Question<T> question) {
        PartitionStores owner = stores[partitions.of(work)];
        try {
            int number = owner.numbers().find(work);
            return number == 0 ? null : question.ask(owner, number);
        } catch (StoreUnavailableException notHere) {
            // What the answer is about is here; a title beside it is worth less than the answer.
            return null;
        }
    }

    private interface Question<T> {

        @Nullable
        T ask(PartitionStores owner, int number);
    }
}
