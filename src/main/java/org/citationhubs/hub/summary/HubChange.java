package org.citationhubs.hub.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two publications of a hub.
 *
 * @param subject distinguishes changes of one kind, null for kinds that occur at most once
 * @param before the value before the change, null if there was none
 * @param after the value after the change, null if there is none
 */
public record HubChange(
        HubChangeKind kind,
        @Nullable String subject,
        @Nullable ValueChange before,
        @Nullable ValueChange after) {

    /** The kinds of changes. */
    public enum HubChangeKind {
        TIER_CROSSED,
        LABEL_CHANGED,
        FIRST_CITATION,
        ENTERED_TOP,
        LEFT_TOP,
        RETRACTED,
        MERGED;

        /** Returns whether citing works cause the change, and not facts of the hub itself. */
        public boolean isOfCitations() {
            return this != RETRACTED && this != MERGED;
        }
    }

    /** A value before or after a change, as the summary shows it. */
    public sealed interface ValueChange {

        /** A tier, a label, an id, a notice. */
        record TextChange(String text) implements ValueChange {}

        /** One of the leading co-cited works. */
        record CoCitedChange(CoCitedWork work) implements ValueChange {}
    }

    private static HubChange of(HubChangeKind kind, @Nullable String before, @Nullable String after) {
        return new HubChange(
                kind,
                null,
                before == null ? null : new ValueChange.TextChange(before),
                after == null ? null : new ValueChange.TextChange(after));
    }

    /**
     * Returns the differences of two published states. The first publication of a hub enters a tier; the co-cited works
     * of that publication are not changes.
     *
     * @param aliases the aliases after the change
     * @param retraction the reason of the retraction, null if there is none
     */
    public static List<HubChange> between(
            PublishedState before, PublishedState now, List<WorkId> aliases, @Nullable String retraction) {
        List<HubChange> changes = new ArrayList<>(0);
        if (before.tier() != now.tier()) {
            changes.add(of(
                    HubChangeKind.TIER_CROSSED, before.tier().name(), now.tier().name()));
        }
        if (!Objects.equals(before.label(), now.label())) {
            changes.add(of(HubChangeKind.LABEL_CHANGED, text(before.label()), text(now.label())));
        }
        if (before.retracted() != now.retracted()) {
            String notice = retraction == null ? "retracted" : retraction;
            changes.add(of(
                    HubChangeKind.RETRACTED, before.retracted() ? "retracted" : null, now.retracted() ? notice : null));
        }
        if (now.aliases() > before.aliases()) {
            changes.add(of(HubChangeKind.MERGED, null, aliases.isEmpty() ? null : String.join(" ", texts(aliases))));
        }
        return changes;
    }

    private static List<String> texts(List<WorkId> ids) {
        return ids.stream().map(WorkId::value).toList();
    }

    private static @Nullable String text(HubLabel.@Nullable LabelName label) {
        return label == null ? null : label.text();
    }

    /** Returns the change of a hub that is merged into another id. */
    public static HubChange merged(WorkId into) {
        return of(HubChangeKind.MERGED, null, into.value());
    }

    /** Returns the change of a work that is cited for the first time. */
    public static HubChange firstCitation(WorkId citing) {
        return of(HubChangeKind.FIRST_CITATION, null, citing.value());
    }

    /** Returns the works that entered and left the leading co-cited works. */
    public static List<HubChange> ofTop(List<CoCitedWork> before, List<CoCitedWork> now) {
        List<HubChange> changes = new ArrayList<>(0);
        Map<WorkId, CoCitedWork> left = new HashMap<>();
        before.forEach(work -> left.put(work.id(), work));
        for (CoCitedWork work : now) {
            if (left.remove(work.id()) == null) {
                changes.add(new HubChange(
                        HubChangeKind.ENTERED_TOP, work.id().value(), null, new ValueChange.CoCitedChange(work)));
            }
        }
        for (CoCitedWork work : before) {
            if (left.containsKey(work.id())) {
                changes.add(new HubChange(
                        HubChangeKind.LEFT_TOP, work.id().value(), new ValueChange.CoCitedChange(work), null));
            }
        }
        return changes;
    }
}
