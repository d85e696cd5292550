package org.citationhubs.serde.packed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.Author;
import org.citationhubs.citation.work.Authors;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/** The parts that several packed values are made of. */
public final class PackedParts {

    private static final byte[] FIRST = {};

    /** The bit of the first byte of facts that says that a second byte follows it, with what is rarely said. */
    private static final int MORE = 7;

    /** The bit of a mention's stance that says that the mention is about a claim. */
    private static final int CLAIMED = 6;

    private PackedParts() {}

    /** A sorted list of ids. */
    public static void writeIds(PackedWriter out, List<WorkId> ids) {
        out.writeCount(ids.size());
        byte[] before = FIRST;
        for (WorkId id : ids) {
            byte[] key = id.bytes();
            out.writeKey(key, before);
            before = key;
        }
    }

    /** Reads {@link #writeIds}. */
    public static List<WorkId> readIds(PackedReader in) {
        int count = in.readCount();
        List<WorkId> ids = new ArrayList<>(count);
        in.restartKeys();
        for (int i = 0; i < count; i++) {
            ids.add(WorkId.ofNormalised(in.readKey()));
        }
        return ids;
    }

    /** What is said of a work, one bit for each thing that is. */
    public static void writeFacts(PackedWriter out, WorkFacts facts) {
        int more = bit(facts.claims(), 0) | bit(facts.retraction(), 1) | bit(facts.sameAs(), 2);
        out.writeByte(bit(facts.title(), 0)
                | bit(facts.publishedAt(), 1)
                | bit(facts.authors(), 2)
                | bit(facts.venue(), 3)
                | bit(facts.field(), 4)
                | bit(facts.summary(), 5)
                | bit(facts.abstractText(), 6)
                | (more == 0 ? 0 : 1 << MORE));
        if (more != 0) {
            out.writeByte(more);
        }
        writeIfKnown(out, facts.title(), PackedWriter::writeText);
        writeIfKnown(out, facts.publishedAt(), (to, date) -> to.writeCount(date.packed()));
        writeIfKnown(out, facts.authors(), PackedParts::writeAuthors);
        writeIfKnown(out, facts.venue(), PackedWriter::writeText);
        writeIfKnown(out, facts.field(), PackedWriter::writeText);
        writeIfKnown(out, facts.summary(), PackedWriter::writeText);
        writeIfKnown(out, facts.abstractText(), PackedWriter::writeText);
        writeIfKnown(out, facts.claims(), PackedParts::writeClaims);
        writeIfKnown(out, facts.retraction(), PackedParts::writeRetraction);
        writeIfKnown(out, facts.sameAs(), (to, sameAs) -> to.writeOptionalText(text(sameAs.work())));
    }

    /** Reads {@link #writeFacts}. */
    public static WorkFacts readFacts(PackedReader in) {
        int bits = in.readByte();
        if (bits == 0) {
            return WorkFacts.NONE;
        }
        int more = (bits & 1 << MORE) == 0 ? 0 : in.readByte();
        return new WorkFacts(
                readIf(in, bits, 0, PackedReader::readText),
                readIf(in, bits, 1, from -> PartialDate.ofPacked(from.readCount())),
                readIf(in, bits, 2, PackedParts::readAuthors),
                readIf(in, bits, 3, PackedReader::readText),
                readIf(in, bits, 4, PackedReader::readText),
                readIf(in, bits, 5, PackedReader::readText),
                readIf(in, bits, 6, PackedReader::readText),
                readIf(in, more, 0, PackedParts::readClaims),
                readIf(in, more, 1, PackedParts::readRetraction),
                readIf(in, more, 2, PackedParts::readSameAs));
    }

    /** What is believed of a work with who said it and when. */
    public static void writeDescription(PackedWriter out, WorkDescription description) {
        int more = bit(description.claims(), 0) | bit(description.retraction(), 1) | bit(description.sameAs(), 2);
        out.writeByte(bit(description.title(), 0)
                | bit(description.publishedAt(), 1)
                | bit(description.authors(), 2)
                | bit(description.venue(), 3)
                | bit(description.field(), 4)
                | bit(description.summary(), 5)
                | bit(description.abstractText(), 6)
                | (more == 0 ? 0 : 1 << MORE));
        if (more != 0) {
            out.writeByte(more);
        }
        writeSaid(out, description.title(), PackedWriter::writeText);
        writeSaid(out, description.publishedAt(), (to, date) -> to.writeCount(date.packed()));
        writeSaid(out, description.authors(), PackedParts::writeAuthors);
        writeSaid(out, description.venue(), PackedWriter::writeText);
        writeSaid(out, description.field(), PackedWriter::writeText);
        writeSaid(out, description.summary(), PackedWriter::writeText);
        writeSaid(out, description.abstractText(), PackedWriter::writeText);
        writeSaid(out, description.claims(), PackedParts::writeClaims);
        writeSaid(out, description.retraction(), PackedParts::writeRetraction);
        writeSaid(out, description.sameAs(), (to, sameAs) -> to.writeOptionalText(text(sameAs.work())));
    }

