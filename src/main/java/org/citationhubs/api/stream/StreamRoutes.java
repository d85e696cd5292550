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
import org.citationhubs.api.body.RefusedRequest;
import org.citationhubs.api.dto.MovedEventDto;
import org.citationhubs.api.problem.Problem;
import org.citationhubs.api.problem.ProblemException;
import org.citationhubs.api.render.JsonBytes;
import org.citationhubs.api.render.MeteredPath;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
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
 * Routes of the event streams: of one hub, of all hubs, and of all changes.
 *
 * <p>Written to Vert.x connections directly: a client occupies no thread, and a client that does not read is noticed.
 */
@ApplicationScoped
class StreamRoutes {

    /** One instance serves this many with resources to spare; further clients use another instance. */
    private static final int MAX_STREAMS = 10_000;

    /** If the missed events are longer, the current summary or a gap is sent instead. */
    private static final int MAX_MISSED_CHARACTERS = 1 << 20;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LAST_EVENT_TIMEOUT = Duration.ofSeconds(5);
    private static final String HUBS = "/api/v1/hubs/";
    private static final String STREAM = "/stream";

    private static final Logger LOG = Logger.getLogger(StreamRoutes.class);

    private final Vertx vertx;
    private final Feed feed;
    private final HubAnswers answers;
    private final Set<ServerSentEvents> streams = ConcurrentHashMap.newKeySet();

    StreamRoutes(Vertx vertx, Feed feed, HubAnswers answers) {
        this.vertx = vertx;
        this.feed = feed;
        this.answers = answers;
    }

    void add(@Observes Router router) {
        router.get(HUBS + "stream")
                .handler(context -> meter(context, HUBS + "stream"))
                .blockingHandler(context -> answer(context, () -> all(context, FeedChannel.SUMMARIES)), false);
        router.get(HUBS + "changes" + STREAM)
                .handler(context -> meter(context, HUBS + "changes" + STREAM))
                .blockingHandler(context -> answer(context, () -> all(context, FeedChannel.CHANGES)), false);
        router.getWithRegex(HUBS + ".+" + STREAM)
                .handler(context -> meter(context, HUBS + "{id}" + STREAM))
                .blockingHandler(context -> answer(context, () -> hub(context)), false);
        vertx.setPeriodic(HEARTBEAT.toMillis(), timer -> streams.forEach(ServerSentEvents::sendHeartbeat));
    }

    private static void meter(RoutingContext context, String template) {
        MeteredPath.set(context, template);
        context.next();
    }

    private static void answer(RoutingContext context, Runnable answer) {
        try {
            answer.run();
        } catch (ProblemException e) {
            RefusedRequest.refuse(context, e.problem());
        } catch (InvalidWorkIdException e) {
            RefusedRequest.refuse(
                    context, Problem.of(Problem.ProblemType.INVALID_ID, String.valueOf(e.getMessage()), "id"));
        } catch (StoreUnavailableException e) {
            RefusedRequest.refuse(
                    context,
                    Problem.of(Problem.ProblemType.NOT_AVAILABLE, e.reason().text(), null));
        }
    }

    private void all(RoutingContext context, FeedChannel channel) {
        QueryService unused = answers.service();
        FeedPosition last = lastEventId(context);
        OpenedStream opened = open(context, channel, null, 0, last);
        Subscription subscription = opened.subscription;
        if (last == null || (subscription.complete() && isShort(subscription.missed()))) {
            opened.stream.open(subscription.begin(), null, subscription.missed());
            return;
        }
        // The client receives the gap as an event, because missed events are no longer kept.
        opened.stream.open(
                subscription.now(),
                ServerSentEvents.event(
                        "gap", "{\"reason\":\"events after " + subscription.begin() + " are no longer kept\"}"),
                List.of());
    }

    private void hub(RoutingContext context) {
        QueryService service = answers.service();
        WorkId work = WorkId.parse(id(context.request().path()));
        FeedPosition last = lastEventId(context);
        OpenedStream opened = open(context, FeedChannel.SUMMARIES, work.value(), service.partitionOf(work), last);
        opened.stream.whenGone(() -> later(() -> endIfMoved(work, opened.stream)));
        Subscription subscription = opened.subscription;
        if (subscription.complete() && isShort(subscription.missed())) {
            opened.stream.open(subscription.begin(), null, subscription.missed());
            return;
        }
        // The current summary replaces all earlier publications.
        answers.currentSummary(work)
                .whenCompleteAsync(
                        (response, failure) -> begin(context, opened, response, failure),
                        Infrastructure.getDefaultWorkerPool());
    }

