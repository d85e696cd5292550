package org.citationhubs.query.ops;

/**
 * The part of the inputs that an answer does not cover yet.
 *
 * @param records of {@code citations.v1} and {@code works.v1}
 * @param seconds since all of the inputs was covered that there was, rounded up; at least as many if the service lagged
 *     already when this instance started
 */
public record InputLag(long records, long seconds) {

    /** Nothing is left to cover. */
    public static final InputLag NONE = new InputLag(0, 0);
}
