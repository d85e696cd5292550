package org.citationhubs.query;

import org.citationhubs.query.route.Half;

/**
 * A question that each partition answers for itself, wherever it is: {@link Cluster} brings it there and the answers back.
 *
 * @param <Q> what is asked, a record that Jackson writes and reads
 * @param <A> what is answered, likewise
 */
abstract class PartitionQuestion<Q, A> {

    private final String name;
    private final Half half;
    private final Class<Q> asks;
    private final Class<A> answers;

    /**
     * Describes the question.
     *
     * @param name by which instances know it, of one version and of the next
     * @param half that answers
     */
    PartitionQuestion(String name, Half half, Class<Q> asks, Class<A> answers) {
        this.name = name;
        this.half = half;
        this.asks = asks;
        this.answers = answers;
    }

    String name() {
        return name;
    }

    Half half() {
        return half;
    }

    Class<Q> asks() {
        return asks;
    }

    Class<A> answers() {
        return answers;
    }

    /**
     * What a partition answers. Reads its stores and asks nobody else, so that no instance ever waits for one that waits for it.
     *
     * @throws StoreUnavailableException if it cannot now
     */
    abstract A answer(PartitionStores stores, Q asked);
}
