package org.citationhubs.bench.cluster;

/** What became of a question. */
enum Outcome {
    /** A right answer of the owner. */
    OWNER,
    /** A right answer of a copy, said to be one. */
    COPY,
    /** 503 of an instance that was ready. */
    NOT_NOW,
    /** 503 of an instance that was starting or stopping: a balancer would not have asked it. */
    NOT_NOW_AWAY,
    /** No connection to an instance that was killed, starting or stopping, or one that broke. */
    REFUSED_AWAY,
    /** 404 for a work that exists. */
    NOT_FOUND,
    /** An answer that cannot be right. */
    WRONG,
    /** Anything else. */
    FAILED;

    boolean isAnswer() {
        return this == OWNER || this == COPY;
    }
}
