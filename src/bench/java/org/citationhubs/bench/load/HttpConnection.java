package org.citationhubs.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A persistent HTTP/1.1 connection, one request at a time. The client shares the machine with the measured process, so
 * it only writes a request and finds the end of the response.
 */
final class HttpConnection implements AutoCloseable {

    private static final int LONGEST_LINE = 8_192;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private byte[] body = new byte[0];

    HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** Returns the request for the summary of a hub. */
    static byte[] hub(String id) {
        String path = "/api/v1/hubs/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a request, reads the whole response and returns its status. */
    int request(byte[] request) throws IOException {
        out.write(request);
        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        body = chunked ? chunks() : in.readNBytes(Math.max(0, length));
        return Integer.parseInt(status.substring(9, 12));
    }

    /** Returns the body of the last response. */
    byte[] body() {
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int size = Integer.parseInt(line(), 16);
        while (size > 0) {
            all.write(in.readNBytes(size));
            line();
            size = Integer.parseInt(line(), 16);
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        int next = in.read();
        while (next != '\n') {
            if (next < 0 || length == LONGEST_LINE) {
                throw new IOException("connection closed, or line too long");
            }
            if (next != '\r') {
                line[length++] = (byte) next;
            }
            next = in.read();
        }
        return new String(line, 0, length, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
