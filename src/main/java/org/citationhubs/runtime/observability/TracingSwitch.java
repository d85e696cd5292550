package org.citationhubs.runtime.observability;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Disables tracing unless {@code OTEL_EXPORTER_OTLP_ENDPOINT} names a receiver. By default, Quarkus always traces,
 * sends the traces to a port of the local host, and keeps logging that the port does not answer.
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
