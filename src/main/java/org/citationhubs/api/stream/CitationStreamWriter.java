package org.citationhubs.api.stream;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes the results of a {@link CitationStream} while it is read, without a thread that waits for the client. */
@Provider
public class CitationStreamWriter implements ServerMessageBodyWriter<CitationStream> {

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return CitationStream.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return CitationStream.class.isAssignableFrom(type);
    }

    @Override
    public void writeResponse(CitationStream stream, Type genericType, ServerRequestContext request) {
        ResteasyReactiveRequestContext exchange = (ResteasyReactiveRequestContext) request;
        exchange.suspend();
        HttpServerResponse response =
                exchange.serverRequest().unwrap(RoutingContext.class).response();
        response.setChunked(true);
        var unused = stream.writeTo(response).thenRun(() -> {
            if (!response.closed()) {
                var unusedEnd = response.end();
            }
            exchange.resume();
        });
    }

    @Override
    public void writeTo(
            CitationStream stream,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("a stream is written to a connection");
    }
}
