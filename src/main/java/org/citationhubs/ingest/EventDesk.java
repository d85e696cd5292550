package org.citationhubs.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.citationhubs.citation.Limits;
import org.jspecify.annotations.Nullable;

/** Where events are handed in over HTTP while there are topics to put them into. */
@ApplicationScoped
public class EventDesk {

    private final AtomicReference<@Nullable CitationPublisher> open = new AtomicReference<>();

    /** Opens it; the publisher is closed with it. */
    public void open(EventPublisher publisher, Limits limits) {
        replace(new CitationPublisher(publisher, limits));
    }

    /** Closes it: what is under way is still sent, nothing more is taken. */
    public void close() {
        replace(null);
    }

    private void replace(@Nullable CitationPublisher next) {
        CitationPublisher last = open.getAndSet(next);
        if (last != null) {
            last.close();
        }
    }

    /** Who takes citations, nobody while the service starts and stops. */
    public Optional<CitationPublisher> citations() {
        return Optional.ofNullable(open.get());
    }
}
