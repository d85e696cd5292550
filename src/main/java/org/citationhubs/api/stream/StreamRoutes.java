package org.citationhubs.api.stream;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.citationhubs.api.answer.HubAnswers;
import org.citationhubs.api.dto.MovedEventDto;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.render.JsonBytes;
import org.citationhubs.citation.work.InvalidWorkIdException;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.QueryService;
import org.citationhubs.query.feed.Feed;
import org.citationhubs.query.feed.FeedChannel;
import org.citationhubs.query.feed.FeedPosition;
import org.citationhubs.query.feed.PublishedRecord;
import org.citationhubs.query.feed.Subscription;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.page.WorkMovedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: of one hub, of all hubs, and of all changes. Written to the connection directly, because a listener costs no thread and who does
 * not read must be noticed.
 */
@ApplicationScoped
class StreamRoutes {

    /** As many as one instance has been seen to serve with room to spare; more go to another instance. */
    private static final int MOST_STREAMS = 10_000;

    /** More than that is told by what it led to: a summary, or a gap. */
    private static final int MOST_MISSED_CHARACTERS = 1 << 20;

    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration LAST_WORD = Duration.ofSeconds(5);
    private static final String HUBS = "/api/v1/hubs/";
    private static final String STREAM = "/stream";

    private static final Logger LOG = Logger.getLogger(StreamRoutes.class);

    private final Vertx vertx;
    private final Feed feed;
    private final HubAnswers replies;
    private final Set<ServerSentEvents> streams = ConcurrentHashMap.newKeySet();

    StreamRoutes(Vertx vertx, Feed feed, HubAnswers replies) {
        this.vertx = vertx;
        this.feed = feed;
        this.replies = replies;
    }

    void add(@Observes Router router) {
        router.get(HUBS + "stream")
                .blockingHandler(exchange -> answer(exchange, () -> all(exchange, FeedChannel.SUMMARIES)), false);
        router.get(HUBS + "changes" + STREAM)
                .blockingHandler(exchange -> answer(exchange, () -> all(exchange, FeedChannel.CHANGES)), false);
        router.getWithRegex(HUBS + ".+" + STREAM)
                .blockingHandler(exchange -> answer(exchange, () -> hub(exchange)), false);
        vertx.setPeriodic(BEAT.toMillis(), timer -> streams.forEach(ServerSentEvents::beat));
    }

    private static void answer(RoutingContext exchange, Runnable answer) {
        try {
            answer.run();
        } catch (ProblemException e) {
            write(exchange, e.problem());
        } catch (InvalidWorkIdException e) {
            write(exchange, Problem.of(Problem.ProblemType.INVALID_ID, String.valueOf(e.getMessage()), "id"));
        } catch (StoreUnavailableException e) {
            write(
                    exchange,
                    Problem.of(Problem.ProblemType.NOT_AVAILABLE, e.reason().words(), null));
        }
    }

    private void all(RoutingContext exchange, FeedChannel channel) {
        QueryService unused = replies.service();
        FeedPosition last = lastEventId(exchange);
        OpenedStream opened = open(exchange, channel, null, 0, last);
        Subscription subscription = opened.subscription;
        if (last == null || (subscription.complete() && isShort(subscription.missed()))) {
            opened.stream.open(subscription.begin(), null, subscription.missed());
            return;
        }
        // What was missed is not here any more, so it is said that something was.
        opened.stream.open(
                subscription.now(),
                ServerSentEvents.event(
                        "gap", "{\"reason\":\"events after " + subscription.begin() + " are not kept that long\"}"),
                List.of());
    }

    private void hub(RoutingContext exchange) {
        QueryService service = replies.service();
        WorkId work = WorkId.parse(id(exchange.request().path()));
        FeedPosition last = lastEventId(exchange);
        OpenedStream opened = open(exchange, FeedChannel.SUMMARIES, work.value(), service.partitionOf(work), last);
        opened.stream.whenGone(() -> later(() -> tellIfMoved(work, opened.stream)));
        Subscription subscription = opened.subscription;
        if (subscription.complete() && isShort(subscription.missed())) {
            opened.stream.open(subscription.begin(), null, subscription.missed());
            return;
        }
        // The hub as it is now stands for all that was published of it before.
        replies.current(work)
                .whenCompleteAsync(
                        (response, failure) -> begin(exchange, opened, response, failure),
                        Infrastructure.getDefaultWorkerPool());
    }

    /** A hub that is gone may live on under another id: then its own stream has nothing more to tell, and the other one has. */
    private void tellIfMoved(WorkId work, ServerSentEvents stream) {
        CompletionStage<Response> unused = replies.current(work).whenComplete((response, failure) -> {
            String hub = movedTo(response, failure);
            if (hub != null) {
                String id = URLDecoder.decode(hub.substring(HUBS.length()), StandardCharsets.UTF_8);
                stream.end(ServerSentEvents.event(
                        "moved",
                        new String(
                                JsonBytes.of(new MovedEventDto(work.value(), id, hub + STREAM)),
                                StandardCharsets.UTF_8)));
            }
        });
    }

