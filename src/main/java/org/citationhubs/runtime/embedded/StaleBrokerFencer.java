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
import org.jboss.logging.Logger;

/**
 * The broker as the metadata log remembers it from before a crash.
 *
 * <p>The log says that it is alive and leads all partitions. A broker that starts on such a log believes it: it takes up the
 * transactions that were decided and not yet marked, then loses its leadership when the controller notices that it is its own
 * successor, and drops the marks that were under way as if their topics were deleted (seen with Kafka 4.3.1). Offsets of such a
 * transaction are never readable again. So the controller alone is started first, until it has fenced the former broker.
 */
final class StaleBrokerFencer {

    private static final Logger LOG = Logger.getLogger(StaleBrokerFencer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /**
     * For so long the metrics must say that it is fenced: while the log is read again, every registration in it is seen fenced before it
     * is seen alive.
     */
    private static final Duration CERTAIN = Duration.ofSeconds(2);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** A broker that the log has not named by then crashed before it was ever registered. */
    private static final Duration UNHEARD_OF = Duration.ofSeconds(5);

    private final Path log;
    private final Map<String, String> settings;

    /**
     * The former broker of a folder.
     *
     * @param settings of a controller without a broker
     */
    StaleBrokerFencer(Path log, Map<String, String> settings) {
        this.log = log;
        this.settings = settings;
    }

    /** Whether the log was closed without a goodbye. */
    boolean crashed() {
        return Files.exists(log.resolve("__cluster_metadata-0")) && !Files.exists(log.resolve(".kafka_cleanshutdown"));
    }

    /** Returns when the metadata log says that the former broker is gone. */
    void fence() {
        long begin = System.nanoTime();
        Properties properties = new Properties();
        settings.forEach(properties::setProperty);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
            awaitFenced(begin);
        } finally {
            server.shutdown();
            server.awaitShutdown();
        }
        LOG.infof(
                "embedded broker: the one before a crash was fenced in %d ms",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    private static void awaitFenced(long begin) {
        MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();
        long deadline = begin + PATIENCE.toNanos();
        long seenSince = System.nanoTime();
        try {
            while (System.nanoTime() - seenSince < CERTAIN.toNanos()) {
                if (System.nanoTime() > deadline) {
                    throw new EmbeddedBrokerException(
                            "the embedded broker of before the crash is not fenced after " + PATIENCE, null);
                }
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                seenSince = isFenced(metrics, begin) ? seenSince : System.nanoTime();
            }
        } catch (JMException e) {
            throw new EmbeddedBrokerException("the embedded broker's controller tells nothing: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedBrokerException("interrupted while the embedded broker started", e);
        }
    }

    private static boolean isFenced(MBeanServer metrics, long begin) throws JMException {
        boolean none = count(metrics, "ActiveControllerCount") == 1 && count(metrics, "ActiveBrokerCount") == 0;
        return none && (count(metrics, "FencedBrokerCount") > 0 || System.nanoTime() - begin > UNHEARD_OF.toNanos());
    }

    private static int count(MBeanServer metrics, String name) throws JMException {
        return (Integer)
                metrics.getAttribute(new ObjectName("kafka.controller:type=KafkaController,name=" + name), "Value");
    }
}
