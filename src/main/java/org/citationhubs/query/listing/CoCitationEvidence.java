package org.citationhubs.query.listing;

import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * Why two works are co-cited: a page of the works that cite both, newest first.
 *
 * @param other the other work
 * @param page the works that cite both; as many as the pair counts
 */
public record CoCitationEvidence(WorkId other, Page<EvidenceItem> page) {

    /**
     * A work that cites both.
     *
     * @param title null if nobody said it
     * @param mentions what it says of the work
     * @param otherMentions what it says of the other; empty also if the partition that knows does not answer, which the page then names
     */
    public record EvidenceItem(
            WorkId id,
            @Nullable String title,
            @Nullable PartialDate publishedAt,
            List<Mention> mentions,
            List<Mention> otherMentions) {

        public EvidenceItem {
            mentions = List.copyOf(mentions);
            otherMentions = List.copyOf(otherMentions);
        }
    }
}
