package org.citationhubs.runtime.observability;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Switches tracing off unless it is said where traces go: {@code OTEL_EXPORTER_OTLP_ENDPOINT}. By itself Quarkus makes them always and
 * sends them to a port of this host, and says in the log for ever that nobody is there.
 */
public final class TracingSwitch implements ConfigSourceInterceptor {

    static final String DISABLED = "quarkus.otel.sdk.disabled";

    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";

    private static final long serialVersionUID = 1;

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (name.equals(DISABLED) && isAbsent(context.proceed(ENDPOINT))) {
            return ConfigValue.builder().withName(name).withValue("true").build();
        }
        return context.proceed(name);
    }

    private static boolean isAbsent(@Nullable ConfigValue endpoint) {
        return endpoint == null
                || endpoint.getValue() == null
                || endpoint.getValue().isBlank();
    }
}
