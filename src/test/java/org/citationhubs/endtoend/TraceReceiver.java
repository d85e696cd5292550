package org.citationhubs.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives the spans that an exporter sends by OTLP over HTTP. */
final class TraceReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> spans = new CopyOnWriteArrayList<>();

    private TraceReceiver(HttpServer server) {
        this.server = server;
    }

    /** A received span. Ids are hexadecimal; the parent is empty if there is none. */
    record Received(String trace, String id, String parent, String name) {}

    static TraceReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TraceReceiver receiver = new TraceReceiver(server);
        server.createContext("/v1/traces", receiver::take);
        server.start();
        return receiver;
    }

    /** Returns the endpoint for exporters. */
    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Returns all spans received so far. */
    List<Received> received() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(exchange.getRequestBody().readAllBytes());
        // ExportTraceServiceRequest.resource_spans, ResourceSpans.scope_spans, ScopeSpans.spans
        for (ByteBuffer resource : fields(request, 1)) {
            for (ByteBuffer scope : fields(resource, 2)) {
                for (ByteBuffer span : fields(scope, 2)) {
                    spans.add(new Received(hex(span, 1), hex(span, 2), hex(span, 4), text(span)));
                }
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static String hex(ByteBuffer span, int field) {
        return fields(span, field).stream()
                .findFirst()
                .map(value -> HexFormat.of().formatHex(bytes(value)))
                .orElse("");
    }

    private static String text(ByteBuffer span) {
        return new String(bytes(fields(span, 5).get(0)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    /** Returns the values of a length-delimited field of a protobuf message: strings, bytes and messages. */
    private static List<ByteBuffer> fields(ByteBuffer message, int field) {
        ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<ByteBuffer> found = new ArrayList<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.position(in.position() + Long.BYTES);
                case 5 -> in.position(in.position() + Integer.BYTES);
                case 2 -> {
                    int length = (int) varint(in);
                    if (tag >>> 3 == field) {
                        found.add(in.slice().limit(length));
                    }
                    in.position(in.position() + length);
                }
                default -> throw new IllegalStateException("no protobuf");
            }
        }
        return found;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
