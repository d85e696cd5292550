package org.citationhubs.query.listing;

import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * Which citing works of a hub are asked for; a filter that is null lets all pass.
 *
 * @param role one of the roles of the citation
 * @param polarity the stance of the citation
 * @param year in which the citing work was published
 * @param self which citations by authors of the hub are meant
 * @param limit from 1 to 1,000
 * @param cursor as the page before told it, null for the first page
 */
public record CitingWorksRequest(
        @Nullable Role role,
        @Nullable Polarity polarity,
        @Nullable Integer year,
        SelfCitationFilter self,
        CitingWorksSort sort,
        int limit,
        @Nullable String cursor) {

    public CitingWorksRequest {
        PageSize.require(limit);
    }

    boolean lets(CitationFacts facts) {
        return self.lets(facts.self())
                && (role == null || facts.statements().has(role))
                && (polarity == null || facts.statements().polarity() == polarity)
                && (year == null
                        || (facts.publishedAt() != null && facts.publishedAt().year() == year));
    }

    @Nullable
    Cursor after() {
        return cursor == null ? null : Cursor.decode(cursor, sort.code);
    }

    /** How many filters there are. */
    int filters() {
        return (role == null ? 0 : 1)
                + (polarity == null ? 0 : 1)
                + (year == null ? 0 : 1)
                + (self == SelfCitationFilter.INCLUDE ? 0 : 1);
    }

    /** Citations by works that have an author in common with the hub. */
    public enum SelfCitationFilter {
        /** Are among the others. */
        INCLUDE,
        /** Are left out. */
        EXCLUDE,
        /** Are all that is meant. */
        ONLY;

        boolean lets(boolean self) {
            return this == INCLUDE || self == (this == ONLY);
        }
    }

    /** The orders of citing works; ids ascending decide between equals. */
    public enum CitingWorksSort {
        /** The newest first, those without a date last. */
        DATE('d') {
            @Override
            public long key(CitationFacts facts) {
                return facts.publishedAt() == null ? 0 : facts.publishedAt().packed();
            }
        },
        /** Those with the most mentions of the hub first. */
        MENTIONS('m') {
            @Override
            public long key(CitationFacts facts) {
                return facts.statements().count();
            }
        };

        private final char code;

        CitingWorksSort(char code) {
            this.code = code;
        }

        char code() {
            return code;
        }

        public abstract long key(CitationFacts facts);
    }
}
