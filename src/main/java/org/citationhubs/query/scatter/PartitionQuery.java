package org.citationhubs.query.scatter;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;

/**
 * A query that each partition answers from its own stores; {@link ScatterGather} sends it to the instances that have
 * the partitions.
 *
 * @param name under which instances of this version and of the next one know the query
 * @param stage of the topology that has the stores
 * @param requests codec of what is sent to a partition
 * @param answers codec of what a partition returns
 * @param callsPeers whether the handler may call other instances
 * @param handler answers for one partition
 */
public record PartitionQuery<Q, A>(
        String name,
        Stage stage,
        PartitionQueryCodec<Q> requests,
        PartitionQueryCodec<A> answers,
        boolean callsPeers,
        PartitionHandler<Q, A> handler) {

    /** Creates a query from records that Jackson writes and reads; the handler calls no other instance. */
    public static <Q, A> PartitionQuery<Q, A> of(
            String name, Stage stage, Class<Q> request, Class<A> answer, PartitionHandler<Q, A> handler) {
        return new PartitionQuery<>(
                name, stage, PartitionQueryCodec.of(request), PartitionQueryCodec.of(answer), false, handler);
    }

    /**
     * Creates a query without parameters for a number.
     *
     * @param field that holds the number in the JSON object of an answer
     */
    public static PartitionQuery<NoParams, Long> ofNumber(
            String name, Stage stage, String field, ToLongFunction<PartitionStores> number) {
        return new PartitionQuery<>(
                name,
                stage,
                PartitionQueryCodec.ofNothing(NoParams.NONE),
                PartitionQueryCodec.ofNumber(field),
                false,
                (stores, role, none) -> number.applyAsLong(stores));
    }

    /** Creates a query without parameters for a record that Jackson writes and reads. */
    public static <A> PartitionQuery<NoParams, A> ofAnswer(
            String name, Stage stage, Class<A> answer, Function<PartitionStores, A> handler) {
        return new PartitionQuery<>(
                name,
                stage,
                PartitionQueryCodec.ofNothing(NoParams.NONE),
                PartitionQueryCodec.of(answer),
                false,
                (stores, role, none) -> handler.apply(stores));
    }

    /** Returns the same query with a handler that may call other instances. */
    public PartitionQuery<Q, A> callingPeers() {
        return new PartitionQuery<>(name, stage, requests, answers, true, handler);
    }

    byte[] writeRequests(Map<Integer, Q> byPartition) {
        return PartitionQueryCodec.bytes(requests.write(byPartition));
    }

    SortedMap<Integer, Q> readRequests(byte[] body) {
        return requests.read(PartitionQueryCodec.request(body));
    }

    byte[] writeAnswers(PartitionResults<A> results) {
        return PartitionQueryCodec.writeResults(answers.write(results.answers()), results.unavailable());
    }

    void readAnswers(byte[] body, BiConsumer<Integer, A> onAnswer, BiConsumer<Integer, String> onUnavailable) {
        PartitionQueryCodec.readResults(body, answers, onAnswer, onUnavailable);
    }

    /** Parameters of a query that has none. */
    public enum NoParams {
        NONE
    }

    /**
     * Answers for one partition. Reads its stores and waits for no other instance, unless the query {@link
     * #callsPeers}: so two instances never wait for each other.
     */
    @FunctionalInterface
    public interface PartitionHandler<Q, A> {

        /**
         * Returns the answer of a partition.
         *
         * @param role of the replica that the stores belong to
         * @throws StoreUnavailableException if the stores cannot be read now
         */
        A answer(PartitionStores stores, ReplicaRole role, Q request);
    }
}
