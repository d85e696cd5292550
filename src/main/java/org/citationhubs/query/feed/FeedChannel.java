package org.citationhubs.query.feed;

import org.citationhubs.topology.stage.StreamsTopicNames;

/** What is listened to. */
public enum FeedChannel {
    /** Summaries of hubs, at each publication. */
    SUMMARIES(StreamsTopicNames.HUB_SUMMARIES),
    /** What changed of hubs, and why. */
    CHANGES(StreamsTopicNames.HUB_CHANGES);

    private final String topic;

    FeedChannel(String topic) {
        this.topic = topic;
    }

    /** Where it is published. */
    public String topic() {
        return topic;
    }
}
