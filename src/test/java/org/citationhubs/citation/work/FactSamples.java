package org.citationhubs.citation.work;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;

/** Values of each type of a fact, for tests that go through the whole table of fields. */
public final class FactSamples {

    private FactSamples() {}

    /** Returns a value; different numbers give different values. */
    public static Comparable<?> of(FactType type, int number) {
        return switch (type) {
            case SHORT_TEXT -> "Text " + number;
            case LONG_TEXT -> "A sentence of several words, number " + number + '.';
            case DATE -> new PartialDate(1997, 11, number);
            case AUTHORS ->
                new Authors(List.of(new Author("orcid:" + number, "Ada Alder"), new Author(null, "Bo Birch")));
            case CLAIMS -> new Claims(List.of(new Claim("c" + number, "It converges.")));
            case RETRACTION ->
                new RetractionNotice("doi:10.1/n" + number, Instant.parse("2026-05-20T00:00:00Z"), "Made up.");
            case SAME_AS -> new SameAs(WorkId.parse("pmid:" + number));
        };
    }

    /** Returns facts with a value of every field. */
    public static WorkFacts all(int number) {
        WorkFacts.Builder facts = new WorkFacts.Builder();
        for (WorkField field : WorkField.values()) {
            facts.set(field, of(field.type(), number));
        }
        return facts.build();
    }
}
