package org.citationhubs.ingest.format.json.unarxive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.SentenceFinder;
import org.citationhubs.ingest.format.json.unarxive.UnarxivePaper.Paragraph;
import org.jspecify.annotations.Nullable;

/** Passes papers on. */
final class UnarxivePublisher {

    private final FormatContext context;
    private final RecordPublisher works;
    private final ReferenceListBuilder references;

    UnarxivePublisher(FormatContext context) {
        this.context = context;
        this.works = new RecordPublisher(context);
        this.references = new ReferenceListBuilder(context);
    }

    /**
     * Passes on the description, the aliases and the list of a paper; returns false if it has no id.
     *
     * @param file name of its file
     */
    boolean publish(UnarxivePaper paper, String file) {
        WorkId own = paper.id();
        if (own == null) {
            return false;
        }
        UnarxiveMetadata metadata = paper.metadata();
        List<WorkId> others = context.options().mergeVersions() ? metadata.dois() : List.of();
        Instant observedAt = metadata.observedAt(file);
        WorkId known = context.options().nativeIds() ? null : context.ids().canonical(own);
        WorkId work = known == null ? works.id(own, others) : known;
        String record = own.value().substring(own.value().indexOf(':') + 1);
        if (context.options().works()) {
            works.work(work, observedAt, record, metadata.facts());
        }
        works.aliases(own, others, work, observedAt, record);
        if (context.options().lists()) {
            publishList(paper, work, observedAt, record);
        }
        return true;
    }

    private void publishList(UnarxivePaper paper, WorkId work, Instant observedAt, String record) {
        Map<String, List<Mention>> mentions = mentions(paper);
        references.clear();
        paper.bibliography().forEach((key, cited) -> {
            if (cited == null) {
                references.unidentified("noId");
            } else {
                references.add(cited, mentions.getOrDefault(key, List.of()));
            }
        });
        context.counts().input("bib_entries", paper.bibliography().size());
        references.publish(work, WorkFacts.NONE, observedAt, record);
    }

    /** Returns the statements of each entry that has an id. */
    private static Map<String, List<Mention>> mentions(UnarxivePaper paper) {
        Map<String, String> numbers = new HashMap<>();
        paper.bibliography().keySet().forEach(key -> numbers.put(key, String.valueOf(numbers.size() + 1)));
        Map<String, List<Mention>> mentions = new HashMap<>();
        for (Paragraph paragraph : paper.paragraphs()) {
            MarkedText text = MarkedText.of(paragraph.text(), numbers, paper.formulas());
            SentenceFinder sentences = null;
            String section = null;
            for (MarkedText.Marker marker : text.markers()) {
                if (paper.bibliography().get(marker.key()) == null) {
                    continue;
                }
                if (sentences == null) {
                    sentences = SentenceFinder.of(text.text());
                    section = section(paragraph, numbers, paper.formulas());
                }
                String context = clean(sentences.around(marker.start(), marker.end()));
                mentions.computeIfAbsent(marker.key(), key -> new ArrayList<>())
                        .add(new Mention(section, context, List.of(), PolarityAssignment.UNCLASSIFIED, null));
            }
        }
        return mentions;
    }

    private static @Nullable String section(
            Paragraph paragraph, Map<String, String> numbers, Map<String, String> formulas) {
        String section = paragraph.section();
        return section == null
                ? null
                : clean(MarkedText.of(section, numbers, formulas).text());
    }

    private static @Nullable String clean(String text) {
        String clean = CleanText.of(text);
        return clean.isEmpty() ? null : clean;
    }
}
