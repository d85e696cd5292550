package org.citationhubs.topology.lists;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.serde.packed.PackedParts;
import org.citationhubs.serde.packed.PackedWorks;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.message.MessageParts;
import org.citationhubs.topology.stage.RecordSizes;
import org.jspecify.annotations.Nullable;

/**
 * Splits an update into parts that fit into records. Each part is an update by itself, and applied one after the other
 * they have the same effect as the whole.
 *
 * <p>A partition keeps a list only while the list has a row of a hub. The first part therefore has a row, and citations
 * are removed after the others were added. The source record is applied with the last part.
 */
final class PartitionUpdateParts {

    private final PackedWriter out = new PackedWriter();

    /**
     * Sends an update in parts.
     *
     * @param rowBytes size of the stored list after the change, which bounds the facts and statements of the update
     */
    void split(PartitionUpdate update, int rowBytes, Consumer<PartitionUpdate> parts) {
        if (2L * rowBytes + idBytes(update) <= RecordSizes.MESSAGE) {
            parts.accept(update);
            return;
        }
        List<PartitionUpdate> all = parts(update);
        for (int i = 0; i < all.size(); i++) {
            PartitionUpdate part = all.get(i);
            parts.accept(i < all.size() - 1 ? part : withSource(part, update.source()));
        }
    }

    /** Returns at least as many bytes as the ids of an update take, whatever they share with each other. */
    private static long idBytes(PartitionUpdate update) {
        long bytes = 0;
        for (WorkId id : update.added()) {
            bytes += bytes(id);
        }
        for (WorkId id : update.removed()) {
            bytes += bytes(id);
        }
        for (HubStatement statement : update.stated()) {
            bytes += bytes(statement.hub()) + bytes(statement.sources());
        }
        for (WorkUpdate described : update.described()) {
            bytes += bytes(described.work());
        }
        return bytes;
    }

    private static int bytes(WorkId id) {
        return MessageParts.bytes(id.value()) + Long.BYTES * 4;
    }

    /** Returns at least as many bytes as a set of systems takes if it is written for one statement alone. */
    private static int bytes(SourceSet sources) {
        int bytes = 0;
        for (String system : sources.systems()) {
            bytes += MessageParts.bytes(system) + Integer.BYTES;
        }
        return bytes;
    }

    private List<PartitionUpdate> parts(PartitionUpdate update) {
        List<PartitionUpdate> parts = new ArrayList<>();
        WorkId citing = update.citing();
        List<WorkId> added = new ArrayList<>(update.added());
        List<HubStatement> stated = new ArrayList<>(update.stated());
        if (update.citingFacts() != null) {
            HubStatement first = firstAdded(added, stated);
            if (first == null) {
                parts.add(part(citing, update.citingFacts(), List.of(), List.of(), List.of()));
            } else {
                added.remove(first.hub());
                stated.remove(first);
                parts.add(part(citing, update.citingFacts(), List.of(first.hub()), List.of(), List.of(first)));
            }
        }
        MessageParts.split(
                added, PartitionUpdateParts::bytes, some -> parts.add(part(citing, null, some, List.of(), List.of())));
        MessageParts.split(
                stated, this::statementBytes, some -> parts.add(part(citing, null, List.of(), List.of(), some)));
        MessageParts.split(
                update.removed(),
                PartitionUpdateParts::bytes,
                some -> parts.add(part(citing, null, List.of(), some, List.of())));
        MessageParts.split(
                update.described(), this::descriptionBytes, some -> parts.add(withOthers(citing, some, null)));
        if (update.identity() != null) {
            parts.add(withOthers(citing, List.of(), update.identity()));
        }
        return parts;
    }

    private static @Nullable HubStatement firstAdded(List<WorkId> added, List<HubStatement> stated) {
        Set<WorkId> ids = new HashSet<>(added);
        for (HubStatement statement : stated) {
            if (ids.contains(statement.hub())) {
                return statement;
            }
        }
        return null;
    }

    private int statementBytes(HubStatement statement) {
        PackedParts.writeMentions(out.reset(), statement.mentions());
        return out.size() + bytes(statement.hub()) + bytes(statement.sources());
    }

    private int descriptionBytes(WorkUpdate described) {
        PackedWorks.writeDescription(out.reset(), described.description());
        return out.size() + bytes(described.work()) + MessageParts.bytes(described.system());
    }

    private static PartitionUpdate part(
            WorkId citing,
            @Nullable WorkFacts facts,
            List<WorkId> added,
            List<WorkId> removed,
            List<HubStatement> stated) {
        return new PartitionUpdate(citing, facts, added, removed, stated, List.of(), null, InputOffset.NONE);
    }

    private static PartitionUpdate withOthers(
            WorkId citing, List<WorkUpdate> described, @Nullable WorkIdentity identity) {
        return new PartitionUpdate(
                citing, null, List.of(), List.of(), List.of(), described, identity, InputOffset.NONE);
    }

    private static PartitionUpdate withSource(PartitionUpdate part, InputOffset source) {
        return new PartitionUpdate(
                part.citing(),
                part.citingFacts(),
                part.added(),
                part.removed(),
                part.stated(),
                part.described(),
                part.identity(),
                source);
    }
}
