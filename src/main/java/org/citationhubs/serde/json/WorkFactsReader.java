package org.citationhubs.serde.json;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.work.Author;
import org.citationhubs.citation.work.Authors;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/** Gathers what one JSON object says of a work. Each method reads the current value if the field is one of its own, else leaves it. */
final class WorkFactsReader {

    private @Nullable String title;
    private @Nullable PartialDate publishedAt;
    private @Nullable Authors authors;
    private @Nullable String venue;
    private @Nullable String field;
    private @Nullable String summary;
    private @Nullable String abstractText;
    private @Nullable Claims claims;
    private @Nullable RetractionNotice retraction;
    private @Nullable SameAs sameAs;

    /** What a list says of a cited work. */
    boolean ofCited(String name, JsonInput in) throws IOException, RejectedRecordException {
        switch (name) {
            case "title" -> title = in.text();
            case "publishedAt" -> publishedAt = in.date();
            case "authors" -> authors = authors(in);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What an event says of its citing work. */
    boolean ofCiting(String name, JsonInput in) throws IOException, RejectedRecordException {
        switch (name) {
            case "venue" -> venue = in.text();
            case "field" -> field = in.text();
            case "summary" -> summary = in.text();
            default -> {
                return ofCited(name, in);
            }
        }
        return true;
    }

    /** What a registry says of a work. */
    boolean ofWork(String name, InputLimits limits, JsonInput in) throws IOException, RejectedRecordException {
        switch (name) {
            case "abstract" -> abstractText = in.text();
            case "claims" -> claims = ClaimsReader.claims(limits, in);
            case "retraction" -> retraction = retraction(in);
            case "sameAs" -> sameAs = sameAs(in);
            default -> {
                return ofCiting(name, in);
            }
        }
        return true;
    }

    /** Null says that the work is not withdrawn, as nothing else would take a retraction back that was said in error. */
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
                case "noticeId" -> noticeId = in.text();
                case "noticedAt" -> noticedAt = in.instant();
                case "reason" -> reason = in.text();
                default -> in.skip();
            }
        }
        return new RetractionNotice(noticeId, in.required("noticedAt", noticedAt), reason);
    }

    /** Null says that the work is no other one. */
    private static SameAs sameAs(JsonInput in) throws IOException, RejectedRecordException {
        WorkId other = in.workId();
        return other == null ? SameAs.TAKEN_BACK : new SameAs(other);
    }

    WorkFacts facts() {
        WorkFacts facts = new WorkFacts(
                title, publishedAt, authors, venue, field, summary, abstractText, claims, retraction, sameAs);
        return facts.equals(WorkFacts.NONE) ? WorkFacts.NONE : facts;
    }

    /** Null for none: an empty list of authors is not known authors. */
    private static @Nullable Authors authors(JsonInput in) throws IOException, RejectedRecordException {
        if (!in.array()) {
            return null;
        }
        List<Author> authors = new ArrayList<>();
        while (in.nextElement()) {
            authors.add(author(in));
        }
        return authors.isEmpty() ? null : new Authors(authors);
    }

    private static Author author(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        String id = null;
        String name = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = in.text();
                case "name" -> name = in.text();
                default -> in.skip();
            }
        }
        if (id == null && name == null) {
            throw in.rejectedField(RejectionReason.INVALID_SCHEMA, "name", "an author needs a name or an id");
        }
        return new Author(id, name);
    }
}
