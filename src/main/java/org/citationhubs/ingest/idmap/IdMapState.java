package org.citationhubs.ingest.idmap;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;

/**
 * What is known of a map as a whole.
 *
 * @param endedPasses number of passes that have ended
 * @param whole schemes of which all works are in the map
 */
record IdMapState(int endedPasses, Set<Scheme> whole) {

    /** State of a map in which no pass has ended. */
    static final IdMapState NEW = new IdMapState(0, Set.of());

    IdMapState {
        whole = Set.copyOf(whole);
    }

    /** Returns the number of the pass that is under way. */
    int pass() {
        return endedPasses + 1;
    }

    /** Returns the state after that pass, which had all works of further schemes. */
    IdMapState afterPass(Set<Scheme> furtherWhole) {
        Set<Scheme> all = EnumSet.noneOf(Scheme.class);
        all.addAll(whole);
        all.addAll(furtherWhole);
        return new IdMapState(endedPasses + 1, all);
    }

    /** Returns the number of passes in four bytes and the codes of the schemes. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + whole.size());
        bytes.putInt(endedPasses);
        for (Scheme scheme : Scheme.values()) {
            if (whole.contains(scheme)) {
                bytes.put((byte) IdMapKey.code(scheme));
            }
        }
        return bytes.array();
    }

    /** Reads what {@link #bytes} returned. */
    static IdMapState of(byte[] bytes) {
        Set<Scheme> whole = EnumSet.noneOf(Scheme.class);
        for (int i = Integer.BYTES; i < bytes.length; i++) {
            for (Scheme scheme : Scheme.values()) {
                if (IdMapKey.code(scheme) == bytes[i]) {
                    whole.add(scheme);
                }
            }
        }
        return new IdMapState(ByteBuffer.wrap(bytes).getInt(), whole);
    }
}
