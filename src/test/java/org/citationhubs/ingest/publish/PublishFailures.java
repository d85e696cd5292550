package org.citationhubs.ingest.publish;

/** What publishers fail with, for tests elsewhere. */
public final class PublishFailures {

    private PublishFailures() {}

    public static PublishException brokersAway() {
        return new PublishException(false, "the brokers are away", null);
    }

    public static PublishException tooLarge() {
        return new PublishException(true, "too large for the topic", null);
    }
}
