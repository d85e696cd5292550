package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.CoCitationEvidence;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.EvidenceItem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the works that cite both of two works. */
@Schema(name = "CoCitation")
public record CoCitationResponse(
        @Schema(description = "Id of the second work") String other,
        List<EvidenceDto> items,
        @JsonUnwrapped PageFields page,
        @JsonUnwrapped ServedByFields origin) {

    /** A work that cites both, with its statements about each. */
    @Schema(name = "CoCitingWork")
    public record EvidenceDto(
            String id,
            @Nullable String title,

            @Schema(description = "YYYY, YYYY-MM or YYYY-MM-DD; null if unknown") @Nullable
            String publishedAt,

            @Schema(description = "Sources that state the citation of the first work; empty for events that name none")
            List<String> sources,

            @Schema(description = "Statements about the first work")
            List<StatementDto> statements,

            @Schema(description = "Statements about the second work")
            List<StatementDto> otherStatements) {

        static EvidenceDto of(EvidenceItem item) {
            return new EvidenceDto(
                    item.id().value(),
                    item.title(),
                    item.publishedAt() == null ? null : item.publishedAt().toString(),
                    item.sources().systems(),
                    StatementDto.of(item.mentions()),
                    StatementDto.of(item.otherMentions()));
        }
    }

    public static CoCitationResponse of(CoCitationEvidence evidence, ServedBy origin) {
        return new CoCitationResponse(
                evidence.other().value(),
                evidence.page().items().stream().map(EvidenceDto::of).toList(),
                PageFields.of(evidence.page()),
                ServedByFields.of(origin, evidence.page().asOf()));
    }
}
