package org.citationhubs.query;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.citationhubs.topology.Partitions;
import org.citationhubs.topology.TopologySettings;

/**
 * All that can be asked during one life of Kafka Streams.
 *
 * @param hubs answers about works
 * @param lag measures how far the service is behind
 * @param state of the streams
 * @param self {@code host:port} at which other instances reach this one
 */
public record QueryService(HubQueries hubs, LagReader lag, Supplier<KafkaStreams.State> state, String self) {

    /**
     * Asks the stores of a client that was built with these settings.
     *
     * @param admin for the lag; stays open as long as questions are asked, and is closed by whoever opened it
     * @param onTheWay how long a record may be on its way from a stream thread to the broker
     * @param self the client's {@code application.server}
     */
    public static QueryService of(
            KafkaStreams client, TopologySettings settings, Admin admin, HostInfo self, Duration onTheWay) {
        HubQueries hubs = new HubQueries(
                new Partitions(settings.partitions()),
                settings.rules(),
                new StreamsStores(client),
                new StreamsLocator(client, self));
        return new QueryService(
                hubs,
                new LagReader(admin, settings.applicationId(), hubs::unpublishedHubs, onTheWay),
                client::state,
                self.host() + ":" + self.port());
    }
}
