package org.citationhubs.serde.json;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.citation.work.WorkField.Stated;
import org.jspecify.annotations.Nullable;

/** Collects the facts of a work from one JSON object, by the table of {@link WorkField}. */
final class WorkFactsReader {

    private final WorkFacts.Builder facts = new WorkFacts.Builder();
    private final InputLimits limits;
    private final Stated stated;

    /** Creates a reader of the fields that may be stated at a place of an event. */
    WorkFactsReader(InputLimits limits, Stated stated) {
        this.limits = limits;
        this.stated = stated;
    }

    /** Reads the current value if the field is one of the work; otherwise leaves the value unread and returns false. */
    boolean read(String name, JsonInput in) throws IOException, RejectedRecordException {
        WorkField field = WorkField.named(name);
        if (field == null || !field.isStated(stated)) {
            return false;
        }
        facts.set(field, value(field, in));
        return true;
    }

    private @Nullable Comparable<?> value(WorkField field, JsonInput in) throws IOException, RejectedRecordException {
        return switch (field.type()) {
            case SHORT_TEXT, LONG_TEXT -> FieldLimits.text(in, FieldLimits.of(field));
            case DATE -> in.date();
            case AUTHORS -> authors(in);
            case CLAIMS -> ClaimsReader.claims(limits, in);
            case RETRACTION -> retraction(in);
            case SAME_AS -> sameAs(in);
        };
    }

    WorkFacts facts() {
        return facts.build();
    }

    /** Null states that the work is not retracted: nothing else could take back a retraction stated in error. */
    private static RetractionNotice retraction(JsonInput in) throws IOException, RejectedRecordException {
        if (in.isNull()) {
            return RetractionNotice.TAKEN_BACK;
        }
        in.object();
        String noticeId = null;
        Instant noticedAt = null;
        String reason = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "noticeId" -> noticeId = FieldLimits.text(in, FieldLimits.NAME);
                case "noticedAt" -> noticedAt = in.instant();
                case "reason" -> reason = FieldLimits.text(in, FieldLimits.TEXT);
                default -> in.skip();
            }
        }
        return new RetractionNotice(noticeId, in.required("noticedAt", noticedAt), reason);
    }

    /** Null states that the work has no other id to live on under. */
    private static SameAs sameAs(JsonInput in) throws IOException, RejectedRecordException {
        WorkId other = in.workId();
        return other == null ? SameAs.TAKEN_BACK : new SameAs(other);
    }

    /** Returns null for an empty list: then the authors are not known. */
    private static @Nullable Authors authors(JsonInput in) throws IOException, RejectedRecordException {
        if (!in.array()) {
            return null;
        }
        List<Author> authors = new ArrayList<>();
        long bytes = 0;
        while (in.nextElement()) {
            if (authors.size() == FieldLimits.MOST_AUTHORS) {
                throw in.rejected(
                        RejectionReason.OVER_LIMIT, "there are more than " + FieldLimits.MOST_AUTHORS + " authors");
            }
            Author author = author(in);
            authors.add(author);
            bytes += FieldLimits.bytes(author.id()) + FieldLimits.bytes(author.name());
        }
        FieldLimits.requireBytes(in, bytes, FieldLimits.AUTHORS);
        return authors.isEmpty() ? null : new Authors(authors);
    }

    private static Author author(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        String id = null;
        String name = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = FieldLimits.text(in, FieldLimits.NAME);
                case "name" -> name = FieldLimits.text(in, FieldLimits.NAME);
                default -> in.skip();
            }
        }
        if (id == null && name == null) {
            throw in.rejectedField(RejectionReason.INVALID_SCHEMA, "name", "an author needs a name or an id");
        }
        return new Author(id, name);
    }
}
