package org.citationhubs.query.listing;

import java.util.Locale;
import java.util.OptionalInt;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.count.CategoryCounts;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.store.hubs.CitingWorkOrder.CitingWorkSortOrder;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the works that cite a hub. Each member is everything that the service knows of one filter: which
 * citations match, how many they are, which stored order lists them, and how the filter is written as a parameter.
 */
public sealed interface CitingWorkFilter {

    /** Returns whether a citation matches. */
    boolean matches(CitationFacts facts);

    /** Returns the exact number of matching citing works; empty if the counts of a hub do not contain it. */
    OptionalInt counter(HubCounts counts);

    /**
     * Returns the stored order, newest first, that contains every match; null if none is stored. Other entries of it
     * are skipped.
     */
    @Nullable
    CitingWorkSortOrder storedOrder();

    /** Returns the HTTP parameter, the same for the API and for the page of a hub. */
    FilterParam param();

    /**
     * A parameter of a request.
     *
     * @param value in lower case, words joined by hyphens; the name of a source as it is
     */
    record FilterParam(String name, String value) {

        static FilterParam of(String name, Enum<?> value) {
            return new FilterParam(name, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** Citations that have a role among theirs. */
    record RoleFilter(Role role) implements CitingWorkFilter {

        @Override
        public boolean matches(CitationFacts facts) {
            return facts.statements().has(role);
        }

        @Override
        public OptionalInt counter(HubCounts counts) {
            return OptionalInt.of(
                    counts.roles().getOrDefault(role, CategoryCounts.ZERO).anyCitingWorks());
        }

        @Override
        public @Nullable CitingWorkSortOrder storedOrder() {
            return role == Role.UNCLASSIFIED ? null : CitingWorkSortOrder.ofRole(role);
        }

        @Override
        public FilterParam param() {
            return FilterParam.of("role", role);
        }
    }

    /** Citations that take a stance. */
    record PolarityFilter(Polarity polarity) implements CitingWorkFilter {

        @Override
        public boolean matches(CitationFacts facts) {
            return facts.statements().polarity() == polarity;
        }

        @Override
        public OptionalInt counter(HubCounts counts) {
            return OptionalInt.of(counts.polarities()
                    .getOrDefault(polarity, CategoryCounts.ZERO)
                    .citingWorks());
        }

        @Override
        public @Nullable CitingWorkSortOrder storedOrder() {
            return polarity == Polarity.UNCLASSIFIED ? null : CitingWorkSortOrder.ofStance(polarity);
        }

        @Override
        public FilterParam param() {
            return FilterParam.of("polarity", polarity);
        }
    }

    /** Citations by works that were published in a year. */
    record YearFilter(int year) implements CitingWorkFilter {

        @Override
        public boolean matches(CitationFacts facts) {
            return facts.publishedAt() != null && facts.publishedAt().year() == year;
        }

        @Override
        public OptionalInt counter(HubCounts counts) {
            return OptionalInt.of(counts.years().getOrDefault(year, 0));
        }

        @Override
        public @Nullable CitingWorkSortOrder storedOrder() {
            return null;
        }

        @Override
        public FilterParam param() {
            return new FilterParam("year", Integer.toString(year));
        }
    }

    /**
     * Citations that a source states.
     *
     * @param system name of the source; empty for events that name none
     */
    record SourceFilter(String system) implements CitingWorkFilter {

        @Override
        public boolean matches(CitationFacts facts) {
            return facts.sources().contains(system);
        }

        @Override
        public OptionalInt counter(HubCounts counts) {
            return counts.sources().citingWorks(system);
        }

        @Override
        public @Nullable CitingWorkSortOrder storedOrder() {
            return null;
        }

        @Override
        public FilterParam param() {
            return new FilterParam("source", system);
        }
    }

    /** Citations by works that have an author in common with the hub. */
    enum SelfCitationFilter implements CitingWorkFilter {
        /** Self-citations are listed among the others: every citation matches. */
        INCLUDE,
        /** Self-citations are left out. */
        EXCLUDE,
        /** Only self-citations match. */
        ONLY;

        @Override
        public boolean matches(CitationFacts facts) {
            return this == INCLUDE || facts.self() == (this == ONLY);
        }

        @Override
        public OptionalInt counter(HubCounts counts) {
            return OptionalInt.of(
                    switch (this) {
                        case INCLUDE -> counts.citingWorks();
                        case EXCLUDE -> counts.citingWorks() - counts.selfCitingWorks();
                        case ONLY -> counts.selfCitingWorks();
                    });
        }

        @Override
        public CitingWorkSortOrder storedOrder() {
            return this == ONLY ? CitingWorkSortOrder.SELF : CitingWorkSortOrder.BY_DATE;
        }

        @Override
        public FilterParam param() {
            return FilterParam.of("self", this);
        }
    }
}
