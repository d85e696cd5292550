package org.citationhubs.query.route;

/**
 * What matters of a question to who may answer it.
 *
 * @param forwarded whether another instance was asked first and passed it on
 * @param standbysToo whether an answer that is somewhat behind will do
 */
public record Asked(boolean forwarded, boolean standbysToo) {

    /** Anybody may answer. */
    public static final Asked OF_ANYBODY = new Asked(false, true);

    /** Only the active owner may answer. */
    public static final Asked OF_THE_OWNER = new Asked(false, false);
}
