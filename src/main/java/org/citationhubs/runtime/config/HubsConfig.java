package org.citationhubs.runtime.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.citationhubs.access.QuotaSettings;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierThresholds;
import org.citationhubs.query.routing.HostPort;

/**
 * The configuration. Each key is also an environment variable: {@code hubs.data-dir} is {@code HUBS_DATA_DIR}.
 *
 * <p>Types are checked when the process starts. {@link ConfigCheck} checks what types cannot express.
 */
@ConfigMapping(prefix = "hubs")
public interface HubsConfig {

    /**
     * Names the consumer group, the internal topics and the state. Cannot be configured: with another id the service
     * would start from nothing.
     */
    String APPLICATION_ID = "citation-hubs";

    /**
     * Folder of the embedded broker's log and of the state stores. Created if absent; used by one process at a time.
     */
    @WithDefault("data")
    Path dataDir();

    /** The embedded broker. */
    Embedded embedded();

    /** Number of partitions of each topic that this process creates. Existing topics keep theirs. */
    @WithDefault("4")
    int partitions();

    /**
     * Whether missing topics are created at the start, as {@code topics/} describes them. Always done on the
     * embedded broker.
     */
    @WithDefault("false")
    boolean createTopics();

    /**
     * {@code host:port} at which other instances reach this one. Default: localhost and the internal port, or the HTTP
     * port.
     */
    @WithConverter(HostPortConverter.class)
    HostPort advertisedAddress();

    /**
     * Name of this instance that survives restarts, such as the name of its pod. With a name, the instance keeps its
     * partitions while it restarts (static membership). Without one, they are reassigned at once.
     */
    Optional<String> instanceId();

    /**
     * Number of standby replicas of each store on other instances. Default: none with the embedded broker,
     * otherwise one.
     */
    OptionalInt standbys();

    /** Number of citing works from which a work is published as a hub. */
    @WithDefault("10")
    int minCitingWorks();

    /** Numbers of citing works from which a hub is in a higher tier. */
    Tiers tiers();

    /** Thresholds of the labels of hubs. */
    Label label();

    /** Minimum time between two publications of a hub. Ten times longer while events arrive late, as in a back-fill. */
    @WithDefault("1s")
    Duration publishInterval();

    /** Time for which a request with {@code min-offset} waits until that offset is applied. */
    @WithDefault("5s")
    Duration minOffsetTimeout();

    /** Time limit of an answer, including requests to other instances. */
    @WithDefault("3s")
    Duration queryTimeout();

    /**
     * Time for which a query looks for items of a list that no stored order has by itself. Then the page ends, and the
     * next one goes on.
     */
    @WithDefault("1s")
    Duration queryScanTime();

    /** Maximum lag, in records over all its stores, of a standby replica that answers when the active one does not. */
    @WithDefault("10000")
    long standbyMaxLag();

    /**
     * Time for which a stopping service reports "not ready" but still answers, so that load balancers can stop sending
     * requests before anything is closed.
     */
    @WithDefault("0s")
    Duration stopDelay();

    /**
     * How much later than its record an observation may be, because clocks differ. A later one is a dead letter: the
     * newest observation counts, so one from the future would override all others.
     */
    @WithDefault("24h")
    Duration maxClockSkew();

    /**
     * Whether everybody who reaches the service may read and write. Without it, a service without authentication
     * listens on the loopback interface only.
     */
    @WithDefault("false")
    boolean insecure();

    /** Whether a caller without credentials may read, where authentication is configured. */
    @WithDefault("true")
    boolean anonymousRead();

    /** File of API keys: a principal, the SHA-256 of its key, and its roles on each line. Read again if it changes. */
    Optional<Path> apiKeys();

    /** The sources of events, and how their statements are united. */
    Sources sources();

    /** How instances reach and know each other. */
    Internal internal();

    /** How much one caller may ask for. Without effect for callers on this machine that need no credentials. */
    Quotas quotas();

    /** Limits of an event. A record that exceeds a limit goes to the dead letters as a whole. */
    Limits limits();

    /** The brokers, unless the embedded broker is used. */
    Kafka kafka();

    /** Memory of the state stores, outside the Java heap. */
    RocksDb rocksdb();

    /** Processing of records. */
    Streams streams();

    /** The embedded broker. */
    interface Embedded {

        /** Port on the loopback interface; 0 selects a free port. */
        @WithDefault("9092")
        int port();
    }

    /** Numbers of citing works from which a hub is in a higher tier. */
    interface Tiers extends TierThresholds {

