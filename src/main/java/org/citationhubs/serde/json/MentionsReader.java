package org.citationhubs.serde.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.vocabulary.Vocabulary;
import org.citationhubs.serde.json.RawMention.RawLabel;
import org.jspecify.annotations.Nullable;

/** Reads the {@code mentions} of a citation in any vocabulary. */
final class MentionsReader {

    private final InputLimits limits;

    MentionsReader(InputLimits limits) {
        this.limits = limits;
    }

    /** Returns the vocabulary of a {@code scheme}, null if there is none. */
    static @Nullable Vocabulary scheme(JsonInput in) throws IOException, RejectedRecordException {
        String scheme = in.string();
        if (scheme == null) {
            return null;
        }
        Vocabulary vocabulary = Vocabulary.of(scheme).orElse(null);
        if (vocabulary == null) {
            throw in.invalid("unknown vocabulary; expected one of " + Vocabulary.known());
        }
        return vocabulary;
    }

    List<RawMention> read(JsonInput in) throws IOException, RejectedRecordException {
        if (!in.array()) {
            return List.of();
        }
        List<RawMention> mentions = new ArrayList<>();
        while (in.nextElement()) {
            if (mentions.size() == limits.mentionsPerCitation()) {
                throw in.rejected(
                        RejectionReason.OVER_LIMIT,
                        "there are more than " + limits.mentionsPerCitation() + " mentions");
            }
            mentions.add(mention(in));
        }
        return mentions;
    }

    private RawMention mention(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        String section = null;
        String context = null;
        String classifier = null;
        String claim = null;
        List<RawLabel> roles = List.of();
        RawLabel polarity = null;
        Vocabulary scheme = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "section" -> section = FieldLimits.text(in, FieldLimits.TEXT);
                case "context" -> context = in.text(limits.contextCharacters());
                case "roles" -> roles = roles(in);
                case "polarity" -> polarity = in.isNull() ? null : label("value", in);
                case "classifier" -> classifier = FieldLimits.text(in, FieldLimits.NAME);
                case "claim" -> claim = ClaimsReader.id(in);
                case "scheme" -> scheme = scheme(in);
                default -> in.skip();
            }
        }
        return new RawMention(section, context, roles, polarity, classifier, claim, scheme);
    }

    private static List<RawLabel> roles(JsonInput in) throws IOException, RejectedRecordException {
        if (!in.array()) {
            return List.of();
        }
        List<RawLabel> roles = new ArrayList<>(2);
        while (in.nextElement()) {
            roles.add(label("role", in));
        }
        return roles;
    }

    private static RawLabel label(String name, JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        String text = null;
        float confidence = RoleAssignment.UNKNOWN;
        Vocabulary scheme = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals(name)) {
                text = in.term();
            } else if (field.equals("confidence")) {
                confidence = in.confidence();
            } else if (field.equals("scheme")) {
                scheme = scheme(in);
            } else {
                in.skip();
            }
        }
        return new RawLabel(in.required(name, text), confidence, scheme);
    }
}
