package org.citationhubs.query.routing;

/**
 * What matters of a question to who may answer it.
 *
 * @param forwarded whether another instance was asked first and passed it on
 * @param standbysToo whether an answer that is somewhat behind will do
 */
public record RoutingOptions(boolean forwarded, boolean standbysToo) {

    /** Anybody may answer. */
    public static final RoutingOptions OF_ANYBODY = new RoutingOptions(false, true);

    /** Only the active owner may answer. */
    public static final RoutingOptions OF_THE_OWNER = new RoutingOptions(false, false);
}
