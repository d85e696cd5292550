package org.citationhubs.runtime.config;

import org.citationhubs.query.routing.HostPort;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads an {@link HostPort} from a configuration; without it the reason why one is refused would be lost. */
public final class HostPortConverter implements Converter<HostPort> {

    @Override
    public HostPort convert(String value) {
        return HostPort.of(value);
    }
}
