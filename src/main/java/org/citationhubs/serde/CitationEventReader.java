package org.citationhubs.serde;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.Citation;
import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.CitationEvent.Op;
import org.citationhubs.citation.Limits;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.Rejection.Reason;
import org.citationhubs.citation.Vocabulary;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of {@code citations.v1}.
 *
 * <p>Unknown fields are ignored, null is the same as absent, no type is taken for another. May be shared by threads.
 */
public final class CitationEventReader {

    private final JsonRecords records;
    private final Limits limits;
    private final MentionsReader mentions;

    /** Reads events within limits. */
    public CitationEventReader(Limits limits) {
        this.records = new JsonRecords(limits.eventBytes());
        this.limits = limits;
        this.mentions = new MentionsReader(limits);
    }

    /**
     * Reads one event.
     *
     * @param json the value of the record, null if it has none
     * @throws RejectedRecordException if the bytes are no event or the event is over the limits
     */
    public CitationEvent read(byte @Nullable [] json) throws RejectedRecordException {
        return records.read(json, this::event);
    }

    private CitationEvent event(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        Op op = null;
        Instant observedAt = null;
        boolean complete = false;
        Work citing = null;
        List<SpokenCitation> spoken = null;
        Vocabulary scheme = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "op" -> op = op(in);
                case "observedAt" -> observedAt = in.instant();
                case "references" -> complete = complete(in);
                case "citing" -> citing = in.isNull() ? null : work(in, FactsReader::ofCiting);
                case "citations" -> spoken = in.array() ? citations(in) : null;
                case "scheme" -> scheme = MentionsReader.scheme(in);
                case "eventId" -> in.string();
                case "source" -> EventOrigin.check(in);
                default -> in.skip();
            }
        }
        op = in.required("op", op);
        observedAt = in.required("observedAt", observedAt);
        citing = in.required("citing", citing);
        List<Citation> citations =
                understood(in.required("citations", spoken), scheme == null ? Vocabulary.CITATION_HUBS : scheme);
        if (citations.isEmpty() && !complete) {
            throw in.rejectedField(
                    Reason.INVALID_SCHEMA, "citations", "may be empty only where references is 'complete'");
        }
        CitationEvent event = CitationEvent.of(op, observedAt, complete, citing.id(), citing.facts(), citations);
        return requireUsable(event, citations, in);
    }

    /** A work as an event names it. */
    private record Work(WorkId id, WorkFacts facts) {}

    /** Which fields of a work are facts; false leaves the value unread. */
    private interface Facts {
        boolean read(FactsReader facts, String field, JsonInput in) throws IOException, RejectedRecordException;
    }

    private static Work work(JsonInput in, Facts facts) throws IOException, RejectedRecordException {
        in.object();
        WorkId id = null;
        FactsReader said = new FactsReader();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("id")) {
                id = in.workId();
            } else if (!facts.read(said, field, in)) {
                in.skip();
            }
        }
        return new Work(in.required("id", id), said.facts());
    }

    private CitationEvent requireUsable(CitationEvent event, List<Citation> sent, JsonInput in)
            throws RejectedRecordException {
        if (event.citations().isEmpty() && !sent.isEmpty()) {
            throw in.rejectedField(
                    Reason.SELF_CITATION, "citations[0].cited.id", "the only work that is cited is the citing work");
        }
        // What one event says of an edge in several places is one citation, and counts as one towards the limit.
        for (Citation citation : event.citations()) {
            int stated = citation.mentions().size();
            if (stated > limits.mentionsPerCitation()) {
                throw in.rejectedField(
                        Reason.OVER_LIMIT,
                        "citations",
                        "%s has %d mentions, more than %d"
                                .formatted(citation.cited(), stated, limits.mentionsPerCitation()));
            }
        }
        return event;
    }

    private static @Nullable Op op(JsonInput in) throws IOException, RejectedRecordException {
        String op = in.string();
        if (op == null) {
            return null;
        }
        return switch (op) {
            case "assert" -> Op.ASSERT;
            case "retract" -> Op.RETRACT;
            default -> throw in.invalid("expected 'assert' or 'retract'");
        };
    }

    private static boolean complete(JsonInput in) throws IOException, RejectedRecordException {
        String references = in.string();
        if (references == null) {
            return false;
        }
        return switch (references) {
            case "complete" -> true;
            case "partial" -> false;
            default -> throw in.invalid("expected 'partial' or 'complete'");
        };
    }

    /** A citation in the words of its event, see {@link SpokenMention}. */
    private record SpokenCitation(
            Work cited,
            List<SpokenMention> mentions,
            @Nullable Vocabulary scheme) {}

    private static List<Citation> understood(List<SpokenCitation> spoken, Vocabulary around) {
        List<Citation> citations = new ArrayList<>(spoken.size());
        for (SpokenCitation citation : spoken) {
            Vocabulary own = citation.scheme == null ? around : citation.scheme;
            List<Mention> mentions = new ArrayList<>(citation.mentions.size());
            for (SpokenMention mention : citation.mentions) {
                mentions.add(mention.in(own));
            }
            citations.add(new Citation(citation.cited.id(), citation.cited.facts(), mentions));
        }
        return citations;
    }

    private List<SpokenCitation> citations(JsonInput in) throws IOException, RejectedRecordException {
        List<SpokenCitation> citations = new ArrayList<>();
        while (in.nextElement()) {
            if (citations.size() == limits.referencesPerWork()) {
                throw in.rejected(
                        Reason.OVER_LIMIT, "there are more than " + limits.referencesPerWork() + " citations");
            }
            citations.add(citation(in));
        }
        return citations;
    }

    private SpokenCitation citation(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        Work cited = null;
        List<SpokenMention> said = List.of();
        Vocabulary scheme = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "cited" -> cited = in.isNull() ? null : work(in, FactsReader::ofCited);
                case "mentions" -> said = mentions.read(in);
                case "scheme" -> scheme = MentionsReader.scheme(in);
                default -> in.skip();
            }
        }
        return new SpokenCitation(in.required("cited", cited), said, scheme);
    }
}
