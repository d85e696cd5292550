package org.citationhubs.runtime.observability;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Counts requests with unknown methods as one. A client chooses the method: each further name would be a series that
 * every scrape transfers until the restart.
 */
@Singleton
final class HttpMethodLabels implements MeterFilter {

    private static final String METHOD = "method";

    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    @Override
    public Meter.Id map(Meter.Id id) {
        String method = id.getName().startsWith("http.") ? id.getTag(METHOD) : null;
        return method == null || KNOWN.contains(method) ? id : id.withTag(Tag.of(METHOD, "OTHER"));
    }
}
