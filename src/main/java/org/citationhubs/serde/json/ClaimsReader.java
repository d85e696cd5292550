package org.citationhubs.serde.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
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

    /** Returns the claims of a work, null if the field is null; an empty list states that there are none. */
    static @Nullable Claims claims(InputLimits limits, JsonInput in) throws IOException, RejectedRecordException {
        if (!in.array()) {
            return null;
        }
        List<Claim> claims = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        long bytes = 0;
        while (in.nextElement()) {
            if (claims.size() == MOST_CLAIMS) {
                throw in.rejected(RejectionReason.OVER_LIMIT, "there are more than " + MOST_CLAIMS + " claims");
            }
            Claim claim = claim(limits, in);
            if (!ids.add(claim.id())) {
                throw in.rejectedField(RejectionReason.INVALID_SCHEMA, "id", "another claim of the work has this id");
            }
            claims.add(claim);
            bytes += FieldLimits.bytes(claim.id()) + FieldLimits.bytes(claim.text());
        }
        FieldLimits.requireBytes(in, bytes, FieldLimits.CLAIMS);
        return new Claims(claims);
    }

    private static Claim claim(InputLimits limits, JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        String id = null;
        String text = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = id(in);
                case "text" -> text = in.text(limits.contextCharacters());
                default -> in.skip();
            }
        }
        return new Claim(in.required("id", id), in.required("text", text));
    }

    /** Returns the id of a claim, null if there is none. */
    static @Nullable String id(JsonInput in) throws IOException, RejectedRecordException {
        String id = in.text();
        if (id != null && id.length() > MOST_ID_CHARACTERS) {
            throw in.rejected(
                    RejectionReason.OVER_LIMIT, "has " + id.length() + " characters, more than " + MOST_ID_CHARACTERS);
        }
        return id == null ? null : id.strip();
    }
}
