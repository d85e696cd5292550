package org.citationhubs.deployment;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.citationhubs.runtime.config.HubsConfig;

/** The environment variables that a container of the service may have. */
final class Variables {

    private static final Set<String> OF_OTHERS = Set.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            // Quarkus, each used in a deployment
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
            "QUARKUS_MANAGEMENT_HOST",
            // OpenTelemetry
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            "OTEL_TRACES_SAMPLER",
            "OTEL_TRACES_SAMPLER_ARG",
            // JVM, operating system and Kubernetes
            "LD_PRELOAD",
            "POD_NAME",
            "POD_NAMESPACE");

    private Variables() {}

    /** Returns all known variables; a misspelt variable is not among them. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>(OF_OTHERS);
        collect("HUBS", HubsConfig.class, known);
        return known;
    }

    private static void collect(String prefix, Class<?> group, Set<String> into) {
        for (Method method : group.getDeclaredMethods()) {
            String variable =
                    prefix + "_" + method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            if (method.getReturnType().getEnclosingClass() == HubsConfig.class) {
                collect(variable, method.getReturnType(), into);
            } else {
                into.add(variable);
            }
        }
    }
}