        @Override
        @WithDefault("50")
        int hub();

        @Override
        @WithDefault("100")
        int superHub();

        @Override
        @WithDefault("10000")
        int megaHub();

        @Override
        @WithDefault("0.1")
        double hysteresis();
    }

    /** Thresholds of the labels of hubs. */
    interface Label extends LabelRules {

        @Override
        @WithDefault("10")
        int leastClassified();

        @Override
        @WithDefault("0.6")
        double share();

        @Override
        @WithDefault("0.5")
        double lowerBound();

        @Override
        @WithDefault("0.1")
        double contestedShare();

        @Override
        @WithDefault("5")
        int contestedLeast();

        @Override
        @WithDefault("0.1")
        double hysteresis();
    }

    /** How instances reach and know each other. */
    interface Internal {

        /** Port for requests of other instances. Without one they come to the HTTP port. */
        OptionalInt port();

        /**
         * Hosts of the instances, each alone or with a port, separated by commas; one that begins with a dot stands for
         * all names that end in it. Default: this machine.
         */
        Optional<List<String>> peers();

        /** Secret that instances show each other. */
        Optional<String> secret();

        /**
         * File of such secrets, one a line, instead of {@link #secret}: the first is sent, each is accepted. Read again
         * if it changes.
         */
        Optional<Path> secretFile();
    }

    /** The sources of events, and how their statements are united. */
    interface Sources {

        /**
         * Names of systems, the most trusted first, separated by commas. Mentions and descriptions come from the first
         * of them that has any. All others rank equally after them.
         */
        Optional<List<String>> rank();

        /** Sources that principals may speak for, such as {@code crossref-crawler=crossref; s2-crawler=s2,openalex}. */
        Optional<String> principals();

        /** Principals that write to a topic of their own, {@code citations.v1.PRINCIPAL}, separated by commas. */
        Optional<Set<String>> topics();
    }

    /** How much one caller may ask for: a principal, or an address for callers without credentials. */
    interface Quotas extends QuotaSettings {

        @Override
        @WithDefault("60000")
        int events();

        @Override
        @WithDefault("1200")
        int questions();

        @Override
        @WithDefault("100")
        int streams();
    }

    /** Limits of an event. */
    interface Limits extends InputLimits {

        @Override
        @WithDefault("10000")
        int referencesPerWork();

        @Override
        @WithDefault("200")
        int mentionsPerCitation();

        @Override
        @WithDefault("2000")
        int contextCharacters();

        /**
         * Size of the value of a record, with a unit. The topics must accept records of this size, see {@code topics/}.
         */
        @WithName("event-bytes")
        @WithDefault("1M")
        MemorySize eventSize();

        @Override
        default int eventBytes() {
            return Math.toIntExact(eventSize().asLongValue());
        }
    }

    /** The brokers, unless the embedded broker is used. */
    interface Kafka {

        /**
         * {@code host:port} of some brokers, separated by commas. Also read from {@code KAFKA_BOOTSTRAP_SERVERS}.
         * Without a value, the embedded broker is started and its topics are created.
         */
        Optional<String> bootstrapServers();

        /**
         * File with further properties of all Kafka clients, such as those for TLS and SASL, in the format of Kafka's
         * own tools. It cannot override settings of the service, such as exactly-once processing.
         */
        Optional<Path> clientProperties();
    }

    /** Memory of the state stores: one budget for all stores of the process. */
    interface RocksDb {

        /** Total memory: the block cache with indexes and filters, and the write buffers. */
        @WithDefault("256M")
        MemorySize memory();

        /** Part of the memory for write buffers, which the stores share equally. */
        @WithDefault("128M")
        MemorySize writeBuffers();
    }

    /** Processing of records. */
    interface Streams {

        /** Number of stream threads. Default: one per processor. */
        OptionalInt threads();

        /**
         * Time for which a transaction stays open. Other partitions and consumers see its records when it is committed:
         * a shorter interval gives fresher results, a longer one needs fewer round trips to the brokers per record.
         */
        @WithDefault("200ms")
        Duration commitInterval();

        /** Time for which a thread may publish hubs before it processes records again. */
        @WithDefault("50ms")
        Duration publishBudget();

        /**
         * Heap for recently changed hubs. Hubs that do not fit are read from the stores again when they change.
         * Default: an eighth of the heap.
         */
        Optional<MemorySize> liveHubs();

        /** Time limit for closing Kafka Streams. Unfinished work is repeated, or restored, at the next start. */
        @WithDefault("20s")
        Duration closeTimeout();
    }
}
