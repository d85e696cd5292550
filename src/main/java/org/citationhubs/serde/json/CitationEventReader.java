package org.citationhubs.serde.json;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.vocabulary.UnknownTermListener;
import org.citationhubs.citation.vocabulary.Vocabulary;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField.Stated;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of {@code citations.v1}.
 *
 * <p>An event needs an {@code op}, a time, the id of the citing work and a list of citations of which at least one can
 * be read, or none if it is complete. Any other part that cannot be read is left out and collected in {@link Repairs}.
 * Unknown fields are ignored, null is the same as absent, and no type is converted to another. Thread-safe.
 */
public final class CitationEventReader {

    private final JsonRecords records;
    private final InputLimits limits;
    private final MentionsReader mentions;
    private final UnknownTermListener unknownTerms;

    /** Creates a reader that rejects events over the limits. */
    public CitationEventReader(InputLimits limits) {
        this(limits, UnknownTermListener.NONE);
    }

    /** Creates a reader that also passes on the terms that the vocabularies do not have. */
    public CitationEventReader(InputLimits limits, UnknownTermListener unknownTerms) {
        this.records = new JsonRecords(limits.eventBytes());
        this.limits = limits;
        this.mentions = new MentionsReader(limits);
        this.unknownTerms = unknownTerms;
    }

    /**
     * Reads one event.
     *
     * @param json the value of the record, null if it has none
     * @throws RejectedRecordException if the bytes are no event or the event is over the limits
     */
    public CitationEvent read(byte @Nullable [] json) throws RejectedRecordException {
        return read(json, new Repairs());
    }

    /**
     * Reads one event.
     *
     * @param json the value of the record, null if it has none
     * @param repairs collects the parts that were left out or read in part
     * @throws RejectedRecordException if the bytes are no event or the event is over the limits
     */
    public CitationEvent read(byte @Nullable [] json, Repairs repairs) throws RejectedRecordException {
        return records.read(json, repairs, this::event);
    }

