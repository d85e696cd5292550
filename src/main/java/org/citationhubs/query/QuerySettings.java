package org.citationhubs.query;

import java.time.Duration;

/**
 * How questions are answered.
 *
 * @param patience how long an answer may take in all, waiting for an input aside
 * @param standbyMaxLag how many records a copy may be behind to answer in the owner's place
 * @param onTheWay how long a record may be on its way from a stream thread to the broker
 */
public record QuerySettings(Duration patience, long standbyMaxLag, Duration onTheWay) {}
