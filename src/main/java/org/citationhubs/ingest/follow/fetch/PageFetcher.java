package org.citationhubs.ingest.follow.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages, one at a time and each in one attempt: whole, within a time and a number of bytes, or not at all.
 * Redirections are not followed, because requests may carry a key.
 */
public final class PageFetcher {

    /** Time limit of a page, from the request to its last byte. */
    static final Duration PAGE_TIME = Duration.ofMinutes(3);

    private static final Duration FILE_TIME = Duration.ofMinutes(15);
    private static final Duration CONNECT_TIME = Duration.ofSeconds(20);

    /** A page in a file may be larger than one in memory. */
    private static final int FILE_FACTOR = 16;

    /** What is read of an answer that is no page, and what is shown of that. */
    private static final int MOST_EXPLANATION_BYTES = 1 << 12;

    private static final int SHOWN_CHARACTERS = 200;

    private final HttpClient client;
    private final String userAgent;
    private final long mostBytes;
    private final Clock clock;

    /**
     * Creates a fetcher.
     *
     * @param userAgent name of this program, with its version and contact
     * @param mostBytes number of bytes of a page at most
     */
    public PageFetcher(String userAgent, long mostBytes, Clock clock) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIME)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.userAgent = userAgent;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /**
     * Fetches a page.
     *
     * @param file whether the page is kept in a temporary file
     * @throws PageException if the answer is not a page, or is not whole
     */
    public FetchedPage fetch(URI address, String mediaType, Map<String, String> headers, boolean file)
            throws PageException, InterruptedException {
        Path temporary = file ? temporaryFile() : null;
        try {
            FetchedPage page = fetch(request(address, mediaType, headers), mediaType, temporary);
            temporary = null;
            return page;
        } finally {
            if (temporary != null) {
                delete(temporary);
            }
        }
    }

    private HttpRequest request(URI address, String mediaType, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", mediaType)
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", userAgent);
        headers.forEach(request::header);
        return request.build();
    }

    private FetchedPage fetch(HttpRequest request, String mediaType, @Nullable Path file)
            throws PageException, InterruptedException {
        long limit = file == null ? mostBytes : mostBytes * FILE_FACTOR;
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        AtomicBoolean answered = new AtomicBoolean();
        BodyHandler<Long> body = head -> {
            answered.set(true);
            return check(head.statusCode(), head.headers()).failure(mediaType) == null
                    ? new BoundedBody(file == null ? memory : written(file), limit, false)
                    : new BoundedBody(memory, MOST_EXPLANATION_BYTES, true);
        };
        HttpResponse<Long> answer =
                await(client.sendAsync(request, body), file == null ? PAGE_TIME : FILE_TIME, answered);
        AnswerCheck check = check(answer.statusCode(), answer.headers());
        PageFailure failure = check.failure(mediaType);
        if (failure != null) {
            throw new PageException(failure, explanation(check, memory), check.wish(clock.instant()), null);
        }
        String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        boolean packed = encoding.equalsIgnoreCase("gzip");
        if (!packed && !encoding.equalsIgnoreCase("identity")) {
            throw new PageException(PageFailure.OTHER_FORMAT, "the page is packed by " + shown(encoding), null, null);
        }
        return new FetchedPage(memory.toByteArray(), file, packed, limit, check.date());
    }

    private static HttpResponse<Long> await(
            CompletableFuture<HttpResponse<Long>> answer, Duration time, AtomicBoolean answered)
            throws PageException, InterruptedException {
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PageException(PageFailure.TIMEOUT, "no whole page within " + time.toSeconds() + " s", null, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failed(cause, answered.get());
        } finally {
            // Ends the exchange if it has not ended.
            answer.cancel(true);
        }
    }

    private static PageException failed(Throwable cause, boolean answered) {
        String message = shown(cause.toString());
        if (cause instanceof PageLimitException || cause.getCause() instanceof PageLimitException) {
            return new PageException(PageFailure.TOO_LARGE, message, null, cause);
        }
        if (cause instanceof HttpTimeoutException) {
            return new PageException(PageFailure.TIMEOUT, message, null, cause);
        }
        return answered
                ? new PageException(PageFailure.TRUNCATED, "the page ends early: " + message, null, cause)
                : new PageException(PageFailure.CONNECTION, "no answer: " + message, null, cause);
    }

    private static AnswerCheck check(int status, HttpHeaders headers) {
        return new AnswerCheck(
                status,
                headers.firstValue("Content-Type").orElse(null),
                headers.firstValue("Retry-After").orElse(null),
                headers.firstValue("Date").map(RetryPause::httpDate).orElse(null));
    }

    private static String explanation(AnswerCheck check, ByteArrayOutputStream body) {
        String type = check.contentType() == null ? "" : " of type " + shown(check.contentType());
        String text = shown(body.toString(StandardCharsets.UTF_8));
        return "status " + check.status() + type + (text.isEmpty() ? "" : ": " + text);
    }

    /** Returns the begin of a text of the feed, without what could be taken for another line of a log. */
    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "..." : line;
    }

    private static OutputStream written(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFile() throws PageException {
        try {
            return Files.createTempFile("citation-hubs-", ".page");
        } catch (IOException e) {
            throw new PageException(PageFailure.UNREADABLE, "no temporary file can be written: " + e, null, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