    private CitationEvent event(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        SourceKey source = SourceKey.UNNAMED;
        Operation op = null;
        Instant observedAt = null;
        boolean complete = false;
        Integer unidentified = null;
        WorkFields citing = null;
        List<RawCitation> raw = null;
        Vocabulary scheme = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "op" -> op = op(in);
                case "observedAt" -> observedAt = in.instant();
                case "references" -> complete = complete(in);
                case "citing" -> citing = in.isNull() ? null : work(in, Stated.OF_CITING);
                case "citations" -> raw = in.array() ? citations(in) : null;
                case "scheme" -> scheme = MentionsReader.scheme(in);
                case "eventId" -> in.optionalString();
                case "source" -> source = EventOrigin.readSource(in);
                case "unidentified" -> unidentified = in.count();
                default -> in.skip();
            }
        }
        op = in.required("op", op);
        observedAt = in.required("observedAt", observedAt);
        citing = in.required("citing", citing);
        List<Citation> citations =
                resolve(in.required("citations", raw), scheme == null ? Vocabulary.CITATION_HUBS : scheme);
        if (citations.isEmpty() && !complete) {
            throw in.rejectedField(
                    RejectionReason.INVALID_SCHEMA, "citations", "may be empty only where references is 'complete'");
        }
        CitationEvent event = CitationEvent.of(op, observedAt, complete, citing.id(), citing.facts(), citations);
        if (event.citations().isEmpty() && !citations.isEmpty()) {
            throw in.rejectedField(
                    RejectionReason.SELF_CITATION,
                    "citations[0].cited.id",
                    "the only work that is cited is the citing work");
        }
        return withinLimits(event.withSource(source).withUnidentified(unidentified), in);
    }

    /** The id of a work with the facts that the event states. */
    private record WorkFields(WorkId id, WorkFacts facts) {}

    /** Entries of one event with the same cited work are one citation: the limit holds for their mentions together. */
    private CitationEvent withinLimits(CitationEvent event, JsonInput in) {
        int most = limits.mentionsPerCitation();
        CitationEvent bounded = event;
        for (int i = 0; i < event.citations().size(); i++) {
            Citation citation = event.citations().get(i);
            if (citation.mentions().size() > most) {
                in.repairedField(
                        RepairReason.OVER_LIMIT,
                        "citations",
                        "the first %d of %d mentions of %s are kept"
                                .formatted(most, citation.mentions().size(), citation.cited()));
                bounded = bounded.withMentions(i, citation.mentions().subList(0, most));
            }
        }
        return bounded;
    }

    private static @Nullable Operation op(JsonInput in) throws IOException, RejectedRecordException {
        String op = in.string();
        if (op == null) {
            return null;
        }
        return switch (op) {
            case "assert" -> Operation.ASSERT;
            case "retract" -> Operation.RETRACT;
            default -> throw in.invalid("expected 'assert' or 'retract'");
        };
    }

    /** Only a complete list says so: what is listed is stated by either. */
    private static boolean complete(JsonInput in) throws IOException {
        String references = in.optionalString();
        if (references == null || references.equals("partial")) {
            return false;
        }
        if (references.equals("complete")) {
            return true;
        }
        in.repaired(RepairReason.INVALID_SCHEMA, "expected 'partial' or 'complete', read as 'partial'");
        return false;
    }

    /** A citation with the terms of its event, see {@link RawMention}. */
    private record RawCitation(
            WorkFields cited,
            List<RawMention> mentions,
            @Nullable Vocabulary scheme) {}

    private List<Citation> resolve(List<RawCitation> raw, Vocabulary ofEvent) {
        List<Citation> citations = new ArrayList<>(raw.size());
        for (RawCitation citation : raw) {
            Vocabulary nearest = citation.scheme == null ? ofEvent : citation.scheme;
            List<Mention> mentions = new ArrayList<>(citation.mentions.size());
            for (RawMention mention : citation.mentions) {
                mentions.add(mention.resolve(nearest, unknownTerms));
            }
            citations.add(new Citation(citation.cited.id(), citation.cited.facts(), mentions));
        }
        return citations;
    }

    /**
     * Reads the list. A citation without a cited id that can be read is left out, also of a complete list; a list of
     * nothing else says nothing.
     */
    private List<RawCitation> citations(JsonInput in) throws IOException, RejectedRecordException {
        List<RawCitation> citations = new ArrayList<>();
        RejectedRecordException unreadable = null;
        for (int sent = 0; in.nextElement(); sent++) {
            if (sent == limits.referencesPerWork()) {
                throw in.rejected(
                        RejectionReason.OVER_LIMIT, "there are more than " + limits.referencesPerWork() + " citations");
            }
            try {
                citations.add(citation(in));
            } catch (RejectedRecordException e) {
                in.leaveOut(e.rejection());
                unreadable = unreadable == null ? e : unreadable;
            }
        }
        if (citations.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return citations;
    }

    /**
     * Reads the current value to its end.
     *
     * @throws RejectedRecordException if it has no cited id that can be read
     */
    private RawCitation citation(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        WorkFields cited = null;
        List<RawMention> raw = List.of();
        Vocabulary scheme = null;
        RejectedRecordException unreadable = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "cited" -> {
                    try {
                        cited = in.isNull() ? null : work(in, Stated.OF_CITED);
                    } catch (RejectedRecordException e) {
                        unreadable = e;
                    }
                }
                case "mentions" -> raw = mentions.read(in);
                case "scheme" -> scheme = MentionsReader.scheme(in);
                default -> in.skip();
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return new RawCitation(in.required("cited", cited), raw, scheme);
    }

    /**
     * Reads the current value to its end.
     *
     * @throws RejectedRecordException if it has no id that can be read
     */
    private WorkFields work(JsonInput in, Stated stated) throws IOException, RejectedRecordException {
        in.object();
        WorkId id = null;
        WorkFactsReader facts = new WorkFactsReader(limits, stated);
        RejectedRecordException unreadable = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("id")) {
                try {
                    id = in.workId();
                } catch (RejectedRecordException e) {
                    unreadable = e;
                    in.skip();
                }
            } else if (!facts.read(field, in)) {
                in.skip();
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return new WorkFields(in.required("id", id), facts.facts());
    }
}
