package org.citationhubs.ingest.format.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the ids of arXiv in addresses of preprints. */
public final class ArxivAddress {

    /** What stands before the number in addresses, in ids of the protocol for harvesting, and in DOIs. */
    private static final List<String> BEFORE =
            List.of("arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org:", "10.48550/arxiv.");

    private ArxivAddress() {}

    /** Returns what stands where an address of arXiv has the id, null for the address of another site. */
    public static @Nullable String id(@Nullable String address) {
        // Most addresses are of other sites.
        if (address == null || (address.indexOf("Xiv") < 0 && address.indexOf("xiv") < 0)) {
            return null;
        }
        for (String before : BEFORE) {
            for (int at = 0; at + before.length() < address.length(); at++) {
                if (address.regionMatches(true, at, before, 0, before.length())) {
                    return address.substring(at + before.length());
                }
            }
        }
        return null;
    }
}
