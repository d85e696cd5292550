package org.citationhubs.serde.packed;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;

/** Packs lists of ids and the mentions of a citation, which several values contain. */
public final class PackedParts {

    private static final byte[] FIRST = {};

    /** Set in the byte of a mention's polarity if the mention is about a claim. */
    private static final int CLAIMED = 1 << 6;

    private PackedParts() {}

    /** Writes a sorted list of ids. */
    public static void writeIds(PackedWriter out, List<WorkId> ids) {
        out.writeCount(ids.size());
        byte[] before = FIRST;
        for (WorkId id : ids) {
            byte[] key = id.bytes();
            out.writeKey(key, before);
            before = key;
        }
    }

    /** Reads what {@link #writeIds} wrote. */
    public static List<WorkId> readIds(PackedReader in) {
        int count = in.readCount();
        List<WorkId> ids = new ArrayList<>(count);
        in.restartKeys();
        for (int i = 0; i < count; i++) {
            ids.add(WorkId.ofNormalised(in.readKey()));
        }
        return ids;
    }

    /** Writes a set of systems. */
    public static void writeSources(PackedWriter out, SourceSet sources) {
        out.writeCount(sources.systems().size());
        sources.systems().forEach(out::writeText);
    }

    /** Reads what {@link #writeSources} wrote. */
    public static SourceSet readSources(PackedReader in) {
        int count = in.readCount();
        List<String> systems = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            systems.add(in.readText());
        }
        return SourceSet.of(systems);
    }

    /** Writes the mentions of a citation. */
    public static void writeMentions(PackedWriter out, List<Mention> mentions) {
        out.writeCount(mentions.size());
        for (Mention mention : mentions) {
            out.writeOptionalText(mention.section()).writeOptionalText(mention.context());
            out.writeCount(mention.roles().size());
            for (RoleAssignment assignment : mention.roles()) {
                out.writeByte(assignment.role().code());
                writeConfidence(out, assignment.confidence());
            }
            String claim = mention.claim();
            out.writeByte(mention.stance().polarity().code() | (claim == null ? 0 : CLAIMED));
            writeConfidence(out, mention.stance().confidence());
            out.writeOptionalText(mention.classifier());
            if (claim != null) {
                out.writeText(claim);
            }
        }
    }

    /** Reads what {@link #writeMentions} wrote. */
    public static List<Mention> readMentions(PackedReader in) {
        int count = in.readCount();
        if (count == 0) {
            return List.of();
        }
        List<Mention> mentions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String section = in.readOptionalText();
            String context = in.readOptionalText();
            List<RoleAssignment> roles = readRoles(in);
            int bits = in.readByte();
            PolarityAssignment stance = new PolarityAssignment(Polarity.ofCode(bits & ~CLAIMED), readConfidence(in));
            String classifier = in.readOptionalText();
            String claim = (bits & CLAIMED) == 0 ? null : in.readText();
            mentions.add(new Mention(section, context, roles, stance, classifier, claim));
        }
        return mentions;
    }

    private static List<RoleAssignment> readRoles(PackedReader in) {
        int count = in.readCount();
        List<RoleAssignment> roles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            roles.add(new RoleAssignment(Role.ofCode(in.readByte()), readConfidence(in)));
        }
        return roles;
    }

    private static void writeConfidence(PackedWriter out, float confidence) {
        out.writeInt(Float.floatToIntBits(confidence));
    }

    private static float readConfidence(PackedReader in) {
        return Float.intBitsToFloat(in.readInt());
    }
}
