package org.citationhubs.query.routing;

/**
 * The properties of a query that decide which replicas may answer.
 *
 * @param forwarded whether another instance received the request first and forwarded it
 * @param allowStandby whether a standby, which may lag, may answer
 */
public record RoutingOptions(boolean forwarded, boolean allowStandby) {

    /** Any replica may answer. */
    public static final RoutingOptions ANY_REPLICA = new RoutingOptions(false, true);

    /** Only the active replica may answer. */
    public static final RoutingOptions ACTIVE_ONLY = new RoutingOptions(false, false);
}
