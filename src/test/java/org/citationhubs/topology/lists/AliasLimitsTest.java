package org.citationhubs.topology.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.serde.packed.PackedWriter;
import org.junit.jupiter.api.Test;

/** Lists of more aliases than fit: which are kept does not depend on the order of their changes. */
class AliasLimitsTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final WorkId SURVIVOR = work(1);
    private static final int SENDERS = 6;

    /** Room for some of six lists of up to eight citations. */
    private final AliasLimits limits = new AliasLimits(new PackedWriter(), 700, 20);

    @Property(tries = 500)
    void whatIsKeptFollowsFromWhatIsSentNow(@ForAll long seed) {
        Random random = new Random(seed);
        SortedMap<WorkId, List<AliasSnapshot>> now = new TreeMap<>();
        Receiver receiver = new Receiver(now);
        for (int change = 0; change < 30; change++) {
            WorkId sender = work(10 + random.nextInt(SENDERS));
            if (random.nextInt(3) == 0) {
                now.remove(sender);
            } else {
                now.put(sender, List.of(snapshot(sender, random.nextInt(9))));
            }
            receiver.queue.add(sender);
            while (random.nextBoolean() && !receiver.queue.isEmpty()) {
                receiver.receive();
            }
        }
        while (!receiver.queue.isEmpty()) {
            receiver.receive();
        }

        Receiver inOrder = new Receiver(now);
        inOrder.queue.addAll(now.keySet());
        while (!inOrder.queue.isEmpty()) {
            inOrder.receive();
        }
        assertThat(receiver.state.aliases()).isEqualTo(inOrder.state.aliases());
    }

    @Test
    void anAliasThatFoundNoRoomComesBackWhenThereIsRoom() {
        SortedMap<WorkId, List<AliasSnapshot>> now = new TreeMap<>();
        Receiver receiver = new Receiver(now);
        for (int sender = 10; sender < 13; sender++) {
            now.put(work(sender), List.of(snapshot(work(sender), 8)));
            receiver.queue.add(work(sender));
            receiver.receive();
        }
        assertThat(receiver.reduced()).containsExactly(work(12));

        now.remove(work(10));
        receiver.queue.add(work(10));
        receiver.receive();
        receiver.receive();

        assertThat(receiver.reduced()).isEmpty();
        assertThat(receiver.cut).isOne();
    }

    /** Receives what each sender has to say now, when it sends it and again on request. */
    private final class Receiver {

        private final SortedMap<WorkId, List<AliasSnapshot>> now;
        private final Deque<WorkId> queue = new ArrayDeque<>();
        private ReferenceListState state = ReferenceListState.of(ReferenceList.unknown(SURVIVOR));
        private int cut;

        Receiver(SortedMap<WorkId, List<AliasSnapshot>> now) {
            this.now = now;
        }

        void receive() {
            WorkId sender = queue.remove();
            ReferenceListState before = state;
            ReferenceListState changed = before.withAliases(sender, now.getOrDefault(sender, List.of()));
            state = limits.boundedAliases(changed);
            cut += AliasLimits.cut(changed, state);
            WorkId requested = limits.toRequest(before, state);
            if (requested != null) {
                queue.add(requested);
            }
        }

        List<WorkId> reduced() {
            List<WorkId> reduced = new ArrayList<>();
            state.aliases().values().forEach(sent -> sent.stream()
                    .filter(AliasSnapshot::reduced)
                    .forEach(alias -> reduced.add(alias.id())));
            return reduced;
        }
    }

    private static AliasSnapshot snapshot(WorkId alias, int citations) {
        List<ReferenceEntry> entries = new ArrayList<>();
        for (int cited = 0; cited < citations; cited++) {
            entries.add(new ReferenceEntry(work(100 + cited), TIME, true, TIME, List.of(), WorkDescription.NONE));
        }
        WorkFacts same = WorkFacts.NONE.with(WorkField.SAME_AS, new SameAs(SURVIVOR));
        return new AliasSnapshot(alias, WorkDescription.statedBy(Source.REGISTRY, TIME, same), entries);
    }
}
