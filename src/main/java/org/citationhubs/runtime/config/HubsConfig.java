package org.citationhubs.runtime.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierThresholds;
import org.citationhubs.query.routing.HostPort;

/**
 * What can be configured. Each key is also an environment variable: {@code hubs.data-dir} is {@code HUBS_DATA_DIR}.
 *
 * <p>Types are checked when the process starts; {@link ConfigCheck} checks what a type cannot tell.
 */
@ConfigMapping(prefix = "hubs")
public interface HubsConfig {

    /** Names the consumer group, the internal topics and the state: with another one the service would begin anew. Not to be configured. */
    String APPLICATION_ID = "citation-hubs";

    /** Folder of the embedded broker's log and of the state stores; created if absent. One process at a time has it. */
    @WithDefault("data")
    Path dataDir();

    /** The embedded broker. */
    Embedded embedded();

    /** Partitions of each topic that this process creates. Topics that are there keep theirs. */
    @WithDefault("4")
    int partitions();

    /** Whether topics that are missing are created at the start, as {@code topics/} says. The embedded broker always gets them. */
    @WithDefault("false")
    boolean createTopics();

    /** {@code host:port} at which other instances reach this one. Default: localhost and the HTTP port. */
    @WithConverter(HostPortConverter.class)
    HostPort advertisedAddress();

    /**
     * Name of this instance that stays the same over restarts, such as the name of its pod. With it the instance keeps
     * its partitions while it restarts (static membership); without it they are handed to others at once.
     */
    Optional<String> instanceId();

    /** Copies of the state on other instances. Default: none with the embedded broker, else one. */
    OptionalInt standbys();

    /** From how many citing works on a cited work is published as a hub. */
    @WithDefault("10")
    int minCitingWorks();

    /** From how many citing works on a hub is of a higher tier. */
    Tiers tiers();

    /** When a hub has which label. */
    Label label();

    /** A changed hub is published at most once in this time. */
    @WithDefault("1s")
    Duration publishInterval();

    /** How long a question that names an input waits for it. */
    @WithDefault("5s")
    Duration minOffsetTimeout();

    /** How long an answer may take, other instances and all. */
    @WithDefault("3s")
    Duration queryTimeout();

    /** How many records a standby copy may be behind, over all its stores, to answer where the owner does not. */
    @WithDefault("10000")
    long standbyMaxLag();

    /**
     * How long the service says that it is not ready, and still answers, before anything is closed: until whoever sends questions here has
     * heard of it.
     */
    @WithDefault("0s")
    Duration stopDelay();

    /** What is taken at the most; beyond it a record goes to the dead letters whole. */
    Limits limits();

    /** The Kafka that others run. */
    Kafka kafka();

    /** The memory of the state stores, outside the Java heap. */
    RocksDb rocksdb();

    /** How records are worked on. */
    Streams streams();

    /** The embedded broker. */
    interface Embedded {

        /** Its port, on loopback; 0 takes any that is free. */
        @WithDefault("9092")
        int port();
    }

    /** From how many citing works on a hub is of a higher tier. */
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

    /** When a hub has which label. */
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

    /** The limits of an event. */
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

        /** Size of the value of a record with its unit. The topics must accept records of this size, see {@code topics/}. */
        @WithName("event-bytes")
        @WithDefault("1M")
        MemorySize eventSize();

        @Override
        default int eventBytes() {
            return Math.toIntExact(eventSize().asLongValue());
        }
    }

    /** The Kafka that others run. */
    interface Kafka {

        /**
         * {@code host:port} of some of its brokers, separated by commas. Also the variable {@code
         * KAFKA_BOOTSTRAP_SERVERS}. Absent: the embedded broker is started and gets the topics.
         */
        Optional<String> bootstrapServers();

        /**
         * A file of further properties of all Kafka clients, such as those for TLS and SASL, in the format of Kafka's own tools. The
         * service's own choices, such as exactly-once, stand against it.
         */
        Optional<Path> clientProperties();
    }

    /** The memory of the state stores. One budget for all stores of the process. */
    interface RocksDb {

        /** Blocks, indexes and filters read, and what is written and not yet in a file: all of it. */
        @WithDefault("256M")
        MemorySize memory();

        /** The part of it for what is written and not yet in a file; the stores get equal shares of it. */
        @WithDefault("128M")
        MemorySize writeBuffers();
    }

    /** How records are worked on. */
    interface Streams {

        /** Threads that work on records. Default: one for each processor. */
        OptionalInt threads();

        /**
         * How long a transaction stays open. What is written in it is seen by other partitions and by consumers when it ends: shorter is
         * fresher, longer is fewer round trips to the brokers for each record.
         */
        @WithDefault("200ms")
        Duration commitInterval();

        /** How long a thread may publish hubs before it looks at records again. */
        @WithDefault("50ms")
        Duration publishBudget();

        /**
         * Heap for hubs that changed lately; what does not fit is read from the stores again when it changes. Default: an eighth of
         * the heap.
         */
        Optional<MemorySize> liveHubs();

        /** How long a stop may take; what is not finished by then is done again, or restored, at the next start. */
        @WithDefault("20s")
        Duration closeTimeout();
    }
}