    /** Where the hub is that a work lives on as, null if it does not. */
    private static @Nullable String movedTo(@Nullable Response response, @Nullable Throwable failure) {
        if (failure instanceof WorkMovedException moved) {
            return HUBS + URLEncoder.encode(moved.movedTo().value(), StandardCharsets.UTF_8);
        }
        return response != null && response.getStatus() == 301 ? response.getHeaderString("location") : null;
    }

    private void begin(
            RoutingContext exchange, OpenedStream opened, @Nullable Response response, @Nullable Throwable failure) {
        if (response != null && response.getStatus() == 200 && response.getEntity() instanceof byte[] json) {
            String now = new String(json, StandardCharsets.UTF_8);
            opened.stream.open(opened.subscription.now(), ServerSentEvents.event("summary", now), List.of());
            return;
        }
        opened.end();
        String moved = movedTo(response, failure);
        answer(exchange, () -> {
            if (moved != null) {
                exchange.response()
                        .setStatusCode(301)
                        .putHeader("Location", moved + STREAM)
                        .end();
            } else if (response != null) {
                HttpServerResponse out = exchange.response().setStatusCode(response.getStatus());
                response.getStringHeaders().forEach((name, values) -> out.putHeader(name, values.get(0)));
                out.end(Buffer.buffer(response.getEntity() instanceof byte[] body ? body : new byte[0]));
            } else if (failure instanceof ProblemException problem) {
                throw problem;
            } else {
                LOG.error("a stream cannot begin", failure);
                throw new ProblemException(Problem.ProblemType.FAILED, "the stream cannot begin", null);
            }
        });
    }

    private OpenedStream open(
            RoutingContext exchange,
            FeedChannel channel,
            @Nullable String hub,
            int partition,
            @Nullable FeedPosition last) {
        if (streams.size() >= MOST_STREAMS) {
            throw new ProblemException(
                    Problem.ProblemType.NOT_AVAILABLE,
                    "this instance has as many listeners as it takes; ask another",
                    null);
        }
        AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
        AtomicReference<@Nullable ServerSentEvents> self = new AtomicReference<>();
        Runnable forget = () -> {
            ServerSentEvents stream = self.get();
            if (stream != null) {
                streams.remove(stream);
            }
            Runnable unsubscribe = end.get();
            if (unsubscribe != null) {
                unsubscribe.run();
            }
        };
        ServerSentEvents stream = new ServerSentEvents(
                exchange.response(), new FeedPosition(new TreeMap<>()), () -> afterDrop(exchange, self, forget));
        self.set(stream);
        exchange.response().closeHandler(closed -> {
            stream.closed();
            later(forget);
        });
        streams.add(stream);
        Subscription subscription = feed.subscribe(channel, hub, partition, last, stream);
        end.set(subscription.end());
        return new OpenedStream(stream, subscription, forget);
    }

    /** The feed may be telling thousands just then, and an event loop must not wait for that. */
    private static void later(Runnable forget) {
        Infrastructure.getDefaultWorkerPool().execute(forget);
    }

    /** Who does not read his last event either is cut off. */
    private void afterDrop(
            RoutingContext exchange, AtomicReference<@Nullable ServerSentEvents> dropped, Runnable forget) {
        later(forget);
        vertx.setTimer(LAST_WORD.toMillis(), timer -> {
            ServerSentEvents stream = dropped.get();
            if (stream != null && stream.isBehind()) {
                exchange.request().connection().close();
            }
        });
    }

    private static boolean isShort(List<PublishedRecord> missed) {
        long characters = 0;
        for (PublishedRecord record : missed) {
            String json = record.json();
            characters += json == null ? 0 : json.length();
        }
        return characters <= MOST_MISSED_CHARACTERS;
    }

    private static @Nullable FeedPosition lastEventId(RoutingContext exchange) {
        String last = exchange.request().getHeader("Last-Event-ID");
        if (last == null || last.isBlank()) {
            return null;
        }
        return FeedPosition.parse(last)
                .orElseThrow(() -> new ProblemException(
                        Problem.ProblemType.INVALID_PARAMETER,
                        "is no id of an event of this service",
                        "Last-Event-ID"));
    }

    private static String id(String path) {
        String id = path.substring(HUBS.length(), path.length() - STREAM.length());
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.ProblemType.INVALID_ID, "is not percent-encoded rightly", "id");
        }
    }

    private static void write(RoutingContext exchange, Problem problem) {
        HttpServerResponse response = exchange.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "1");
        }
        response.end(Buffer.buffer(JsonBytes.of(problem)));
    }

    @PreDestroy
    void stop() {
        streams.forEach(stream -> stream.drop("the instance stops; come back with Last-Event-ID"));
    }

    private record OpenedStream(ServerSentEvents stream, Subscription subscription, Runnable forget) {

        void end() {
            stream.closed();
            forget.run();
        }
    }
}
