package org.citationhubs.runtime.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.citationhubs.concurrent.Poller;
import org.jboss.logging.Logger;

/**
 * Fences the registration that a crashed broker left in the metadata log.
 *
 * <p>The log says that the broker is alive and leads all partitions. A new broker on this log resumes the transactions
 * that were prepared but not yet marked as committed. It then loses leadership, because the controller sees a new
 * incarnation of the broker, and drops pending markers as if their topics were deleted (observed with Kafka 4.3.1).
 * Offsets of such a transaction can never be read again. Therefore the controller is first started alone, until it has
 * fenced the old registration.
 */
final class StaleBrokerFencer {

    private static final Logger LOG = Logger.getLogger(StaleBrokerFencer.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /**
     * Time for which the metrics must report the broker as fenced without a break: while the log is replayed, every
     * registration is first reported as fenced.
     */
    private static final Duration STABLE = Duration.ofSeconds(2);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** Time after which a broker that is not in the log crashed before it was registered. */
    private static final Duration REGISTRATION_TIMEOUT = Duration.ofSeconds(5);

    private final Path log;
    private final Map<String, String> settings;
    private final MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
    private long startNanos;
    private long fencedSince;

    /**
     * Creates a fencer for the log in a folder.
     *
     * @param settings settings of a controller without a broker
     */
    StaleBrokerFencer(Path log, Map<String, String> settings) {
        this.log = log;
        this.settings = settings;
    }

    /** Returns whether the broker of this log was not shut down cleanly. */
    boolean crashed() {
        return Files.exists(log.resolve("__cluster_metadata-0")) && !Files.exists(log.resolve(".kafka_cleanshutdown"));
    }

    /** Fences the old registration, and returns when the metadata log contains that. */
    void fence() {
        startNanos = System.nanoTime();
        Properties properties = new Properties();
        settings.forEach(properties::setProperty);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
            awaitFenced();
        } finally {
            server.shutdown();
            server.awaitShutdown();
        }
        LOG.infof(
                "embedded broker: fenced the registration from before a crash in %d ms",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }

    private void awaitFenced() {
        fencedSince = System.nanoTime();
        Duration remaining = TIMEOUT.minusNanos(fencedSince - startNanos);
        boolean fenced =
                new Poller(remaining, POLL_INTERVAL).until(() -> fencedTime().compareTo(STABLE) >= 0);
        if (!fenced) {
            throw new EmbeddedBrokerException(
                    Thread.currentThread().isInterrupted()
                            ? "interrupted while the embedded broker was starting"
                            : "the embedded broker from before the crash is not fenced after " + TIMEOUT,
                    null);
        }
    }

    /** Returns for how long the metrics have reported the broker as fenced without a break. */
    private Duration fencedTime() {
        long now = System.nanoTime();
        if (!isFenced(now)) {
            fencedSince = now;
        }
        return Duration.ofNanos(now - fencedSince);
    }

    private boolean isFenced(long now) {
        boolean noBroker = count("ActiveControllerCount") == 1 && count("ActiveBrokerCount") == 0;
        return noBroker && (count("FencedBrokerCount") > 0 || now - startNanos > REGISTRATION_TIMEOUT.toNanos());
    }

    private int count(String name) {
        try {
            return (Integer)
                    metrics.getAttribute(new ObjectName("kafka.controller:type=KafkaController,name=" + name), "Value");
        } catch (JMException e) {
            throw new EmbeddedBrokerException(
                    "cannot read the metrics of the embedded controller: " + e.getMessage(), e);
        }
    }
}
