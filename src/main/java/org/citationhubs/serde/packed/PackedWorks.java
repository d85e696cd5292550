package org.citationhubs.serde.packed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.FactType;
import org.citationhubs.citation.work.FieldValues;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.UnknownValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;

/**
 * Packs the facts and the description of a work.
 *
 * <p>The tags of the present fields come first, one bit each in a number of variable length: seven tags take one byte,
 * fourteen take two, an absent field takes nothing. The values follow in the order of their tags. Values of
 * {@link #FIRST_SIZED_TAG} and above begin with their length, so that a release that does not know a field can keep its
 * bytes ({@link UnknownValue}) and write them again. The fields below that tag are known to every release and need no
 * length.
 */
public final class PackedWorks {

    /** The first tag whose value begins with its length. All lower ones were there before this format could grow. */
    static final int FIRST_SIZED_TAG = 10;

    private PackedWorks() {}

    /** Writes the facts of a work. */
    public static void writeFacts(PackedWriter out, WorkFacts facts) {
        writeTags(out, facts);
        int index = 0;
        for (int rest = facts.tags(); rest != 0; rest &= rest - 1) {
            writeValue(out, Integer.numberOfTrailingZeros(rest), facts.valueAt(index++));
        }
    }

    /** Reads what {@link #writeFacts} wrote. */
    public static WorkFacts readFacts(PackedReader in) {
        int tags = in.readCount();
        if (tags == 0) {
            return WorkFacts.NONE;
        }
        Object[] values = new Object[Integer.bitCount(tags)];
        int index = 0;
        for (int rest = tags; rest != 0; rest &= rest - 1) {
            values[index++] = readValue(in, Integer.numberOfTrailingZeros(rest));
        }
        return WorkFacts.ofTags(tags, values);
    }

    /** Writes the description of a work: each value after its source and time. */
    public static void writeDescription(PackedWriter out, WorkDescription description) {
        writeTags(out, description);
        int index = 0;
        for (int rest = description.tags(); rest != 0; rest &= rest - 1) {
            SourcedValue<?> stated = (SourcedValue<?>) description.valueAt(index++);
            out.writeByte(stated.source().code()).writeInstant(stated.observedAt());
            writeValue(out, Integer.numberOfTrailingZeros(rest), stated.value());
        }
    }

    /** Reads what {@link #writeDescription} wrote. */
    public static WorkDescription readDescription(PackedReader in) {
        int tags = in.readCount();
        if (tags == 0) {
            return WorkDescription.NONE;
        }
        Object[] values = new Object[Integer.bitCount(tags)];
        int index = 0;
        for (int rest = tags; rest != 0; rest &= rest - 1) {
            Source source = Source.ofCode(in.readByte());
            Instant observedAt = in.readInstant();
            Object value = readValue(in, Integer.numberOfTrailingZeros(rest));
            values[index++] = PackedWorks.<String>sourced(source, observedAt, value);
        }
        return WorkDescription.ofTags(tags, values);
    }

    /** Writes the descriptions of a work by system. */
    public static void writeDescriptions(PackedWriter out, DescriptionsBySource descriptions) {
        out.writeCount(descriptions.bySystem().size());
        descriptions.bySystem().forEach((system, description) -> writeDescription(out.writeText(system), description));
    }

    /** Reads what {@link #writeDescriptions} wrote. */
    public static DescriptionsBySource readDescriptions(PackedReader in) {
        int count = in.readCount();
        if (count == 0) {
            return DescriptionsBySource.NONE;
        }
        SortedMap<String, WorkDescription> bySystem = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String system = in.readText();
            bySystem.put(system, readDescription(in));
        }
        return new DescriptionsBySource(bySystem);
    }

    /** The type of the value is that of its field, which the description checks. */
    @SuppressWarnings("unchecked")
    private static <T extends Comparable<? super T>> SourcedValue<T> sourced(
            Source source, Instant observedAt, Object value) {
        return new SourcedValue<>(source, observedAt, (T) value);
    }

    private static void writeTags(PackedWriter out, FieldValues values) {
        out.writeCount(values.tags());
        if (values.tags() >= 1 << FIRST_SIZED_TAG) {
            out.markExtended();
        }
    }

    private static void writeValue(PackedWriter out, int tag, Object value) {
        WorkField field = WorkField.ofTag(tag);
        if (field == null) {
            out.writeBytes(((UnknownValue) value).bytes());
        } else {
            writeValue(out, tag >= FIRST_SIZED_TAG, field.type(), value);
        }
    }

    private static Object readValue(PackedReader in, int tag) {
        WorkField field = WorkField.ofTag(tag);
        return field == null ? new UnknownValue(in.readBytes()) : readValue(in, tag >= FIRST_SIZED_TAG, field.type());
    }

    static void writeValue(PackedWriter out, boolean sized, FactType type, Object value) {
        if (sized && !beginsWithLength(type)) {
            PackedWriter apart = new PackedWriter();
            writePlain(apart, type, value);
            out.writeBytes(apart.toBytes());
        } else {
            writePlain(out, type, value);
        }
    }

    static Object readValue(PackedReader in, boolean sized, FactType type) {
        return sized && !beginsWithLength(type)
                ? readPlain(new PackedReader(in.readBytes()), type)
                : readPlain(in, type);
    }

    private static boolean beginsWithLength(FactType type) {
        return type == FactType.SHORT_TEXT || type == FactType.LONG_TEXT;
    }

    private static void writePlain(PackedWriter out, FactType type, Object value) {
        switch (type) {
            case SHORT_TEXT, LONG_TEXT -> out.writeText((String) value);
            case DATE -> out.writeCount(((PartialDate) value).packed());
            case AUTHORS -> writeAuthors(out, (Authors) value);
            case CLAIMS -> writeClaims(out, (Claims) value);
            case RETRACTION -> writeRetraction(out, (RetractionNotice) value);
            case SAME_AS -> writeSameAs(out, (SameAs) value);
        }
    }

    private static Object readPlain(PackedReader in, FactType type) {
        return switch (type) {
            case SHORT_TEXT, LONG_TEXT -> in.readText();
            case DATE -> PartialDate.ofPacked(in.readCount());
            case AUTHORS -> readAuthors(in);
            case CLAIMS -> readClaims(in);
            case RETRACTION -> readRetraction(in);
            case SAME_AS -> readSameAs(in);
        };
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

    private static void writeSameAs(PackedWriter out, SameAs sameAs) {
        WorkId work = sameAs.work();
        out.writeOptionalText(work == null ? null : work.value());
    }

    private static SameAs readSameAs(PackedReader in) {
        String id = in.readOptionalText();
        return id == null ? SameAs.TAKEN_BACK : new SameAs(WorkId.ofNormalised(id));
    }
}
