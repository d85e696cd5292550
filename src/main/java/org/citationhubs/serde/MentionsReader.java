package org.citationhubs.serde;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.Limits;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.Polarity;
import org.citationhubs.citation.Rejection.Reason;
import org.citationhubs.citation.Role;
import org.citationhubs.citation.RoleAssignment;
import org.citationhubs.citation.Stance;

/** Reads the {@code mentions} of a citation. */
final class MentionsReader {

    private final Limits limits;

    MentionsReader(Limits limits) {
        this.limits = limits;
    }

    List<Mention> read(JsonInput in) throws IOException, RejectedRecordException {
        if (!in.array()) {
            return List.of();
        }
        List<Mention> mentions = new ArrayList<>();
        while (in.nextElement()) {
            if (mentions.size() == limits.mentionsPerCitation()) {
                throw in.rejected(
                        Reason.OVER_LIMIT, "there are more than " + limits.mentionsPerCitation() + " mentions");
            }
            mentions.add(mention(in));
        }
        return mentions;
    }

    private Mention mention(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        String section = null;
        String context = null;
        String classifier = null;
        String claim = null;
        List<RoleAssignment> roles = List.of();
        Stance stance = Stance.UNCLASSIFIED;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "section" -> section = in.text();
                case "context" -> context = in.text(limits.contextCharacters());
                case "roles" -> roles = roles(in);
                case "polarity" -> stance = stance(in);
                case "classifier" -> classifier = in.text();
                case "claim" -> claim = ClaimsReader.id(in);
                default -> in.skip();
            }
        }
        return new Mention(section, context, roles, stance, classifier, claim);
    }

    private static List<RoleAssignment> roles(JsonInput in) throws IOException, RejectedRecordException {
        if (!in.array()) {
            return List.of();
        }
        List<RoleAssignment> roles = new ArrayList<>(2);
        while (in.nextElement()) {
            roles.add(role(in));
        }
        return roles;
    }

    private static RoleAssignment role(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        String role = null;
        float confidence = RoleAssignment.UNKNOWN;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "role" -> role = in.string();
                case "confidence" -> confidence = in.confidence();
                default -> in.skip();
            }
        }
        return new RoleAssignment(Role.named(in.required("role", role)), confidence);
    }

    private static Stance stance(JsonInput in) throws IOException, RejectedRecordException {
        if (in.isNull()) {
            return Stance.UNCLASSIFIED;
        }
        in.object();
        String value = null;
        float confidence = RoleAssignment.UNKNOWN;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "value" -> value = in.string();
                case "confidence" -> confidence = in.confidence();
                default -> in.skip();
            }
        }
        return new Stance(Polarity.named(in.required("value", value)), confidence);
    }
}
