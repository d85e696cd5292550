package org.citationhubs.runtime;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads an {@link Address} from a configuration; without it the reason why one is refused would be lost. */
public final class AddressConverter implements Converter<Address> {

    @Override
    public Address convert(String value) {
        return Address.of(value);
    }
}
