package org.citationhubs.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.citationhubs.bench.input.RepeatedStream;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.dump.ImportFormat;
import org.citationhubs.ingest.format.EventSink;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures the readers of feeds on one thread, without Kafka, beside what no reader can avoid: unpacking the file, and
 * a parser that reads every token. Each round runs all three, one after another.
 */
@Command(
        name = "readers",
        description = "Reads a file of a feed again and again: unpacked only, token by token, and by the reader of "
                + "its format.")
final class ReadersCommand implements Callable<Integer> {

    private static final double MEGABYTE = 1e6;

    @Option(names = "--format", required = true, description = "format of the file, as import has it")
    private String format = "";

    @Option(
            names = "--megabytes",
            defaultValue = "200",
            description = "the file is read as often as this needs, unpacked (${DEFAULT-VALUE})")
    private int megabytes;

    @Option(names = "--rounds", defaultValue = "5", description = "after one to warm up (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--one-stream",
            description = "read the file repeatedly as one long file; for files of lines or of whole documents")
    private boolean oneStream;

    @Option(names = "--out", defaultValue = "target/bench/readers.json", description = "${DEFAULT-VALUE}")
    private Path out = Path.of("target/bench/readers.json");

    @Parameters(paramLabel = "FILE", description = "a file of the feed, plain or packed with gzip")
    private Path file = Path.of("");

    private long events;

    @Override
    public Integer call() throws Exception {
        ImportFormat importFormat = ImportFormat.named(format).orElseThrow();
        byte[] content = content();
        byte[] packed = packed(content);
        int times = Math.max(1, (int) (megabytes * MEGABYTE / content.length));
        Map<String, Step> sides = new LinkedHashMap<>();
        sides.put("unpack", () -> unpack(packed, times));
        sides.put("tokens", () -> each(content, times, this::tokens));
        sides.put("reader", () -> each(content, times, in -> read(importFormat, in)));
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Step> side : sides.entrySet()) {
                long started = System.nanoTime();
                events = 0;
                side.getValue().run();
                if (round > 0) {
                    seconds.computeIfAbsent(side.getKey(), key -> new ArrayList<>())
                            .add((System.nanoTime() - started) / 1e9);
                }
            }
        }
        return report(content.length * (double) times, seconds);
    }

    private int report(double bytes, Map<String, List<Double>> seconds) throws IOException {
        Report report = new Report("readers", System.out);
        report.put("format", format);
        report.put("bytes", bytes);
        report.put("events", events);
        double reader = Spread.of(seconds.getOrDefault("reader", List.of())).median();
        report.line("%-8s %10s %12s %16s", "side", "MB/s", "seconds", "side / reader");
        seconds.forEach((side, all) -> {
            Spread spread = Spread.of(all);
            report.put(side + "Seconds", spread);
            report.line(
                    "%-8s %10.1f %12.2f %16.2f",
                    side, bytes / MEGABYTE / spread.median(), spread.median(), spread.median() / reader);
        });
        report.line(
                "%,.0f events/s; the reader reaches %.2f of the speed of tokens",
                events / reader,
                Spread.of(seconds.getOrDefault("tokens", List.of())).median() / reader);
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        report.put("heapMegabytesAfter", heap);
        report.line(
                "heap after it: %.0f MB of at most %.0f MB",
                heap, Runtime.getRuntime().maxMemory() / MEGABYTE);
        report.write(out);
        return events > 0 ? 0 : 1;
    }

    private interface Step {
        void run() throws Exception;
    }

    private interface Read {
        void from(InputStream in) throws Exception;
    }

    private void each(byte[] content, int times, Read read) throws Exception {
        if (oneStream) {
            read.from(new RepeatedStream(content, times));
            return;
        }
        for (int i = 0; i < times; i++) {
            read.from(new ByteArrayInputStream(content));
        }
    }

    private void read(ImportFormat importFormat, InputStream in) throws IOException {
        ImportCounts counts = new ImportCounts((place, reason) -> {
            throw new IllegalStateException(place + ": " + reason);
        });
        EventSink sink = new EventSink() {

            @Override
            public void work(WorkEvent event) {
                events++;
            }

            @Override
            public void list(CitationEvent event) {
                events++;
            }

            @Override
            public void written(Record event, byte[] json) {
                events++;
            }
        };
        CitationGroups groups = (citing, publishedAt, observedAt, cited) -> events++;
        FormatOptions usual = FormatOptions.DEFAULT;
        FormatOptions options = new FormatOptions(
                usual.nativeIds(),
                usual.sameAs(),
                usual.sameAsNative(),
                Instant.parse("2026-01-01T00:00:00Z"),
                usual.complete(),
                usual.works(),
                usual.lists(),
                usual.abstracts(),
                usual.authors(),
                usual.mergeVersions(),
                usual.emptyLists(),
                usual.contexts(),
                usual.allRecords(),
                usual.retractionFlags(),
                usual.dangling());
        importFormat
                .readers()
                .reader()
                .apply(new FormatContext(options, IdMap.NONE, groups, sink, counts))
                .read(in, file.toString());
    }

    private static void unpack(byte[] packed, int times) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int i = 0; i < times; i++) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), buffer.length)) {
                while (in.read(buffer) >= 0) {
                    // Only to unpack.
                }
            }
        }
    }

    private void tokens(InputStream in) throws IOException, XMLStreamException {
        in.mark(1);
        int first = in.read();
        in.reset();
        if (first == '<') {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                xml.next();
            }
        } else if (first == '{' || first == '[') {
            try (JsonParser json = new JsonFactory().createParser(in)) {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    if (token == JsonToken.VALUE_STRING) {
                        json.getTextLength();
                    }
                }
            }
        } else {
            try (MappingIterator<String[]> rows = new CsvMapper()
                    .readerFor(String[].class)
                    .with(CsvParser.Feature.WRAP_AS_ARRAY)
                    .readValues(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                while (rows.hasNextValue()) {
                    rows.nextValue();
                }
            }
        }
    }

    private byte[] content() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (!gzip) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(content);
        }
        return bytes.toByteArray();
    }
}
