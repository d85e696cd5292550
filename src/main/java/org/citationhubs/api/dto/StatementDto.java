package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mention of the cited work in the text of a citing work, with the fields of the event that stated it. */
@Schema(name = "Statement")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementDto(
        @Nullable String section,
        @Nullable String context,
        List<RoleDto> roles,
        PolarityDto polarity,
        @Nullable String classifier) {

    /** A role with the confidence of the classifier, if that is known. */
    @Schema(name = "RoleAssignment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RoleDto(Role role, @Nullable Float confidence) {}

    /** A stance with the confidence of the classifier, if that is known. */
    @Schema(name = "PolarityAssignment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PolarityDto(Polarity value, @Nullable Float confidence) {}

    static List<StatementDto> of(List<Mention> mentions) {
        return mentions.stream().map(StatementDto::of).toList();
    }

    private static StatementDto of(Mention mention) {
        return new StatementDto(
                mention.section(),
                mention.context(),
                mention.roles().stream()
                        .map(assignment -> new RoleDto(assignment.role(), known(assignment.confidence())))
                        .toList(),
                new PolarityDto(
                        mention.stance().polarity(), known(mention.stance().confidence())),
                mention.classifier());
    }

    private static @Nullable Float known(float confidence) {
        return confidence == RoleAssignment.UNKNOWN ? null : confidence;
    }
}