    /** Ends the stream of a hub that was merged into another one, and names the stream of the surviving id. */
    private void endIfMoved(WorkId work, ServerSentEvents stream) {
        CompletionStage<Response> unused = answers.currentSummary(work).whenComplete((response, failure) -> {
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

    /** Returns the path of the surviving hub; null if the id was not merged. */
    private static @Nullable String movedTo(@Nullable Response response, @Nullable Throwable failure) {
        if (failure instanceof WorkMovedException moved) {
            return HUBS + URLEncoder.encode(moved.movedTo().value(), StandardCharsets.UTF_8);
        }
        return response != null && response.getStatus() == 301 ? response.getHeaderString("location") : null;
    }

    private void begin(
            RoutingContext context, OpenedStream opened, @Nullable Response response, @Nullable Throwable failure) {
        if (response != null && response.getStatus() == 200 && response.getEntity() instanceof byte[] json) {
            String now = new String(json, StandardCharsets.UTF_8);
            opened.stream.open(opened.subscription.now(), ServerSentEvents.event("summary", now), List.of());
            return;
        }
        opened.end();
        String moved = movedTo(response, failure);
        answer(context, () -> {
            if (moved != null) {
                context.response()
                        .setStatusCode(301)
                        .putHeader("Location", moved + STREAM)
                        .putHeader("Cache-Control", "no-cache")
                        .end();
            } else if (response != null) {
                HttpServerResponse out = context.response().setStatusCode(response.getStatus());
                response.getStringHeaders().forEach((name, values) -> out.putHeader(name, values.get(0)));
                out.end(Buffer.buffer(response.getEntity() instanceof byte[] body ? body : new byte[0]));
            } else if (failure instanceof ProblemException problem) {
                throw problem;
            } else {
                LOG.error("Cannot begin a stream", failure);
                throw new ProblemException(Problem.ProblemType.FAILED, "The stream cannot begin.", null);
            }
        });
    }

    private OpenedStream open(
            RoutingContext context,
            FeedChannel channel,
            @Nullable String hub,
            int partition,
            @Nullable FeedPosition last) {
        if (streams.size() >= MAX_STREAMS) {
            throw new ProblemException(
                    Problem.ProblemType.NOT_AVAILABLE,
                    "This instance already serves " + MAX_STREAMS + " streams; use another instance.",
                    null);
        }
        AtomicReference<@Nullable Runnable> unsubscribing = new AtomicReference<>();
        AtomicReference<@Nullable ServerSentEvents> self = new AtomicReference<>();
        Runnable remove = () -> {
            ServerSentEvents stream = self.get();
            if (stream != null) {
                streams.remove(stream);
            }
            Runnable unsubscribe = unsubscribing.get();
            if (unsubscribe != null) {
                unsubscribe.run();
            }
        };
        ServerSentEvents stream = new ServerSentEvents(
                context.response(), new FeedPosition(new TreeMap<>()), () -> afterDrop(context, self, remove));
        self.set(stream);
        context.response().closeHandler(closed -> {
            stream.closed();
            later(remove);
        });
        streams.add(stream);
        Subscription subscription = feed.subscribe(channel, hub, partition, last, stream);
        unsubscribing.set(subscription.end());
        return new OpenedStream(stream, subscription, remove);
    }

    /** Runs a task off the event loop: the feed may hold its lock while it sends to thousands of clients. */
    private static void later(Runnable task) {
        Infrastructure.getDefaultWorkerPool().execute(task);
    }

    /** Closes the connection of a client that does not read its last event either. */
    private void afterDrop(
            RoutingContext context, AtomicReference<@Nullable ServerSentEvents> dropped, Runnable remove) {
        later(remove);
        vertx.setTimer(LAST_EVENT_TIMEOUT.toMillis(), timer -> {
            ServerSentEvents stream = dropped.get();
            if (stream != null && stream.hasUnreadBytes()) {
                context.request().connection().close();
            }
        });
    }

    private static boolean isShort(List<PublishedRecord> missed) {
        long characters = 0;
        for (PublishedRecord record : missed) {
            String json = record.json();
            characters += json == null ? 0 : json.length();
        }
        return characters <= MAX_MISSED_CHARACTERS;
    }

    private static @Nullable FeedPosition lastEventId(RoutingContext context) {
        String last = context.request().getHeader("Last-Event-ID");
        if (last == null || last.isBlank()) {
            return null;
        }
        return FeedPosition.parse(last)
                .orElseThrow(() -> new ProblemException(
                        Problem.ProblemType.INVALID_PARAMETER, "is not an event id of this service", "Last-Event-ID"));
    }

    private static String id(String path) {
        String id = path.substring(HUBS.length(), path.length() - STREAM.length());
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.ProblemType.INVALID_ID, "is not correctly percent-encoded", "id");
        }
    }

    @PreDestroy
    void stop() {
        streams.forEach(stream -> stream.drop("the instance stops; reconnect with Last-Event-ID"));
    }

    private record OpenedStream(ServerSentEvents stream, Subscription subscription, Runnable remove) {

        void end() {
            stream.closed();
            remove.run();
        }
    }
}
