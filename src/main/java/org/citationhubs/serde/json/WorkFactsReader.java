package org.citationhubs.serde.json;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Repair.RepairReason;
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
    private @Nullable UndatedNotice undated;

    /** Creates a reader of the fields that may be stated at a place of an event. */
    WorkFactsReader(InputLimits limits, Stated stated) {
        this.limits = limits;
        this.stated = stated;
    }

    /** Reads the current value if the field is one of the work; otherwise leaves the value unread and returns false. */
    boolean read(String name, JsonInput in) throws IOException {
        WorkField field = WorkField.named(name);
        if (field == null || !field.isStated(stated)) {
            return false;
        }
        facts.set(field, value(field, in));
        return true;
    }

    private @Nullable Comparable<?> value(WorkField field, JsonInput in) throws IOException {
        return switch (field.type()) {
            case SHORT_TEXT, LONG_TEXT -> FieldLimits.text(in, FieldLimits.of(field));
            case DATE -> in.date();
            case AUTHORS -> authors(in);
            case CLAIMS -> ClaimsReader.claims(limits, in);
            case RETRACTION -> retraction(in);
            case SAME_AS -> sameAs(in);
        };
    }

    /**
     * Returns the facts.
     *
     * @param observedAt when they were observed; dates a notice of retraction without a time that can be read
     */
    WorkFacts facts(Instant observedAt) {
        UndatedNotice notice = undated;
        if (notice != null) {
            facts.set(WorkField.RETRACTION, new RetractionNotice(notice.noticeId, observedAt, notice.reason));
        }
        return facts.build();
    }

    /** Returns the facts, among which no retraction can be. */
    WorkFacts facts() {
        return facts.build();
    }

    /** A notice of retraction without a time that can be read: it was given before it was observed. */
    private record UndatedNotice(
            @Nullable String noticeId, @Nullable String reason) {}

    /** Null states that the work is not retracted: nothing else could take back a retraction stated in error. */
    private @Nullable RetractionNotice retraction(JsonInput in) throws IOException {
        if (in.isNull()) {
            return RetractionNotice.TAKEN_BACK;
        }
        if (!in.optionalObject()) {
            return null;
        }
        int before = in.repairs();
        String noticeId = null;
        Instant noticedAt = null;
        String reason = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "noticeId" -> noticeId = FieldLimits.id(in, FieldLimits.NAME);
                case "noticedAt" -> noticedAt = in.timeOrDay();
                case "reason" -> reason = FieldLimits.text(in, FieldLimits.TEXT);
                default -> in.skip();
            }
        }
        if (noticedAt == null) {
            in.incomplete(before, "a notice needs a time; that of the observation is taken");
            undated = new UndatedNotice(noticeId, reason);
            return null;
        }
        return new RetractionNotice(noticeId, noticedAt, reason);
    }

    /** Null states that the work has no other id to live on under. */
    private static @Nullable SameAs sameAs(JsonInput in) throws IOException {
        if (in.isNull()) {
            return SameAs.TAKEN_BACK;
        }
        WorkId other = in.optionalWorkId();
        return other == null ? null : new SameAs(other);
    }

    /** Returns null for a list without authors: then the authors are not known. */
    private static @Nullable Authors authors(JsonInput in) throws IOException {
        if (!in.optionalArray()) {
            return null;
        }
        List<Author> authors = new ArrayList<>();
        long bytes = 0;
        boolean full = false;
        while (in.nextElement()) {
            Author author = full ? null : author(in);
            if (author != null) {
                bytes += FieldLimits.bytes(author.id()) + FieldLimits.bytes(author.name());
                full = authors.size() == FieldLimits.MOST_AUTHORS || bytes > FieldLimits.AUTHORS;
                if (full) {
                    in.repaired(
                            RepairReason.OVER_LIMIT,
                            "the first " + authors.size() + " authors are kept, more are over the limit");
                } else {
                    authors.add(author);
                }
            } else if (full) {
                in.skip();
            }
        }
        return authors.isEmpty() ? null : new Authors(authors);
    }

    /** Returns the author, null if neither a name nor an id can be read. */
    private static @Nullable Author author(JsonInput in) throws IOException {
        if (!in.objectElement()) {
            return null;
        }
        int before = in.repairs();
        String id = null;
        String name = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = FieldLimits.id(in, FieldLimits.NAME);
                case "name" -> name = FieldLimits.text(in, FieldLimits.NAME);
                default -> in.skip();
            }
        }
        if (id == null && name == null) {
            in.incomplete(before, "an author needs a name or an id");
            return null;
        }
        return new Author(id, name);
    }
}
