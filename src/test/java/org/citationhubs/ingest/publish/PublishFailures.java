package org.citationhubs.ingest.publish;

/** Creates failures of publishers, for the tests of other packages. */
public final class PublishFailures {

    private PublishFailures() {}

    public static PublishException brokersAway() {
        return new PublishException(false, "the brokers are unavailable", null);
    }

    public static PublishException tooLarge() {
        return new PublishException(true, "too large for the topic", null);
    }
}
