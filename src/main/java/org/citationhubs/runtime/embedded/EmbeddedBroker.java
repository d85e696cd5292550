package org.citationhubs.runtime.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.runtime.config.PortCheck;
import org.jboss.logging.Logger;

/**
 * Apache Kafka in this process: one node that is broker and controller, on loopback only, durable in the data folder.
 * For demonstrations, small deployments and tests; nothing is replicated.
 *
 * <p>The log is in {@code DATA/broker}. {@link #clusterId()} identifies it: the id survives restarts and changes when
 * the folder is emptied.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class);

    /**
     * Longer than a clean stop with a full page cache on a slow disk, shorter than the grace period of an orchestrator.
     */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    /** For the coordinators' topics of a new folder: seconds on a busy machine. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private static final int NODE_ID = 1;

    private final FolderLock lock;
    private final KafkaRaftServer server;
    private final String clusterId;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, String clusterId, int port) {
        this.lock = lock;
        this.server = server;
        this.clusterId = clusterId;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it accepts connections.
     *
     * @param dataDir data folder; created if absent
     * @param port port on loopback, or 0 for a free one
     * @throws EmbeddedBrokerException if the port or the folder is in use, or if Kafka does not start; the message says
     *     what to do
     */
    public static EmbeddedBroker start(Path dataDir, int port) {
        int brokerPort = port == 0 ? freePort() : port;
        FolderLock lock = FolderLock.acquire(dataDir);
        try {
            requireFree(brokerPort);
            Path log = Files.createDirectories(dataDir.resolve("broker"));
            String clusterId = format(log);
            int controllerPort = freePort();
            StaleBrokerFencer fencer =
                    new StaleBrokerFencer(log, EmbeddedBrokerSettings.ofControllerAlone(log, NODE_ID, controllerPort));
            if (fencer.crashed()) {
                fencer.fence();
            }
            Properties settings = settings(log, brokerPort, controllerPort);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            startup(server, "127.0.0.1:" + brokerPort);
            LOG.infof(
                    "embedded broker started: bootstrap=127.0.0.1:%d folder=%s cluster=%s", brokerPort, log, clusterId);
            return new EmbeddedBroker(lock, server, clusterId, brokerPort);
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedBrokerException(
                    "the embedded broker cannot use the folder " + dataDir + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Returns the address for clients, {@code host:port}. */
    public String bootstrapServers() {
        return new HostPort("127.0.0.1", port).toString();
    }

    /** Returns the id of the log, see {@link StateFolder}. */
    public String clusterId() {
        return clusterId;
    }

    /**
     * Stops the broker cleanly, so that the next start need not check the log. Gives up after 20 seconds, which loses
     * no data. Close clients first. A second call does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (stop(server)) {
            LOG.info("embedded broker stopped");
        } else {
            LOG.warnf(
                    "embedded broker did not stop within %s; its log will be checked at the next start", STOP_TIMEOUT);
        }
        lock.close();
    }

    private static void startup(KafkaRaftServer server, String bootstrapServers) {
        try {
            server.startup();
            CoordinatorTopics.create(bootstrapServers, START_TIMEOUT);
        } catch (RuntimeException e) {
            stop(server);
            throw new EmbeddedBrokerException("the embedded broker did not start: " + e.getMessage(), e);
        }
    }

    // KafkaRaftServer.shutdown() has no time limit: it waits minutes for a controller that does not answer.
    private static boolean stop(KafkaRaftServer server) {
        Thread stopping = new Thread(
                () -> {
                    server.shutdown();
                    server.awaitShutdown();
                },
                "embedded-broker-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !stopping.isAlive();
    }

    /** Formats the folder if it is new, and returns the cluster id of the log in it. */
    private static String format(Path log) throws IOException {
        MetaPropertiesEnsemble found = new MetaPropertiesEnsemble.Loader()
                .addLogDirs(Set.of(log.toString()))
                .addMetadataLogDir(log.toString())
                .load();
        if (found.clusterId().isPresent()) {
            return found.clusterId().get();
        }
        String clusterId = Uuid.randomUuid().toString();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId)
                    .setNodeId(NODE_ID)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(log.toString())
                    .addDirectory(log.toString())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new EmbeddedBrokerException("the embedded broker cannot format " + log + ": " + e.getMessage(), e);
        }
        return clusterId;
    }

    private static Properties settings(Path log, int port, int controllerPort) {
        Properties settings = new Properties();
        EmbeddedBrokerSettings.of(log, NODE_ID, port, controllerPort).forEach(settings::setProperty);
        return settings;
    }

    private static void requireFree(int port) {
        PortCheck.error(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "HUBS_EMBEDDED_PORT")
                .ifPresent(error -> {
                    throw new EmbeddedBrokerException(error, null);
                });
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedBrokerException("no free port on loopback: " + e.getMessage(), e);
        }
    }
}
