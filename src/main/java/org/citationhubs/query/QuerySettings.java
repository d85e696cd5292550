package org.citationhubs.query;

import java.time.Duration;

/**
 * Settings of queries.
 *
 * @param timeout of a query, without the time that it waits for an input
 * @param standbyMaxLag number of records by which a standby may lag to answer instead of the active replica
 * @param maxSendTime greatest time for which a record may be in the producer buffer of a stream thread
 * @param inputTimeout longest wait for the input that a request requires
 * @param scanTime for which a query may look for items of a list that no stored order has by itself
 */
public record QuerySettings(
        Duration timeout, long standbyMaxLag, Duration maxSendTime, Duration inputTimeout, Duration scanTime) {}
