package org.citationhubs.topology.stage;

/**
 * The sizes of all records that the topology writes, in bytes. Every limit on bytes is derived from the largest record,
 * so that whatever follows from an accepted event fits into a record.
 *
 * <p>The largest record is that of releases before: Kafka Streams does not change the configuration of internal topics
 * that exist.
 */
public final class RecordSizes {

    /** Largest request of the producer and {@code max.message.bytes} of the internal topics. */
    public static final int LARGEST_RECORD = 3 << 20;

    /** Kept free for the key, the headers, the other fields of a dead letter, and the overhead of a batch. */
    public static final int ENVELOPE = 64 << 10;

    /** Largest value of a record. */
    public static final int LARGEST_VALUE = LARGEST_RECORD - ENVELOPE;

    /** Room in a dead letter for the rejected value as text or in base 64. */
    public static final int LARGEST_REJECTED_VALUE = LARGEST_VALUE;

    /** Largest {@code hubs.limits.event-bytes}: base 64 adds a third to the value of a dead letter. */
    public static final int LARGEST_EVENT = 2 << 20;

    /** Largest key that an input record may have: a canonical work id has at most 1,024 bytes. */
    public static final int LARGEST_KEY = 4 << 10;

    /** Most sources that state lists of one work. */
    public static final int SOURCES = 64;

    /** Largest part of a stored reference list for the citations of its own events, and the names of their sources. */
    public static final int STATED_CITATIONS = 1 << 20;

    /**
     * Largest part of a stored reference list for the descriptions of the citing work. The limits of the single fields
     * of an event ensure it for one source; for several it is checked.
     */
    public static final int DESCRIPTION = 640 << 10;

    /** Largest part of a stored reference list for the lists of aliases of the citing work. */
    public static final int ALIASES = 1 << 20;

    /** Largest part of a stored reference list for the surviving ids of cited works. */
    public static final int CITED_ALIASES = 256 << 10;

    /** Most citations in the lists of all aliases of a work. */
    public static final int ALIAS_CITATIONS = 50_000;

    /** Most aliases of a work of which stage 2 stores what lists say of them. */
    public static final int DESCRIBED_ALIASES = 64;

    /** Largest description of an alias in stage 2: a title and a date always fit. */
    public static final int ALIAS_DESCRIPTION = 16 << 10;

    /**
     * Largest description of a cited work by a list. Stage 2 stores such descriptions of up to 16 systems, beside those
     * of aliases and that of the work itself.
     */
    public static final int CITED_DESCRIPTION = 64 << 10;

    /**
     * Largest {@code hubs.limits.references-per-work}, and most references of all sources of a work together: stage
     * 2 stores up to ten bytes for each citation of a list.
     */
    public static final int MOST_REFERENCES = 100_000;

    /** Size above which a message between the stages is split. A part is larger only if it has a single item. */
    public static final int MESSAGE = 512 << 10;

    /** Returns what an input topic must accept for events of a size: {@code max.message.bytes}. */
    public static int inputRecord(int eventBytes) {
        return eventBytes + ENVELOPE;
    }

    private RecordSizes() {}
}