    /** Reads {@link #writeDescription}. */
    public static WorkDescription readDescription(PackedReader in) {
        int bits = in.readByte();
        if (bits == 0) {
            return WorkDescription.NONE;
        }
        int more = (bits & 1 << MORE) == 0 ? 0 : in.readByte();
        return new WorkDescription(
                readSaid(in, bits, 0, PackedReader::readText),
                readSaid(in, bits, 1, from -> PartialDate.ofPacked(from.readCount())),
                readSaid(in, bits, 2, PackedParts::readAuthors),
                readSaid(in, bits, 3, PackedReader::readText),
                readSaid(in, bits, 4, PackedReader::readText),
                readSaid(in, bits, 5, PackedReader::readText),
                readSaid(in, bits, 6, PackedReader::readText),
                readSaid(in, more, 0, PackedParts::readClaims),
                readSaid(in, more, 1, PackedParts::readRetraction),
                readSaid(in, more, 2, PackedParts::readSameAs));
    }

    private static int bit(@Nullable Object value, int place) {
        return value == null ? 0 : 1 << place;
    }

    private static <T> void writeIfKnown(PackedWriter out, @Nullable T value, BiConsumer<PackedWriter, T> write) {
        if (value != null) {
            write.accept(out, value);
        }
    }

    private static <T> @Nullable T readIf(PackedReader in, int bits, int place, Function<PackedReader, T> read) {
        return (bits & 1 << place) == 0 ? null : read.apply(in);
    }

    private static <T extends Comparable<? super T>> void writeSaid(
            PackedWriter out, @Nullable SourcedValue<T> said, BiConsumer<PackedWriter, T> write) {
        if (said != null) {
            out.writeByte(said.voice().code()).writeInstant(said.observedAt());
            write.accept(out, said.value());
        }
    }

    private static <T extends Comparable<? super T>> @Nullable SourcedValue<T> readSaid(
            PackedReader in, int bits, int place, Function<PackedReader, T> read) {
        if ((bits & 1 << place) == 0) {
            return null;
        }
        SourcedValue.Source voice = SourcedValue.Source.ofCode(in.readByte());
        Instant observedAt = in.readInstant();
        return new SourcedValue<>(voice, observedAt, read.apply(in));
    }

    private static void writeAuthors(PackedWriter out, Authors authors) {
        out.writeCount(authors.list().size());
        for (Author author : authors.list()) {
            out.writeOptionalText(author.id()).writeOptionalText(author.name());
        }
    }

    private static Authors readAuthors(PackedReader in) {
        int count = in.readCount();
        List<Author> authors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String id = in.readOptionalText();
            authors.add(new Author(id, in.readOptionalText()));
        }
        return new Authors(authors);
    }

    private static void writeClaims(PackedWriter out, Claims claims) {
        out.writeCount(claims.list().size());
        for (Claim claim : claims.list()) {
            out.writeText(claim.id()).writeText(claim.text());
        }
    }

    private static Claims readClaims(PackedReader in) {
        int count = in.readCount();
        List<Claim> claims = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String id = in.readText();
            claims.add(new Claim(id, in.readText()));
        }
        return new Claims(claims);
    }

    private static void writeRetraction(PackedWriter out, RetractionNotice retraction) {
        Instant noticedAt = retraction.noticedAt();
        out.writeByte(noticedAt == null ? 0 : 1);
        if (noticedAt != null) {
            out.writeInstant(noticedAt).writeOptionalText(retraction.noticeId()).writeOptionalText(retraction.reason());
        }
    }

    private static RetractionNotice readRetraction(PackedReader in) {
        if (in.readByte() == 0) {
            return RetractionNotice.TAKEN_BACK;
        }
        Instant noticedAt = in.readInstant();
        String noticeId = in.readOptionalText();
        return new RetractionNotice(noticeId, noticedAt, in.readOptionalText());
    }

    private static @Nullable String text(@Nullable WorkId id) {
        return id == null ? null : id.value();
    }

    private static SameAs readSameAs(PackedReader in) {
        String id = in.readOptionalText();
        return id == null ? SameAs.TAKEN_BACK : new SameAs(WorkId.ofNormalised(id));
    }

    /** The statements of a citation. */
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
            out.writeByte(mention.stance().polarity().code() | bit(claim, CLAIMED));
            writeConfidence(out, mention.stance().confidence());
            out.writeOptionalText(mention.classifier());
            writeIfKnown(out, claim, PackedWriter::writeText);
        }
    }

    /** Reads {@link #writeMentions}. */
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
            PolarityAssignment stance =
                    new PolarityAssignment(Polarity.ofCode(bits & ~(1 << CLAIMED)), readConfidence(in));
            String classifier = in.readOptionalText();
            String claim = readIf(in, bits, CLAIMED, PackedReader::readText);
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
