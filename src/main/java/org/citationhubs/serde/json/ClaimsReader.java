package org.citationhubs.serde.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a work and references to them. */
final class ClaimsReader {

    /** Ids are such as {@code c1} or a URI; a longer text is a claim in the wrong field. */
    private static final int MOST_ID_CHARACTERS = 256;

    /** More than a ledger can show: the claims are those of the abstract, not every sentence of the work. */
    private static final int MOST_CLAIMS = 200;

    private ClaimsReader() {}

    /**
     * Returns the claims of a work, null if there are none that can be read; an empty list states that there are none.
     */
    static @Nullable Claims claims(InputLimits limits, JsonInput in) throws IOException {
        if (!in.optionalArray()) {
            return null;
        }
        List<Claim> claims = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int sent = 0;
        long bytes = 0;
        boolean full = false;
        while (in.nextElement()) {
            sent++;
            Claim claim = full ? null : claim(limits, in);
            if (claim != null && !ids.add(claim.id())) {
                in.repairedField(RepairReason.INVALID_SCHEMA, "id", "another claim of the work has this id");
            } else if (claim != null) {
                bytes += FieldLimits.bytes(claim.id()) + FieldLimits.bytes(claim.text());
                full = claims.size() == MOST_CLAIMS || bytes > FieldLimits.CLAIMS;
                if (full) {
                    in.repaired(RepairReason.OVER_LIMIT, "the claims before are kept, more are over the limit");
                } else {
                    claims.add(claim);
                }
            } else if (full) {
                in.skip();
            }
        }
        return claims.isEmpty() && sent > 0 ? null : new Claims(claims);
    }

    /** Returns the claim, null if it has no id or text that can be read. */
    private static @Nullable Claim claim(InputLimits limits, JsonInput in) throws IOException {
        if (!in.objectElement()) {
            return null;
        }
        int before = in.repairs();
        String id = null;
        String text = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = id(in);
                case "text" -> text = in.text(limits.contextCharacters());
                default -> in.skip();
            }
        }
        if (id == null || text == null) {
            in.incomplete(before, "a claim needs an id and a text");
            return null;
        }
        return new Claim(id, text);
    }

    /** Returns the id of a claim, null if there is none or if it is over the limit. */
    static @Nullable String id(JsonInput in) throws IOException {
        String id = in.text();
        if (id != null && id.length() > MOST_ID_CHARACTERS) {
            in.repaired(RepairReason.OVER_LIMIT, "has " + id.length() + " characters, more than " + MOST_ID_CHARACTERS);
            return null;
        }
        return id == null ? null : id.strip();
    }
}
