package org.citationhubs.store.hubs;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.summary.ClaimPolarities;
import org.citationhubs.hub.summary.Highlights;
import org.citationhubs.hub.summary.RepresentativeChoice;
import org.citationhubs.hub.summary.RepresentativeChoice.ChoiceReason;
import org.citationhubs.hub.summary.StatementRef;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.works.SourceSets;
import org.citationhubs.store.works.SourceSetsView;

/** Packs the highlights of a hub into bytes. */
final class HighlightsCodec {

    private HighlightsCodec() {}

    static void write(PackedWriter out, SourceSets sets, Highlights highlights) {
        out.writeCount(highlights.representative().size());
        PackedWriter rows = new PackedWriter();
        for (RepresentativeChoice work : highlights.representative()) {
            out.writeCount(work.row());
            writeReason(out, work.reason());
            out.writeOptionalBytes(
                    CitingWorkRows.write(rows, sets, new CitingWorkRow(work.row(), work.citing(), work.facts())));
        }
        writeStatements(out, highlights.supporting());
        writeStatements(out, highlights.contesting());
        out.writeCount(highlights.claims().size());
        for (ClaimPolarities claim : highlights.claims()) {
            out.writeText(claim.claim()).writeCount(claim.supporting()).writeCount(claim.contesting());
            writeStatements(out, claim.strongestSupporting());
            writeStatements(out, claim.strongestContesting());
        }
    }

    static Highlights read(PackedReader in, SourceSetsView sets) {
        int works = in.readCount();
        List<RepresentativeChoice> representative = new ArrayList<>(works);
        for (int i = 0; i < works; i++) {
            int row = in.readCount();
            ChoiceReason reason = readReason(in);
            byte[] bytes = in.readOptionalBytes();
            if (bytes == null) {
                throw new IllegalStateException("a representative citing work has no row");
            }
            CitingWorkRow work = CitingWorkRows.read(row, bytes, sets);
            representative.add(new RepresentativeChoice(row, work.citing(), work.facts(), reason));
        }
        List<StatementRef> supporting = readStatements(in);
        List<StatementRef> contesting = readStatements(in);
        int count = in.readCount();
        List<ClaimPolarities> claims = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            claims.add(new ClaimPolarities(
                    in.readText(), in.readCount(), in.readCount(), readStatements(in), readStatements(in)));
        }
        return new Highlights(representative, supporting, contesting, claims);
    }

    private static void writeReason(PackedWriter out, ChoiceReason reason) {
        Role role = reason.role();
        Polarity stance = reason.stance();
        out.writeByte(reason.kind().code());
        if (role != null) {
            out.writeByte(role.code());
        } else if (stance != null) {
            out.writeByte(stance.code());
        }
    }

    private static ChoiceReason readReason(PackedReader in) {
        ChoiceReason.ReasonKind kind = ChoiceReason.ReasonKind.ofCode(in.readByte());
        return new ChoiceReason(
                kind,
                kind == ChoiceReason.ReasonKind.ROLE ? Role.ofCode(in.readByte()) : null,
                kind == ChoiceReason.ReasonKind.STANCE ? Polarity.ofCode(in.readByte()) : null);
    }

    private static void writeStatements(PackedWriter out, List<StatementRef> statements) {
        out.writeCount(statements.size());
        for (StatementRef statement : statements) {
            out.writeCount(statement.row())
                    .writeCount(statement.citing())
                    .writeCount(statement.mention())
                    .writeInt(Float.floatToIntBits(statement.confidence()));
        }
    }

    private static List<StatementRef> readStatements(PackedReader in) {
        int count = in.readCount();
        List<StatementRef> statements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            statements.add(new StatementRef(
                    in.readCount(), in.readCount(), in.readCount(), Float.intBitsToFloat(in.readInt())));
        }
        return statements;
    }
}
