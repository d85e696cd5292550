package org.citationhubs.query.feed;

import org.citationhubs.topology.stage.StreamsTopicNames;

/** The channels of the feed, each of which has a topic. */
public enum FeedChannel {
    /** Summaries of hubs, at each publication. */
    SUMMARIES(StreamsTopicNames.HUB_SUMMARIES),
    /** Changes of hubs with their reasons. */
    CHANGES(StreamsTopicNames.HUB_CHANGES);

    private final String topic;

    FeedChannel(String topic) {
        this.topic = topic;
    }

    /** Returns the topic that the channel is read from. */
    String topic() {
        return topic;
    }
}
