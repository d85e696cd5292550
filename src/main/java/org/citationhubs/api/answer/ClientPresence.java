package org.citationhubs.api.answer;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Notes of each request whether its client has disconnected, so that a query for nobody can end. */
@ApplicationScoped
class ClientPresence {

    private static final int PRIORITY = 60;

    private static final String KEY = ClientPresence.class.getName();

    void add(@Observes Filters filters) {
        filters.register(ClientPresence::watch, PRIORITY);
    }

    private static void watch(RoutingContext request) {
        AtomicBoolean gone = new AtomicBoolean();
        request.put(KEY, gone);
        int unused = request.addEndHandler(ended -> gone.set(true));
        request.next();
    }

    /** Returns a supplier, for any thread, of whether the client has disconnected. */
    static BooleanSupplier goneFrom(RoutingContext request) {
        AtomicBoolean gone = request.get(KEY);
        return gone == null ? () -> false : gone::get;
    }
}
