package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.citationhubs.api.dto.HubListResponse.WindowsDto;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.summary.Tier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a work, for OpenAPI alone. {@code HubSummaryWriter} writes summaries by hand, because every
 * publication and the hottest call write one: 28 us each (src/docs/performance.md). A test compares the fields with
 * those of {@code topics/hub-summaries.v1.schema.json}.
 */
@Schema(name = "HubSummary")
public record HubSummarySchema(
        @JsonUnwrapped IdentitySchema work,
        Tier tier,
        @Nullable LabelSchema label,
        @JsonUnwrapped CountsSchema counts,
        @JsonUnwrapped RankingSchema ranking,
        List<LedgerRowSchema> claims,
        List<RepresentativeSchema> representative,
        @Nullable RetractionSchema retraction,

        @Schema(description = "Rises by one with each publication of the hub")
        long revision,

        AsOf asOf,
        @JsonUnwrapped ServedByFields origin) {

    /** What is known of the work itself. */
    public record IdentitySchema(
            @Schema(description = "The id under which the work lives on")
            String id,

            @Schema(description = "Ids that were merged into it")
            List<String> aliases,

            @Nullable String title,

            @Schema(description = "YYYY, YYYY-MM or YYYY-MM-DD; null if unknown") @Nullable
            String publishedAt,

            @Schema(description = "Absent if unknown") List<AuthorSchema> authors,

            @Schema(description = "Number of authors beyond the first 50; absent if all are listed") @Nullable
            Integer authorsOmitted,

            @Nullable String venue,

            @Schema(description = "Field of research") @Nullable
            String field,

            @Schema(description = "What the work is about, in a sentence or two") @Nullable
            String summary,

            @JsonProperty("abstract") @Nullable String abstractText) {}

    /** An author. */
    @Schema(name = "Author")
    public record AuthorSchema(
            @Schema(examples = "orcid:0000-0002-1825-0097") @Nullable
            String id,

            @Nullable String name) {}

    /** The label with its evidence. */
    @Schema(name = "HubLabel")
    public record LabelSchema(
            @Schema(examples = "Canonical reference") String name,

            @Schema(description = "The role that has the share; null if the share is that of contesting works")
            @Nullable
            Role role,

            @Schema(description = "Citing works behind the label")
            int n,

            @Schema(description = "Share of n") double share,

            @Schema(description = "Lower end of the 95 % Wilson interval")
            double low,

            @Schema(description = "Upper end of the 95 % Wilson interval")
            double high,

            @Schema(description = "n as a share of all citing works")
            double coverage,

            @Schema(description = "The rule that earned the label")
            String rule) {}

    /** Counts of citing works and statements. */
    public record CountsSchema(
            @Schema(description = "Distinct works that cite it")
            int citingWorks,

            @Schema(description = "Mentions in their texts") int statements,

            @Schema(description = "Citing works with a role")
            int classifiedCitingWorks,

            @Schema(description = "Citing works that share an author with the hub")
            int selfCitingWorks,

            @Schema(description = "Citing works that were retracted; they are in no other count")
            int retractedCitingWorks,

            @Schema(description = "By primary role") Map<Role, CategorySchema> roles,
            @Schema(description = "By stance") Map<Polarity, CategorySchema> polarities,

            @Schema(description = "Citing works by year of their publication, YYYY")
            Map<String, Integer> years,

            @Schema(description = "Citing works without a date")
            int undated,

            @Schema(
                    description = "Citing works by the source that states their citations; the name is empty for"
                            + " events that name none. At most 64 sources, those of the least names")
            Map<String, SourceCountSchema> sources,

            WindowsDto windows,

            @Schema(description = "Citing works a day, over 30 days")
            double velocity,

            @Schema(description = "Deviation of the velocity from the hub's own history")
            double velocityZScore) {}

    /** The counts of a role or a stance. */
    @Schema(name = "CategoryCounts")
    public record CategorySchema(
            @Schema(description = "Citing works with this primary role or stance")
            int citingWorks,

            @Schema(description = "Statements with this primary role or stance")
            int statements,

            @Schema(description = "Citing works with at least one such statement")
            int anyCitingWorks) {}

    /** The citing works of a source. */
    @Schema(name = "SourceCounts")
    public record SourceCountSchema(
            @Schema(description = "Citing works whose citation the source states")
            int citingWorks,

            @Schema(description = "Those whose citation no other source states")
            int only) {}

    /** The co-cited works. */
    public record RankingSchema(
            @Schema(description = "Works cited together with the hub")
            int coCitedWorks,

            @Schema(description = "Sum of their counts") long coCitations,
            @Schema(description = "The leading 20") List<LeadingCoCitedSchema> coCited) {}

    /** A leading co-cited work. */
    @Schema(name = "LeadingCoCitedWork")
    public record LeadingCoCitedSchema(
            String id,
            @Nullable String title,
            @Schema(description = "Works that cite both") int count) {}

    /** A row of the claims ledger; {@code kind} decides which fields there are. */
    @Schema(name = "LedgerRow", description = "A row of the claims ledger; kind decides which fields it has")
    public record LedgerRowSchema(
            @Schema(enumeration = {"abstract", "claim", "support", "contest"})
            String kind,

            @Schema(description = "Of abstract and claim; null if the claim is not known") @Nullable
            String text,

            @Schema(description = "Of claim") @Nullable String id,
            @Schema(description = "Of claim") @Nullable Integer supportingWorks,
            @Schema(description = "Of claim") @Nullable Integer contestingWorks,

            @Schema(description = "Of claim: rows of the kinds support and contest") @Nullable
            List<LedgerRowSchema> statements,

            @Schema(description = "Of support and contest: id of the citing work") @Nullable
            String citing,

            @Schema(description = "Of support and contest: title of the citing work") @Nullable
            String title,

            @Schema(description = "Of support and contest") @Nullable
            String section,

            @Schema(description = "Of support and contest") @Nullable
            String context,

            @Schema(description = "Of support and contest") @Nullable
            Polarity polarity,

            @Schema(description = "Of support and contest; absent if unknown") @Nullable
            Double confidence) {}

    /** A citing work worth reading. */
    @Schema(name = "RepresentativeWork")
    public record RepresentativeSchema(
            String id,
            @Nullable String title,
            @Nullable String field,
            @Nullable String publishedAt,
            int mentions,
            List<Role> roles,
            Polarity polarity,

            @Schema(description = "Whether the work shares an author with the hub")
            boolean self,

            @Nullable String summary,

            @Schema(
                    description = "Why it was chosen",
                    examples = {"role METHOD", "stance CONTRAST", "mentions", "recent"})
            String reason) {}

    /** The notice by which the hub was retracted. */
    @Schema(name = "Retraction")
    public record RetractionSchema(
            @Schema(description = "Id of the notice") @Nullable
            String noticeId,

            @Schema(format = "date-time") String noticedAt,
            @Nullable String reason) {}
}
