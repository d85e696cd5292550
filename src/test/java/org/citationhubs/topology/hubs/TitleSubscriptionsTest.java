package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubHeaderStore;
import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.works.WorkNumbers;
import org.citationhubs.topology.hubs.HubStageOutput.HubMessageOutput;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;
import org.citationhubs.topology.hubs.TitleSubscriptions.TitleUpdates;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.HubStageMessage.TitleReply;
import org.citationhubs.topology.message.HubStageMessage.TitleRequests;
import org.citationhubs.topology.message.WorkPartitioner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TitleSubscriptionsTest {

    private static final WorkId SHOWN = work(9);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final HubStores stores = InMemoryStores.hubStores();
    private final WorkNumbers numbers = new WorkNumbers(stores.numbers(), () -> 10_000);
    private final List<HubStageMessage> sent = new ArrayList<>();
    private final List<Integer> changed = new ArrayList<>();
    private final List<Integer> complete = new ArrayList<>();
    private final int first = numbers.number(work(1));
    private final int second = numbers.number(work(2));
    private final int shown = numbers.number(SHOWN);
    private TitleSubscriptions titles = start();

    private TitleSubscriptions start() {
        return new TitleSubscriptions(
                new HubPartitionContext(
                        0, new WorkPartitioner(1), stores, numbers, new HubCache(stores, () -> 0), this::onOutput),
                () -> 10_000);
    }

    private void onOutput(HubStageOutput output) {
        assertThat(output).as("titles publish nothing").isInstanceOf(HubMessageOutput.class);
        sent.add(((HubMessageOutput) output).message());
    }

    private void crash() {
        titles = start();
    }

    @BeforeEach
    void storeTwoHubsThatShowTheWork() {
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
            HubHeaderStore.put(stores.headers(), new PackedWriter(), stores.sets(), hub, head);
        }
    }

    @Test
    void aTitleIsRequestedOnceAndChangesAllHubsThatShowIt() {
        // given
        assertThat(titles.title(shown, first)).isNull();
        assertThat(titles.title(shown, second)).isNull();
        titles.sendRequests();
        titles.sendRequests();
        assertThat(sent).containsExactly(new TitleRequests(0, List.of(SHOWN)));

        // when
        reply("Nine");

        // then
        assertThat(changed).containsExactlyInAnyOrder(first, second);
        assertThat(titles.title(shown, first)).isEqualTo("Nine");
    }

    @Test
    void aHubIsIncompleteUntilTheLastReplyEvenWithoutTitle() {
        // given
        WorkId other = work(10);
        int otherShown = numbers.number(other);
        titles.title(shown, first);
        titles.title(shown, first);
        titles.title(otherShown, first);
        titles.title(shown, second);
        assertThat(titles.isIncomplete(first)).isTrue();

        // when
        reply("Nine");

        // then
        assertThat(complete).containsExactly(second);
        assertThat(titles.isIncomplete(first)).isTrue();

        // when
        reply(other, null);

        // then
        assertThat(complete).containsExactly(second, first);
        assertThat(titles.isIncomplete(first)).isFalse();
    }

    @Test
    void aReplyWithoutTitleChangesNothingAndIsNotRequestedAgain() {
        // given
        titles.title(shown, first);
        titles.sendRequests();
        sent.clear();

        // when
        reply(null);
        titles.title(shown, first);
        titles.sendRequests();
        scan(LONG);

        // then
        assertThat(changed).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void aTitleThatChangesIsLookedForInAllHubs() {
        // given
        titles.title(shown, first);
        reply("Nine");
        changed.clear();

        // when
        reply("Nine, revised");
        scan(LONG);

        // then
        assertThat(changed).containsExactly(first, second);
    }

    @Test
    void aReplyAfterACrashReachesHubsThatRequestedBeforeIt() {
        // given
        titles.title(shown, first);
        titles.sendRequests();
        crash();

        // when
        reply("Nine");
        scan(LONG);

        // then
        assertThat(changed).contains(first);
    }

    @Test
    void aRequestAfterACrashDoesNotHideOneFromBeforeIt() {
        // given
        titles.title(shown, first);
        titles.sendRequests();
        crash();
        titles.title(shown, second);
        titles.sendRequests();
        assertThat(sent).hasSize(2);

        // when both requests are answered
        reply("Nine");
        reply("Nine");
        scan(LONG);

        // then
        assertThat(changed).contains(first, second);
    }

    @Test
    void aTitleThatChangesDuringAScanReachesHubsAlreadyScanned() {
        // given
        reply("Nine");
        // no time: one hub a call
        scan(Duration.ZERO);
        assertThat(changed).containsExactly(first);

        // when
        reply("Nine, revised");
        for (int call = 0; call < 6; call++) {
            scan(Duration.ZERO);
        }

        // then
        assertThat(changed).containsExactly(first, second, first, second);
    }

    @Test
    void aScanThatACrashInterruptsStartsAgain() {
        // given
        reply("Nine");
        scan(Duration.ZERO);
        crash();
        changed.clear();

        // when
        scan(LONG);
        scan(LONG);

        // then
        assertThat(changed).containsExactly(first, second);
    }

    private void reply(@Nullable String title) {
        reply(SHOWN, title);
    }

    private void reply(WorkId work, @Nullable String title) {
        TitleUpdates updates = titles.onReplies(List.of(new TitleReply(work, title)));
        changed.addAll(updates.changed());
        complete.addAll(updates.complete());
    }

    private void scan(Duration most) {
        titles.scanChanges(new Deadline(System::nanoTime, System.nanoTime() + most.toNanos()), changed::add);
    }
}
