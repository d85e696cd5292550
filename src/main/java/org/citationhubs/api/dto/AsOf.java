package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.SortedMap;
import org.citationhubs.citation.reference.InputOffsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The input that an answer covers.
 *
 * @param citations for each partition of {@code citations.v1} the offset of the last record that counts
 */
@Schema(description = "The input that the answer covers: topic, partition, offset of the last record that counts")
public record AsOf(@JsonProperty("citations.v1") SortedMap<Integer, Long> citations) {

    static AsOf of(InputOffsets offsets) {
        return new AsOf(offsets.byPartition());
    }
}
