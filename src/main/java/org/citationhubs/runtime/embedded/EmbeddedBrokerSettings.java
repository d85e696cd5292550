package org.citationhubs.runtime.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Settings of the embedded broker, each with the reason for it. All other settings have the defaults of Kafka. */
final class EmbeddedBrokerSettings {

    /** Instead of 50 each: every partition costs a folder, three files, and time at each start and stop. */
    static final int COORDINATOR_PARTITIONS = 4;

    private EmbeddedBrokerSettings() {}

    /** Returns the settings of the broker with its controller. */
    static Map<String, String> of(Path log, int nodeId, int port, int controllerPort) {
        Map<String, String> settings = new TreeMap<>();
        singleNode(settings, log, nodeId, port, controllerPort);
        singleReplica(settings);
        smallMachine(settings);
        fastStartAndLongRetention(settings);
        return settings;
    }

    /** Returns the settings of a controller without a broker, which soon fences a broker that sends no heartbeats. */
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

    private static void singleNode(Map<String, String> settings, Path log, int nodeId, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(nodeId));
        settings.put("log.dirs", log.toString());
        // An address and not a name, so that no other machine can reach it, whatever the name resolves to.
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        // Voters from the configuration and not from the metadata log (KIP-853), because the port of the controller may
        // change with each start.
        settings.put("controller.quorum.voters", nodeId + "@127.0.0.1:" + controllerPort);
    }

    private static void singleReplica(Map<String, String> settings) {
        // The defaults of three replicas would wait for brokers that do not exist.
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void smallMachine(Map<String, String> settings) {
        // The default of 128 MiB is allocated on the heap at start. 2 MiB hold about 78,000 keys per pass over a
        // compacted topic; a topic with more keys takes more passes.
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        // There are a few clients, in the same process, and two cores shared with the stream threads.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("offsets.topic.num.partitions", Integer.toString(COORDINATOR_PARTITIONS));
        settings.put("transaction.state.log.num.partitions", Integer.toString(COORDINATOR_PARTITIONS));
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // After a crash, the newest segment of each partition is read again: 128 MiB instead of 1 GiB.
        settings.put("log.segment.bytes", "134217728");
        // Index files of this size are allocated for each segment. 1 MiB is enough for 128 MiB at one entry per 4 KiB.
        settings.put("log.index.size.max.bytes", "1048576");
    }

    private static void fastStartAndLongRetention(Map<String, String> settings) {
        // The default of 3 s waits for further members, which do not exist.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Topics have the partitions and settings of the catalogue or are missing; they never have defaults of
        // the broker.
        settings.put("auto.create.topics.enable", "false");
        // Fencing a broker without heartbeats helps where another one takes over. Here it would only make transactions
        // hang after the machine slept. The registration that a crash leaves is fenced by StaleBrokerFencer.
        settings.put("broker.session.timeout.ms", "40000");
        // A produce request opens the next transaction while the broker still writes the markers of the last one. The
        // broker retries for this time before it rejects the request. With the default of 100 ms, a busy machine
        // rejected the first batch of a partition and then the second one as out of order. Shorter than the request
        // timeouts of the broker and of the clients, 30 s.
        settings.put("add.partitions.to.txn.retry.backoff.max.ms", "20000");
        // The default of 2 s is meant for clusters whose controller has a machine of its own. At the start of a service
        // on a busy machine, an event of 2 s delays nothing else. Half of the session timeout would.
        settings.put("controller.performance.always.log.threshold.ms", "20000");
        // By default, committed offsets expire after 7 days. A service that was off for longer must continue where it
        // stopped.
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }
}
