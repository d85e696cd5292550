package org.citationhubs.store;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Role;
import org.citationhubs.hub.ClaimStances;
import org.citationhubs.hub.Representative;
import org.citationhubs.hub.Representative.Reason;
import org.citationhubs.hub.Standouts;
import org.citationhubs.hub.StatementRef;
import org.citationhubs.serde.PackedReader;
import org.citationhubs.serde.PackedWriter;

/** What stands out at a hub of many rows, as packed bytes. */
final class PackedStandouts {

    private PackedStandouts() {}

    static void write(PackedWriter out, Standouts standouts) {
        out.writeCount(standouts.representative().size());
        PackedWriter rows = new PackedWriter();
        for (Representative work : standouts.representative()) {
            out.writeCount(work.row());
            writeReason(out, work.reason());
            out.writeOptionalBytes(CitingWorks.write(rows, new CitingWork(work.row(), work.citing(), work.facts())));
        }
        writeStatements(out, standouts.supporting());
        writeStatements(out, standouts.contesting());
        out.writeCount(standouts.claims().size());
        for (ClaimStances claim : standouts.claims()) {
            out.writeText(claim.claim()).writeCount(claim.supporting()).writeCount(claim.contesting());
            writeStatements(out, claim.strongestSupporting());
            writeStatements(out, claim.strongestContesting());
        }
    }

    static Standouts read(PackedReader in) {
        int works = in.readCount();
        List<Representative> representative = new ArrayList<>(works);
        for (int i = 0; i < works; i++) {
            int row = in.readCount();
            Reason reason = readReason(in);
            byte[] bytes = in.readOptionalBytes();
            if (bytes == null) {
                throw new IllegalStateException("a representative citing work without its row");
            }
            CitingWork work = CitingWorks.read(row, bytes);
            representative.add(new Representative(row, work.citing(), work.facts(), reason));
        }
        List<StatementRef> supporting = readStatements(in);
        List<StatementRef> contesting = readStatements(in);
        int count = in.readCount();
        List<ClaimStances> claims = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            claims.add(new ClaimStances(
                    in.readText(), in.readCount(), in.readCount(), readStatements(in), readStatements(in)));
        }
        return new Standouts(representative, supporting, contesting, claims);
    }

    private static void writeReason(PackedWriter out, Reason reason) {
        Role role = reason.role();
        Polarity stance = reason.stance();
        out.writeByte(reason.kind().code());
        if (role != null) {
            out.writeByte(role.code());
        } else if (stance != null) {
            out.writeByte(stance.code());
        }
    }

    private static Reason readReason(PackedReader in) {
        Reason.Kind kind = Reason.Kind.ofCode(in.readByte());
        return new Reason(
                kind,
                kind == Reason.Kind.ROLE ? Role.ofCode(in.readByte()) : null,
                kind == Reason.Kind.STANCE ? Polarity.ofCode(in.readByte()) : null);
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
