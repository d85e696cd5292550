package org.citationhubs.query;

import org.citationhubs.query.route.Copy;
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

    /** Whether answering may mean to ask other instances something that does not. */
    boolean asksOthers() {
        return false;
    }

    /**
     * What a partition answers. Reads its stores and, unless it {@link #asksOthers}, waits for nobody: so instances never wait for each other in
     * a circle.
     *
     * @param copy in which capacity the stores are read
     * @throws StoreUnavailableException if it cannot now
     */
    abstract A answer(PartitionStores stores, Copy copy, Q asked);
}
