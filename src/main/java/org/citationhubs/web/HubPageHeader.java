package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.work.FactType;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.hub.summary.HubSummary;
import org.jspecify.annotations.Nullable;

/**
 * The header of the page of a hub.
 *
 * @param retraction reason of the retraction; null if the work is not retracted
 */
record HubPageHeader(
        WorkLink work,
        TierBadge tier,
        LabelEvidence evidence,
        @Nullable String retraction,
        Byline byline,
        PublicationDetails publication) {

    private static final int MAX_AUTHORS = 12;

    /** The names of the first authors, and the number of further authors. */
    record Byline(List<String> names, int others) {

        static Byline of(WorkFacts facts) {
            List<Author> authors =
                    facts.authors() == null ? List.of() : facts.authors().list();
            List<String> names = new ArrayList<>();
            for (Author author : authors.subList(0, Math.min(MAX_AUTHORS, authors.size()))) {
                String name = author.name() == null ? author.id() : author.name();
                if (name != null) {
                    names.add(name);
                }
            }
            return new Byline(names, authors.size() - names.size());
        }
    }

    /**
     * Where and under which ids the work was published.
     *
     * @param facts date, venue and field of research, as far as they are known
     * @param aliases other ids of the work
     * @param outside site that has the work; null if none is known
     */
    record PublicationDetails(List<String> facts, List<WorkLink> aliases, WorkLink.@Nullable OutsideLink outside) {

        static PublicationDetails of(HubSummary hub) {
            return new PublicationDetails(
                    facts(hub.facts()),
                    hub.aliases().stream()
                            .map(alias -> WorkLink.of(alias, null))
                            .toList(),
                    WorkLink.outside(hub.id()));
        }

        /** Returns the date and the short texts of a work, in the order of the table of fields. */
        private static List<String> facts(WorkFacts facts) {
            List<String> texts = new ArrayList<>();
            for (WorkField field : WorkField.values()) {
                Object value = facts.value(field);
                if (value != null && (field.type() == FactType.DATE || field.type() == FactType.SHORT_TEXT)) {
                    texts.add(value.toString());
                }
            }
            return texts;
        }
    }

    static HubPageHeader of(HubSummary hub) {
        WorkFacts facts = hub.facts();
        return new HubPageHeader(
                WorkLink.of(hub.id(), facts.title()),
                TierBadge.of(hub.tier()),
                LabelEvidence.of(hub),
                facts.isRetracted() ? String.valueOf(facts.retractionText()) : null,
                Byline.of(facts),
                PublicationDetails.of(hub));
    }
}
