package org.citationhubs.hub.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.summary.ClaimsLedgerRow.AbstractRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.ClaimRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.StatementRow;
import org.jspecify.annotations.Nullable;

/**
 * The claims ledger of a work before its statements are read: the abstract, the claims in the order in which the work
 * makes them, then claims that only citing works name, by id; then the strongest statements for the work, then those
 * against it.
 */
public final class ClaimsLedger {

    /** The number of claims in a ledger at most. Of a work that makes more, the first are shown. */
    private static final int MAX_CLAIMS = 20;

    private final @Nullable String abstractText;
    private final List<LedgerClaim> claims;
    private final Highlights highlights;

    private ClaimsLedger(@Nullable String abstractText, List<LedgerClaim> claims, Highlights highlights) {
        this.abstractText = abstractText;
        this.claims = claims;
        this.highlights = highlights;
    }

    /** Chooses what the ledger shows. */
    public static ClaimsLedger of(WorkFacts facts, Highlights highlights) {
        return new ClaimsLedger(facts.abstractText(), choose(facts.claims(), highlights.claims()), highlights);
    }

    private static List<LedgerClaim> choose(@Nullable Claims claims, List<ClaimPolarities> named) {
        Map<String, ClaimPolarities> byId = new TreeMap<>();
        named.forEach(claim -> byId.put(claim.claim(), claim));
        List<LedgerClaim> chosen = new ArrayList<>();
        for (Claim claim : claims == null ? List.<Claim>of() : claims.list()) {
            if (chosen.size() < MAX_CLAIMS) {
                ClaimPolarities polarities = byId.remove(claim.id());
                chosen.add(new LedgerClaim(
                        claim.text(), polarities == null ? ClaimPolarities.none(claim.id()) : polarities));
            }
        }
        for (ClaimPolarities polarities : byId.values()) {
            if (chosen.size() < MAX_CLAIMS) {
                chosen.add(new LedgerClaim(null, polarities));
            }
        }
        return chosen;
    }

    /** Returns the statements that the ledger shows; some may be there twice, for a claim and for the work. */
    public List<StatementRef> statements() {
        List<StatementRef> statements = new ArrayList<>();
        for (LedgerClaim claim : claims) {
            statements.addAll(claim.polarities().strongestSupporting());
            statements.addAll(claim.polarities().strongestContesting());
        }
        statements.addAll(highlights.supporting());
        statements.addAll(highlights.contesting());
        return statements;
    }

    /**
     * Returns the rows of the ledger.
     *
     * @param contents the {@link #statements} as they read now; those retracted since they were chosen are absent, and
     *     left out
     */
    public List<ClaimsLedgerRow> rows(Map<StatementRef, CitingStatement> contents) {
        List<ClaimsLedgerRow> rows = new ArrayList<>();
        if (abstractText != null) {
            rows.add(new AbstractRow(abstractText));
        }
        for (LedgerClaim claim : claims) {
            ClaimPolarities polarities = claim.polarities();
            List<StatementRow> statements = new ArrayList<>();
            addRows(statements, polarities.strongestSupporting(), true, contents);
            addRows(statements, polarities.strongestContesting(), false, contents);
            rows.add(new ClaimRow(
                    polarities.claim(), claim.text(), polarities.supporting(), polarities.contesting(), statements));
        }
        addRows(rows, highlights.supporting(), true, contents);
        addRows(rows, highlights.contesting(), false, contents);
        return rows;
    }

    private static void addRows(
            List<? super StatementRow> rows,
            List<StatementRef> statements,
            boolean supports,
            Map<StatementRef, CitingStatement> contents) {
        for (StatementRef statement : statements) {
            CitingStatement content = contents.get(statement);
            if (content != null) {
                rows.add(new StatementRow(supports, content.citing(), content.title(), content.mention()));
            }
        }
    }

    /**
     * A claim in the ledger.
     *
     * @param text null if citing works name a claim that the work is not known to make
     */
    private record LedgerClaim(@Nullable String text, ClaimPolarities polarities) {}
}
