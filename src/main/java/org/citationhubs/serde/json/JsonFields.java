package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes fields into an object that was begun. */
@FunctionalInterface
public interface JsonFields {

    void write(JsonGenerator out) throws IOException;
}
