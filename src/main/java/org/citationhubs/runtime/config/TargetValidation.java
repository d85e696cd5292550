package org.citationhubs.runtime.config;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets every request through to {@code api.rest.RequestTargetFilter}. Otherwise Quarkus answers a target that is no
 * URI, such as one with brackets, with an empty 400 before any filter.
 *
 * <p>The property is read once, when the class of the HTTP server is loaded. The configuration is built before that,
 * also in tests and in dev mode, which do not call the entry point of the program.
 */
public final class TargetValidation implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
