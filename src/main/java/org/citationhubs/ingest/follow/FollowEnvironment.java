package org.citationhubs.ingest.follow;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.citationhubs.ingest.follow.management.FollowHealth;
import org.citationhubs.ingest.follow.management.FollowMeters;

/**
 * What a follower needs of the process around it.
 *
 * @param clock time of this machine
 * @param pause waits
 * @param random numbers from 0 to 1
 * @param log receives lines for people
 * @param meters meters of the feed
 * @param health health of the process
 */
public record FollowEnvironment(
        Clock clock,
        FollowPause pause,
        DoubleSupplier random,
        Consumer<String> log,
        FollowMeters meters,
        FollowHealth health) {}
