package org.citationhubs.bench.side;

/** Names of figures in results. */
public final class Figures {

    /** Time from the first read until everything is counted, committed and, if the side publishes, published. */
    public static final String SECONDS = "seconds";

    public static final String CPU_SECONDS = "cpuSeconds";
    public static final String BYTES_INSIDE = "bytesInsidePerCitation";
    public static final String RESIDENT_MB = "residentPeakMb";
    public static final String SKIPPED = "skipped";
    public static final String PUBLICATIONS = "publications";
    public static final String REBUILD_SECONDS = "rebuildSeconds";

    private Figures() {}
}
