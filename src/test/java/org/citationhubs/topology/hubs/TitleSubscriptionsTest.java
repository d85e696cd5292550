package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubHeaderStore;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.hubs.HubStageOutput.HubMessageOutput;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;
import org.citationhubs.topology.message.WorkPartitioner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TitleSubscriptionsTest {

    private static final WorkId SHOWN = work(9);

    private final HubStores stores = InMemoryStores.hubStores();
    private final WorkNumbers numbers = new WorkNumbers(stores.numbers(), 100);
    private final List<HubStageMessage> told = new ArrayList<>();
    private final List<Integer> changed = new ArrayList<>();
    private final List<Integer> complete = new ArrayList<>();
    private final int first = numbers.number(work(1));
    private final int second = numbers.number(work(2));
    private final int shown = numbers.number(SHOWN);
    private TitleSubscriptions desk = desk();

    private TitleSubscriptions desk() {
        return new TitleSubscriptions(
                stores, numbers, new WorkPartitioner(1), 0, this::onOutput, 100, changed::add, complete::add);
    }

    private void onOutput(HubStageOutput output) {
        assertThat(output).as("titles publish nothing").isInstanceOf(HubMessageOutput.class);
        told.add(((HubMessageOutput) output).message());
    }

    private void crash() {
        desk = desk();
    }

    @BeforeEach
    void bothHubsShowTheWork() {
        for (int hub : new int[] {first, second}) {
            HubHeader head = new HubHeader(
                    1,
                    HubCounts.NONE,
                    0,
                    0,
                    0,
                    1,
                    true,
                    1,
                    1,
                    List.of(new RankedWork(shown, 1)),
                    PublishedState.NOTHING,
                    null);
            HubHeaderStore.put(stores.headers(), new PackedWriter(), hub, head);
        }
    }

    @Test
    void aTitleIsAskedForOnceAndItsAnswerChangesTheHubsThatWait() {
        assertThat(desk.title(shown, first)).isNull();
        assertThat(desk.title(shown, second)).isNull();
        desk.ask();
        desk.ask();
        assertThat(told).containsExactly(new TitleRequests(0, List.of(SHOWN)));

        answer("Nine");

        assertThat(changed).containsExactlyInAnyOrder(first, second);
        assertThat(desk.title(shown, first)).isEqualTo("Nine");
    }

    @Test
    void aHubAwaitsItsTitlesUntilTheLastOfThemIsToldEvenIfNobodySaidIt() {
        // given
        WorkId other = work(10);
        int otherShown = numbers.number(other);
        desk.title(shown, first);
        desk.title(shown, first);
        desk.title(otherShown, first);
        desk.title(shown, second);
        assertThat(desk.awaits(first)).isTrue();

        // when, then
        answer("Nine");
        assertThat(complete).containsExactly(second);
        assertThat(desk.awaits(first)).isTrue();

        desk.told(List.of(new TitleReply(other, null)));
        assertThat(complete).containsExactly(second, first);
        assertThat(desk.awaits(first)).isFalse();
    }

    @Test
    void anAnswerThatNobodySaidTheTitleChangesNothingAndIsNotAskedForAgain() {
        desk.title(shown, first);
        desk.ask();
        told.clear();

        answer(null);
        desk.title(shown, first);
        desk.ask();
        desk.sweep(Duration.ofSeconds(10));

        assertThat(changed).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aTitleThatChangesIsLookedForInAllHubs() {
        desk.title(shown, first);
        answer("Nine");
        changed.clear();

        answer("Nine, revised");
        desk.sweep(Duration.ofSeconds(10));

        assertThat(changed).containsExactly(first, second);
    }

    @Test
    void anAnswerAfterACrashReachesTheHubsThatAskedBeforeIt() {
        desk.title(shown, first);
        desk.ask();
        crash();

        answer("Nine");
        desk.sweep(Duration.ofSeconds(10));

        assertThat(changed).contains(first);
    }

    @Test
    void anotherHubThatAsksAfterACrashDoesNotHideTheOneThatAskedBeforeIt() {
        desk.title(shown, first);
        desk.ask();
        crash();
        desk.title(shown, second);
        desk.ask();
        assertThat(told).hasSize(2);

        // both questions are answered
        answer("Nine");
        answer("Nine");
        desk.sweep(Duration.ofSeconds(10));

        assertThat(changed).contains(first, second);
    }

    @Test
    void aTitleThatChangesAgainDuringASweepReachesTheHubsThatTheSweepHasPassed() {
        answer("Nine");
        // no time: one hub at a go
        desk.sweep(Duration.ZERO);
        assertThat(changed).containsExactly(first);

        answer("Nine, revised");
        for (int go = 0; go < 6; go++) {
            desk.sweep(Duration.ZERO);
        }

        assertThat(changed).containsExactly(first, second, first, second);
    }

    @Test
    void aSweepThatACrashInterruptsBeginsAgain() {
        answer("Nine");
        desk.sweep(Duration.ZERO);
        crash();
        changed.clear();

        desk.sweep(Duration.ofSeconds(10));
        desk.sweep(Duration.ofSeconds(10));

        assertThat(changed).containsExactly(first, second);
    }

    private void answer(@Nullable String title) {
        desk.told(List.of(new TitleReply(SHOWN, title)));
    }
}
