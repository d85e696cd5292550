package org.citationhubs.runtime.observability;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import org.citationhubs.ingest.publish.SendTraces;
import org.citationhubs.topology.stage.StreamTraces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The traces of this process; none unless somebody is there to send them to, see {@link TracingSwitch}. */
@Singleton
public class Tracing {

    private final StreamTraces ofStreams;
    private final SendTraces ofEvents;

    Tracing(OpenTelemetry telemetry, @ConfigProperty(name = TracingSwitch.DISABLED) boolean disabled) {
        if (disabled) {
            ofStreams = StreamTraces.NONE;
            ofEvents = SendTraces.NONE;
        } else {
            KafkaSpans spans = new KafkaSpans(telemetry);
            ofStreams = spans;
            ofEvents = spans;
        }
    }

    /** Of records that are worked on. */
    public StreamTraces ofStreams() {
        return ofStreams;
    }

    /** Of events that are sent to Kafka. */
    public SendTraces ofEvents() {
        return ofEvents;
    }
}
