package org.citationhubs.hub.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.ClaimsLedgerRow.AbstractRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.ClaimRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.StatementRow;
import org.jspecify.annotations.Nullable;

/** Turns numbers and rows of a partition into what a reader is shown. */
public final class SummaryAssembler {

    /** So many claims are in a ledger at the most; a work that makes more shows the first ones. */
    public static final int MOST_CLAIMS = 20;

    private final SummaryData source;

    /** Shows what a source knows. */
    public SummaryAssembler(SummaryData source) {
        this.source = source;
    }

    /** What is known of numbers and rows. */
    public interface SummaryData {

        /** The id of a work. */
        WorkId id(int number);

        /** The title of a co-cited work, null if it is not known. */
        @Nullable
        String title(int number, WorkId id);

        /** What is believed of a citing work. */
        WorkFacts citing(int number);

        /** The mentions in a row of the hub. */
        List<Mention> mentions(int row);
    }

    /** The leading co-cited works with their titles. */
    public List<CoCitedWork> leading(List<RankedWork> works) {
        List<CoCitedWork> shown = new ArrayList<>(works.size());
        for (RankedWork work : works) {
            WorkId id = source.id(work.number());
            shown.add(new CoCitedWork(id, source.title(work.number(), id), work.count()));
        }
        return shown;
    }

    /** The representative citing works with what is known of them. */
    public List<RepresentativeWork> representative(List<RepresentativeChoice> works) {
        List<RepresentativeWork> shown = new ArrayList<>(works.size());
        for (RepresentativeChoice work : works) {
            shown.add(new RepresentativeWork(
                    source.id(work.citing()), source.citing(work.citing()), work.facts(), work.reason()));
        }
        return shown;
    }

    /**
     * The claims ledger: the abstract, then the claims in the order in which the work makes them and after them those that only citing
     * works name, by id; then the strongest statements for the hub, then those against it.
     */
    public List<ClaimsLedgerRow> ledger(WorkFacts facts, Highlights standouts) {
        List<ClaimsLedgerRow> rows = new ArrayList<>();
        if (facts.abstractText() != null) {
            rows.add(new AbstractRow(facts.abstractText()));
        }
        addClaims(rows, facts.claims(), standouts.claims());
        rows.addAll(rows(standouts.supporting(), true));
        rows.addAll(rows(standouts.contesting(), false));
        return rows;
    }

    private void addClaims(List<ClaimsLedgerRow> rows, @Nullable Claims claims, List<ClaimPolarities> stances) {
        Map<String, ClaimPolarities> byId = new TreeMap<>();
        stances.forEach(stance -> byId.put(stance.claim(), stance));
        int left = MOST_CLAIMS;
        for (Claim claim : claims == null ? List.<Claim>of() : claims.list()) {
            if (left-- > 0) {
                ClaimPolarities taken = byId.remove(claim.id());
                rows.add(row(claim.text(), taken == null ? ClaimPolarities.none(claim.id()) : taken));
            }
        }
        for (ClaimPolarities stance : byId.values()) {
            if (left-- > 0) {
                rows.add(row(null, stance));
            }
        }
    }

    private ClaimRow row(@Nullable String text, ClaimPolarities stances) {
        List<StatementRow> statements = new ArrayList<>(rows(stances.strongestSupporting(), true));
        statements.addAll(rows(stances.strongestContesting(), false));
        return new ClaimRow(stances.claim(), text, stances.supporting(), stances.contesting(), statements);
    }

    /** Statements that were taken back since they were found to stand out are left out. */
    private List<StatementRow> rows(List<StatementRef> statements, boolean supports) {
        List<StatementRow> rows = new ArrayList<>(statements.size());
        for (StatementRef statement : statements) {
            List<Mention> mentions = source.mentions(statement.row());
            if (statement.mention() < mentions.size()) {
                rows.add(new StatementRow(
                        supports,
                        source.id(statement.citing()),
                        source.citing(statement.citing()).title(),
                        mentions.get(statement.mention())));
            }
        }
        return rows;
    }
}
