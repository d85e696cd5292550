package org.citationhubs.runtime.config;

import org.citationhubs.query.routing.HostPort;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Converts a configuration value to a {@link HostPort}. The implicit converter would lose the reason why a value
 * is invalid.
 */
public final class HostPortConverter implements Converter<HostPort> {

    @Override
    public HostPort convert(String value) {
        return HostPort.of(value);
    }
}
