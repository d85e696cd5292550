package org.citationhubs.runtime.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the embedded broker, each with its reason; what is not named here is Kafka's default. */
final class EmbeddedBrokerSettings {

    private EmbeddedBrokerSettings() {}

    static Map<String, String> of(Path log, int nodeId, int port, int controllerPort) {
        Map<String, String> settings = new TreeMap<>();
        oneNode(settings, log, nodeId, port, controllerPort);
        oneCopy(settings);
        smallMachine(settings);
        quickAndLasting(settings);
        return settings;
    }

    /** The settings for a controller without its broker, which gives up a broker it does not hear of quickly. */
    static Map<String, String> ofControllerAlone(Path log, int nodeId, int controllerPort) {
        Map<String, String> settings = of(log, nodeId, 0, controllerPort);
        settings.put("process.roles", "controller");
        settings.put("listeners", "CONTROLLER://127.0.0.1:" + controllerPort);
        settings.remove("advertised.listeners");
        settings.remove("inter.broker.listener.name");
        settings.put("broker.session.timeout.ms", "1000");
        settings.put("broker.heartbeat.interval.ms", "500");
        return settings;
    }

    private static void oneNode(Map<String, String> settings, Path log, int nodeId, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(nodeId));
        settings.put("log.dirs", log.toString());
        // The address and not a name: nothing outside this machine reaches it, whatever the name resolves to.
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        // Voters by configuration and not kept in the metadata log (KIP-853): the controller's port may change with
        // each start.
        settings.put("controller.quorum.voters", nodeId + "@127.0.0.1:" + controllerPort);
    }

    private static void oneCopy(Map<String, String> settings) {
        // Defaults of 3 copies would wait for brokers that will never come.
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void smallMachine(Map<String, String> settings) {
        // The default of 128 MiB is taken from the heap at start. 2 MiB hold some 78,000 keys for each pass over a
        // compacted topic; a topic of more keys takes more passes.
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        // A handful of clients in the same process, on two cores shared with the stream threads.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("group.coordinator.threads", "1");
        // Instead of 50 each: every partition is a folder, three files and a share of each start and stop.
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // After a crash the newest segment of each partition is read again: 128 MiB instead of 1 GiB.
        settings.put("log.segment.bytes", "134217728");
        // Files of this size are laid out for each segment. 1 MiB indexes 128 MiB at one entry for 4 KiB with room.
        settings.put("log.index.size.max.bytes", "1048576");
    }

    private static void quickAndLasting(Map<String, String> settings) {
        // The default of 3 s waits for further members to join; there are none.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Topics have the partitions and settings of the catalogue, or they are missing: never the broker's guess.
        settings.put("auto.create.topics.enable", "false");
        // Fencing a broker that is late helps where another takes over. Here it would only make transactions hang, on a
        // machine that slept; what a crash left is fenced by FormerBroker.
        settings.put("broker.session.timeout.ms", "40000");
        // The default forgets after 7 days how far a group had read. A service switched off for a holiday goes on
        // where it stopped.
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }
}
