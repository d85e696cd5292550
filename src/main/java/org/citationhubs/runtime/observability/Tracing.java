package org.citationhubs.runtime.observability;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import org.citationhubs.ingest.publish.SendTraces;
import org.citationhubs.topology.stage.StreamTraces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Provides the traces of this process. Without a receiver of traces they do nothing, see {@link TracingSwitch}. */
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

    /** Returns the traces of records that the streams process. */
    public StreamTraces ofStreams() {
        return ofStreams;
    }

    /** Returns the traces of events that are sent to Kafka. */
    public SendTraces ofEvents() {
        return ofEvents;
    }
}
