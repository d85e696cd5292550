package org.citationhubs.ingest.follow;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the user chose of the times at which a feed is read.
 *
 * @param since first day (UTC) that is read if no position is kept; null for today
 * @param rewind whether that day is begun with although a position is kept
 * @param every how long to wait before a feed that is read is asked for what is new
 * @param once whether to end then, and when a page cannot be read in a few attempts
 */
public record FollowPlan(@Nullable LocalDate since, boolean rewind, Duration every, boolean once) {}
