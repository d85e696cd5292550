package org.citationhubs.store.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;

/**
 * The rules by which the lists of a partition are united, while they change. A sweep derives all lists anew, in the
 * order of their keys: those up to the cursor follow the target already, all others the applied rules.
 *
 * @param applied the rules that hold for all lists that the sweep has not reached
 * @param target the rules that hold for all lists that it has; equal to {@code applied} if there is no sweep
 * @param cursor key of the last list that the sweep derived anew, empty before the first one
 * @param wanted the rules that are to hold in the end. A change during a sweep waits for its end
 */
public record SourceRuleProgress(SourceRules applied, SourceRules target, Bytes cursor, SourceRules wanted) {

    /** All systems count and rank equally. */
    public static final SourceRuleProgress NONE = settled(SourceRules.NONE);

    private static SourceRuleProgress settled(SourceRules rules) {
        return new SourceRuleProgress(rules, rules, noKey(), rules);
    }

    private static Bytes noKey() {
        return Bytes.wrap(new byte[0]);
    }

    /** Returns whether lists are still to be derived anew. */
    public boolean isSweeping() {
        return !target.equals(applied);
    }

    /** Returns the rules that hold for the list of a work. */
    public SourceRules rulesFor(WorkId citing) {
        if (isSweeping() && Bytes.wrap(citing.bytes()).compareTo(cursor) <= 0) {
            return target;
        }
        return applied;
    }

    /** Returns the progress after other rules are wanted; a sweep begins if none is under way. */
    public SourceRuleProgress want(SourceRules rules) {
        return isSweeping()
                ? new SourceRuleProgress(applied, target, cursor, rules)
                : new SourceRuleProgress(applied, rules, noKey(), rules);
    }

    /** Returns the progress after lists up to a key were derived anew. */
    public SourceRuleProgress reached(Bytes key) {
        return new SourceRuleProgress(applied, target, key, wanted);
    }

    /** Returns the progress after all lists were derived anew. */
    public SourceRuleProgress complete() {
        return settled(target).want(wanted);
    }

    byte[] write(PackedWriter out) {
        out.reset();
        write(out, applied);
        write(out, target);
        write(out, wanted);
        return out.writeOptionalBytes(cursor.get()).toBytes();
    }

    static SourceRuleProgress read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        SourceRules applied = readRules(in);
        SourceRules target = readRules(in);
        SourceRules wanted = readRules(in);
        byte[] cursor = in.readOptionalBytes();
        return new SourceRuleProgress(applied, target, cursor == null ? noKey() : Bytes.wrap(cursor), wanted);
    }

    private static void write(PackedWriter out, SourceRules rules) {
        out.writeCount(rules.rank().size());
        rules.rank().forEach(out::writeText);
        out.writeCount(rules.revoked().size());
        rules.revoked().forEach(out::writeText);
    }

    private static SourceRules readRules(PackedReader in) {
        int ranked = in.readCount();
        List<String> rank = new ArrayList<>(ranked);
        for (int i = 0; i < ranked; i++) {
            rank.add(in.readText());
        }
        int count = in.readCount();
        SortedSet<String> revoked = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            revoked.add(in.readText());
        }
        return new SourceRules(rank, revoked);
    }
}
