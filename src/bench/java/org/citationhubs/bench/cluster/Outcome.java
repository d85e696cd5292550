package org.citationhubs.bench.cluster;

/** The outcome of a request. */
enum Outcome {
    /** A correct answer of the active replica. */
    OWNER,
    /** A correct answer of a standby, marked as such. */
    COPY,
    /** 503 of an instance that was ready. */
    NOT_NOW,
    /** 503 of an instance that was starting or stopping: a load balancer would not use it. */
    NOT_NOW_AWAY,
    /** No connection, or a broken one, to an instance that was killed, starting or stopping. */
    REFUSED_AWAY,
    /** 404 for a work that exists. */
    NOT_FOUND,
    /** A wrong answer. */
    WRONG,
    /** Anything else. */
    FAILED;

    boolean isAnswer() {
        return this == OWNER || this == COPY;
    }
}
