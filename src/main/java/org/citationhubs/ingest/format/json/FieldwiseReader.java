package org.citationhubs.ingest.format.json;

import java.io.IOException;

/** Reads one record after another, each field by field in any order. */
public interface FieldwiseReader {

    /** Begins with another record. */
    void clear();

    /** Reads the current value, that of a field of the record. */
    void readField(String field, JsonPull in) throws IOException;

    /**
     * Passes on what the record says.
     *
     * @param name name of the file
     * @param number number of the record in the file, from 1
     * @return false if it is no record of the format
     */
    boolean publish(String name, long number);
}
