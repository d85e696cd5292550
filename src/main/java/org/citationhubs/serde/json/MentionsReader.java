package org.citationhubs.serde.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Repair.RepairReason;
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
    static @Nullable Vocabulary scheme(JsonInput in) throws IOException {
        if (in.isNull()) {
            return null;
        }
        int before = in.repairs();
        String scheme = in.optionalString();
        Vocabulary vocabulary = scheme == null ? null : Vocabulary.of(scheme).orElse(null);
        if (vocabulary == null) {
            in.incomplete(before, "unknown vocabulary; expected one of " + Vocabulary.known());
        }
        return vocabulary == null ? Vocabulary.UNKNOWN : vocabulary;
    }

    List<RawMention> read(JsonInput in) throws IOException {
        if (!in.optionalArray()) {
            return List.of();
        }
        List<RawMention> mentions = new ArrayList<>();
        boolean full = false;
        while (in.nextElement()) {
            if (mentions.size() < limits.mentionsPerCitation()) {
                if (in.objectElement()) {
                    mentions.add(mention(in));
                }
                continue;
            }
            if (!full) {
                in.repaired(RepairReason.OVER_LIMIT, "the first " + mentions.size() + " mentions are kept");
                full = true;
            }
            in.skip();
        }
        return mentions;
    }

    private RawMention mention(JsonInput in) throws IOException {
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
                case "polarity" -> polarity = in.optionalObject() ? label("value", in) : null;
                case "classifier" -> classifier = FieldLimits.text(in, FieldLimits.NAME);
                case "claim" -> claim = ClaimsReader.id(in);
                case "scheme" -> scheme = scheme(in);
                default -> in.skip();
            }
        }
        return new RawMention(section, context, roles, polarity, classifier, claim, scheme);
    }

    private static List<RawLabel> roles(JsonInput in) throws IOException {
        if (!in.optionalArray()) {
            return List.of();
        }
        List<RawLabel> roles = new ArrayList<>(2);
        while (in.nextElement()) {
            RawLabel role = in.objectElement() ? label("role", in) : null;
            if (role != null) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Returns the term in the current object, null if it has none that can be read. */
    private static @Nullable RawLabel label(String name, JsonInput in) throws IOException {
        int before = in.repairs();
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
        if (text == null) {
            in.incomplete(before, name + " is missing");
            return null;
        }
        return new RawLabel(text, confidence, scheme);
    }
}
