package org.citationhubs.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citationhubs.citation.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed between two publications of a hub.
 *
 * @param subject tells changes of one kind apart, null where there is one at the most
 * @param before what held before, null if nothing did
 * @param after what holds now, null if nothing does
 */
public record HubChange(
        Kind kind,
        @Nullable String subject,
        @Nullable Value before,
        @Nullable Value after) {

    /** What changed. */
    public enum Kind {
        TIER_CROSSED,
        LABEL_CHANGED,
        FIRST_CITATION,
        ENTERED_TOP,
        LEFT_TOP,
        RETRACTED,
        MERGED;

        /** Whether citing works bring it about, and not what is said of the hub itself. */
        public boolean isOfCitations() {
            return this != RETRACTED && this != MERGED;
        }
    }

    /** What a change speaks of, in the words of the summary. */
    public sealed interface Value {

        /** A tier, a label, an id, a notice. */
        record Text(String text) implements Value {}

        /** One of the leading co-cited works. */
        record CoCited(CoCitedWork work) implements Value {}
    }

    private static HubChange of(Kind kind, @Nullable String before, @Nullable String after) {
        return new HubChange(
                kind,
                null,
                before == null ? null : new Value.Text(before),
                after == null ? null : new Value.Text(after));
    }

    /**
     * What changed of what is shown. A hub that is shown for the first time enters its tier; its top is new as a whole and no work
     * entered it.
     *
     * @param aliases the other ids it has now
     * @param retraction why it is retracted, if it is
     */
    public static List<HubChange> between(Shown before, Shown now, List<WorkId> aliases, @Nullable String retraction) {
        List<HubChange> changes = new ArrayList<>(0);
        if (before.tier() != now.tier()) {
            changes.add(of(Kind.TIER_CROSSED, before.tier().name(), now.tier().name()));
        }
        if (!Objects.equals(before.label(), now.label())) {
            changes.add(of(Kind.LABEL_CHANGED, text(before.label()), text(now.label())));
        }
        if (before.retracted() != now.retracted()) {
            String notice = retraction == null ? "retracted" : retraction;
            changes.add(of(Kind.RETRACTED, before.retracted() ? "retracted" : null, now.retracted() ? notice : null));
        }
        if (now.aliases() > before.aliases()) {
            changes.add(of(Kind.MERGED, null, aliases.isEmpty() ? null : String.join(" ", texts(aliases))));
        }
        return changes;
    }

    private static List<String> texts(List<WorkId> ids) {
        return ids.stream().map(WorkId::value).toList();
    }

    private static @Nullable String text(Label.@Nullable Name label) {
        return label == null ? null : label.text();
    }

    /** The id lives on under another. */
    public static HubChange merged(WorkId into) {
        return of(Kind.MERGED, null, into.value());
    }

    /** A work was cited for the first time. */
    public static HubChange firstCitation(WorkId citing) {
        return of(Kind.FIRST_CITATION, null, citing.value());
    }

    /** Which works entered and left the leading ones. */
    public static List<HubChange> ofTop(List<CoCitedWork> before, List<CoCitedWork> now) {
        List<HubChange> changes = new ArrayList<>(0);
        Map<WorkId, CoCitedWork> left = new HashMap<>();
        before.forEach(work -> left.put(work.id(), work));
        for (CoCitedWork work : now) {
            if (left.remove(work.id()) == null) {
                changes.add(new HubChange(Kind.ENTERED_TOP, work.id().value(), null, new Value.CoCited(work)));
            }
        }
        for (CoCitedWork work : before) {
            if (left.containsKey(work.id())) {
                changes.add(new HubChange(Kind.LEFT_TOP, work.id().value(), new Value.CoCited(work), null));
            }
        }
        return changes;
    }
}
