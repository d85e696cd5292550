package org.citationhubs.query.feed;

import org.citationhubs.topology.TopicNames;

/** What is listened to. */
public enum Channel {
    /** Summaries of hubs, at each publication. */
    SUMMARIES(TopicNames.HUB_SUMMARIES),
    /** What changed of hubs, and why. */
    CHANGES(TopicNames.HUB_CHANGES);

    private final String topic;

    Channel(String topic) {
        this.topic = topic;
    }

    /** Where it is published. */
    public String topic() {
        return topic;
    }
}
