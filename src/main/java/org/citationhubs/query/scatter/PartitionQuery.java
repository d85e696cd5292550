package org.citationhubs.query.scatter;

import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;

/**
 * A question that each partition answers for itself, wherever it is: {@link ScatterGather} brings it there and the answers back.
 *
 * @param <Q> what is asked, a record that Jackson writes and reads
 * @param <A> what is answered, likewise
 */
public abstract class PartitionQuery<Q, A> {

    private final String name;
    private final Stage half;
    private final Class<Q> asks;
    private final Class<A> answers;

    /**
     * Describes the question.
     *
     * @param name by which instances know it, of one version and of the next
     * @param half that answers
     */
    public PartitionQuery(String name, Stage half, Class<Q> asks, Class<A> answers) {
        this.name = name;
        this.half = half;
        this.asks = asks;
        this.answers = answers;
    }

    String name() {
        return name;
    }

    Stage half() {
        return half;
    }

    Class<Q> asks() {
        return asks;
    }

    Class<A> answers() {
        return answers;
    }

    /** Whether answering may mean to ask other instances something that does not. */
    public boolean asksOthers() {
        return false;
    }

    /**
     * What a partition answers. Reads its stores and, unless it {@link #asksOthers}, waits for nobody: so instances never wait for each other in
     * a circle.
     *
     * @param copy in which capacity the stores are read
     * @throws StoreUnavailableException if it cannot now
     */
    public abstract A answer(PartitionStores stores, ReplicaRole copy, Q asked);
}
