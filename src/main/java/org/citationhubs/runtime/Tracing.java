package org.citationhubs.runtime;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import org.citationhubs.ingest.SendTraces;
import org.citationhubs.topology.StreamTraces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The traces of this process; none unless somebody is there to send them to, see {@link TracingSwitch}. */
@Singleton
class Tracing {

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
    StreamTraces ofStreams() {
        return ofStreams;
    }

    /** Of events that are sent to Kafka. */
    SendTraces ofEvents() {
        return ofEvents;
    }
}
