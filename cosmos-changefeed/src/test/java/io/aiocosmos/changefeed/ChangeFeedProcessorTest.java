package io.aiocosmos.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.OperationType;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.changefeed.ProcessorEvent.Kind;
import io.aiocosmos.changefeed.testing.TestAccount;
import io.aiocosmos.changefeed.testing.VirtualLoop;
import io.aiocosmos.error.CosmosForbiddenException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeFeedProcessorTest extends ProcessorTestBase {
    @Test
    void changes_after_the_start_are_handled_and_those_before_are_not() {
        write(1, 5);
        start(builder("one"));
        write(6, 20);
        pass(10);

        assertThat(numbers()).isEqualTo(numbers(6, 20));
    }

    @Test
    void from_the_beginning_all_are_handled() {
        write(1, 20);
        start(builder("one").startFromBeginning());
        pass(10);

        assertThat(numbers()).isEqualTo(numbers(1, 20));
    }

    @Test
    void changes_between_the_start_and_the_first_read_are_handled() {
        ProcessorRun<?> run = start(builder("one"));
        stop(run);
        write(1, 5);
        start(builder("one"));
        pass(10);

        assertThat(numbers()).isEqualTo(numbers(1, 5));
    }

    @Test
    void what_was_handled_does_not_come_again_after_a_stop() {
        ProcessorRun<?> run = start(builder("one"));
        write(1, 5);
        pass(10);
        stop(run);
        write(6, 10);
        start(builder("two"));
        pass(10);

        assertThat(handled).hasSize(10);
        assertThat(numbers()).isEqualTo(numbers(1, 10));
    }

    @Test
    void small_pages_come_one_after_the_other() {
        write(1, 50);
        List<Integer> sizes = new ArrayList<>();
        start(builder("one").startFromBeginning().maxItemCount(3).handle(Entry.class, (changes, context) -> {
            sizes.add(changes.size());
            handled.addAll(changes);
        }));
        pass(1);

        assertThat(numbers()).isEqualTo(numbers(1, 50));
        assertThat(sizes).allMatch(size -> size <= 3);
    }

    @Test
    void a_split_gives_each_part_a_lease_of_its_own() {
        start(builder("one"));
        write(1, 20);
        account.emulator().split(TestAccount.DATABASE, TestAccount.MONITORED, "0");
        write(21, 40);
        pass(30);
        write(41, 60);
        pass(10);

        assertThat(numbers()).isEqualTo(numbers(1, 60));
        assertThat(leases()).hasSize(3).doesNotHaveDuplicates();
        assertThat(kinds()).contains(Kind.SPLIT);
    }

    @Test
    void a_merge_keeps_the_leases() {
        start(builder("one"));
        write(1, 20);
        account.emulator().merge(TestAccount.DATABASE, TestAccount.MONITORED, "0", "1");
        write(21, 40);
        pass(30);

        assertThat(numbers()).isEqualTo(numbers(1, 40));
        assertThat(leases()).hasSize(2);
    }

    @Test
    void two_instances_share_the_leases() {
        ProcessorRun<?> one = start(builder("one"));
        ProcessorRun<?> two = start(builder("two"));
        pass(60);

        assertThat(one.leases()).hasSize(1);
        assertThat(two.leases()).hasSize(1);
        assertThat(one.leases().keySet())
                .doesNotContainAnyElementsOf(two.leases().keySet());
    }

    @Test
    void one_that_stops_gives_its_leases_back_at_once() {
        ProcessorRun<?> one = start(builder("one"));
        ProcessorRun<?> two = start(builder("two"));
        pass(60);
        stop(one);
        pass(14);

        assertThat(two.leases()).hasSize(2);
    }

    @Test
    void a_handler_that_fails_is_given_the_same_changes_again_after_a_backoff() {
        List<Integer> attempts = new ArrayList<>();
        start(builder("one").handle(Entry.class, (changes, context) -> {
            attempts.add(context.attempt());
            if (attempts.size() < 3) throw new IllegalStateException("not today");
            handled.addAll(changes);
        }));
        write(1, 1);
        pass(30);

        assertThat(attempts).containsExactly(1, 2, 3);
        assertThat(numbers()).containsExactly(1);
        assertThat(kinds()).contains(Kind.FAILED);
        assertThat(events.toString()).doesNotContain("not today");
    }

    @Test
    void changes_that_cannot_be_handled_are_put_aside_if_that_is_wanted() {
        List<Object> aside = new ArrayList<>();
        start(builder("one")
                .handle(Entry.class, (changes, context) -> {
                    if (changes.get(0).n() == 1) throw new IllegalStateException("never");
                    handled.addAll(changes);
                })
                .deadLetter(3, (changes, context, failure) -> {
                    assertThat(failure).hasMessage("never");
                    assertThat(context.attempt()).isEqualTo(3);
                    aside.addAll(changes);
                }));
        write(1, 1);
        pass(30);
        write(6, 6);
        pass(10);

        assertThat(aside).containsExactly(new Entry("entry-1", key(1), 1));
        assertThat(numbers()).containsExactly(6);
        assertThat(kinds()).contains(Kind.DEAD_LETTERED);
    }

    @Test
    void without_a_dead_letter_handler_they_come_for_ever() {
        start(builder("one").handle(Entry.class, (changes, context) -> {
            handled.addAll(changes);
            throw new IllegalStateException("never");
        }));
        write(1, 1);
        pass(600);

        assertThat(handled).hasSizeGreaterThan(10);
        assertThat(kinds()).contains(Kind.NO_PROGRESS).doesNotContain(Kind.DEAD_LETTERED);
    }

    @Test
    void a_handler_that_says_when_gets_again_what_it_did_not_checkpoint() {
        List<ChangeFeedContext> contexts = new ArrayList<>();
        ChangeFeedProcessorBuilder builder = builder("one")
                .checkpointByHand(true)
                .handle(Entry.class, (changes, context) -> {
                    handled.addAll(changes);
                    contexts.add(context);
                });
        ProcessorRun<?> run = start(builder);
        write(5, 5);
        pass(10);
        finish(contexts.get(0).checkpointAsync());
        write(10, 10);
        pass(10);
        stop(run);
        start(builder);
        pass(10);

        assertThat(handled.stream().map(Entry::n)).containsExactly(5, 10, 10);
    }

    @Test
    void a_checkpoint_never_goes_back() {
        List<ChangeFeedContext> contexts = new ArrayList<>();
        ProcessorRun<?> run = start(builder("one").checkpointByHand(true).handle(Entry.class, (changes, context) -> {
            handled.addAll(changes);
            contexts.add(context);
        }));
        write(5, 5);
        pass(10);
        write(10, 10);
        pass(10);
        finish(contexts.get(1).checkpointAsync());
        finish(contexts.get(0).checkpointAsync());
        stop(run);
        start(builder("one"));
        pass(10);

        assertThat(handled).hasSize(2);
    }

    @Test
    void a_checkpoint_of_a_lease_that_another_instance_has_fails() {
        List<ChangeFeedContext> contexts = new ArrayList<>();
        ProcessorRun<?> run = start(builder("one").checkpointByHand(true).handle(Entry.class, (changes, context) -> {
            contexts.add(context);
        }));
        write(5, 5);
        pass(10);
        stop(run);

        assertThat(contexts.get(0).isOwned()).isFalse();
        assertThatThrownBy(() -> finish(contexts.get(0).checkpointAsync())).hasMessageContaining("another instance");
    }

    @Test
    void stopping_waits_for_the_handler_and_stores_what_it_did() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        ProcessorRun<?> run = start(builder("one").handleAsync(Entry.class, (changes, context) -> {
            handled.addAll(changes);
            return work;
        }));
        write(5, 5);
        pass(10);
        CompletableFuture<Void> stopped = run.stop();
        pass(30);
        assertThat(stopped).isNotDone();
        work.complete(null);
        finish(stopped);
        start(builder("two"));
        pass(10);

        assertThat(handled).hasSize(1);
    }

    @Test
    void all_versions_and_deletes_are_handled() {
        List<ChangeFeedItem<Entry>> versions = new ArrayList<>();
        start(builder("one").handleAllVersionsAndDeletes(Entry.class, (changes, context) -> versions.addAll(changes)));
        PartitionKey key = PartitionKey.of("key-1");
        account.monitored().createItem(new Entry("a", "key-1", 1), key);
        account.monitored().upsertItem(new Entry("a", "key-1", 2), key);
        account.monitored().deleteItem("a", key);
        pass(10);

        assertThat(versions)
                .extracting(ChangeFeedItem::operation)
                .containsExactly(OperationType.CREATE, OperationType.REPLACE, OperationType.DELETE);
    }

    @Test
    void when_nothing_changes_polls_become_rare_if_that_is_wanted() {
        start(builder("one").pollDelay(Duration.ofSeconds(1), Duration.ofSeconds(64)));
        pass(200);
        int[] polls = new int[1];
        account.emulator().onRequest(request -> {
            if (request.header("a-im").isPresent() && request.kind().startsWith("docs.")) polls[0]++;
        });
        pass(640);

        assertThat(polls[0]).isBetween(2 * 8, 2 * 14);
    }

    @Test
    void containers_whose_failures_are_values_do_as_well() {
        start(builder("one")
                .monitored(account.failuresAsValues(TestAccount.MONITORED))
                .leases(account.failuresAsValues(TestAccount.LEASES)));
        account.emulator().faults().next(1).method("PUT").respond(412, 0);
        start(builder("two").leases(account.failuresAsValues(TestAccount.LEASES)));
        write(1, 10);
        pass(60);

        assertThat(numbers()).isEqualTo(numbers(1, 10));
    }

    @Test
    void leases_that_others_made_without_a_place_begin_at_the_start() {
        stop(start(builder("one").startFromBeginning()));
        forgetPlaces();
        write(1, 5);
        stop(start(builder("two").maxLeases(1)));
        write(6, 10);
        start(builder("three"));
        pass(20);

        assertThat(numbers()).isEqualTo(numbers(6, 10));
    }

    @Test
    void a_handler_that_hangs_is_reported_and_keeps_its_lease() {
        start(builder("one")
                .reportNoProgressAfter(Duration.ofSeconds(100))
                .handleAsync(Entry.class, (changes, context) -> new CompletableFuture<>()));
        write(1, 1);
        pass(90);
        assertThat(kinds()).doesNotContain(Kind.NO_PROGRESS);
        pass(600);

        assertThat(kinds()).containsOnlyOnce(Kind.NO_PROGRESS).doesNotContain(Kind.LOST);
    }

    @Test
    void where_nothing_changes_nothing_is_reported() {
        start(builder("one").reportNoProgressAfter(Duration.ofSeconds(100)));
        pass(3600);

        assertThat(kinds()).containsExactly(Kind.ACQUIRED, Kind.ACQUIRED);
    }

    @Test
    void throttling_is_waited_out_without_giving_up_the_lease() {
        start(builder("one"));
        account.emulator().faults().next(6).kind("docs.change_feed").respond(429, 3200);
        write(1, 10);
        pass(60);

        assertThat(numbers()).isEqualTo(numbers(1, 10));
        assertThat(kinds()).contains(Kind.RETRYING).doesNotContain(Kind.FAILED, Kind.LOST);
    }

    @Test
    void what_will_not_pass_releases_the_lease() {
        start(builder("one"));
        account.emulator().faults().next(1).kind("docs.change_feed").respond(403, 0);
        write(1, 10);
        pass(60);

        assertThat(numbers()).isEqualTo(numbers(1, 10));
        assertThat(kinds()).contains(Kind.FAILED);
    }

    @Test
    void an_idle_lease_is_renewed_once_an_interval_and_not_checkpointed() {
        start(builder("one"));
        pass(60);
        int[] writes = new int[1];
        account.emulator().onRequest(request -> {
            if (request.method().equals("PUT")) writes[0]++;
        });
        pass(170);

        assertThat(writes[0]).isBetween(2 * 9, 2 * 10);
    }

    @Test
    void a_page_costs_one_checkpoint() {
        start(builder("one"));
        pass(1);
        int[] writes = new int[1];
        account.emulator().onRequest(request -> {
            if (request.method().equals("PUT")) writes[0]++;
        });
        write(5, 5);
        pass(10);

        assertThat(writes[0]).isEqualTo(1);
    }

    @Test
    void a_listener_that_throws_stops_nothing() {
        start(builder("one").listener(event -> {
            throw new IllegalStateException("listener");
        }));
        write(1, 10);
        pass(10);

        assertThat(numbers()).isEqualTo(numbers(1, 10));
    }

    @Test
    void a_start_that_is_stopped_fails_and_leaves_nothing_behind() {
        for (int requests = 0; requests < 6; requests++) {
            ProcessorRun<?> run = ProcessorRun.of(builder("one").settings.checked(), new VirtualLoop(account.time()));
            CompletableFuture<Void> started = run.start();
            for (int i = 0; i < requests; i++) account.time().pass(Duration.ZERO);
            stop(run);

            assertThat(started).isDone();
            assertThat(run.isOver()).isTrue();
        }
    }

    @Test
    void a_start_that_fails_can_be_done_again() {
        account.emulator().faults().next(1).kind("colls.read").respond(403, 0);
        assertThatThrownBy(() -> start(builder("one"))).isInstanceOf(CosmosForbiddenException.class);

        start(builder("one"));
        write(1, 5);
        pass(10);

        assertThat(numbers()).isEqualTo(numbers(1, 5));
    }

    /** As Microsoft's SDK makes leases. */
    private void forgetPlaces() {
        for (String id : leases()) {
            PartitionKey key = PartitionKey.of(id);
            account.leases().patchItem(id, key, Patch.create().set("/ContinuationToken", null), RawJson.class);
        }
    }

    @Test
    void what_another_instance_handles_now_is_not_reported_here() {
        int[] failed = new int[1];
        start(builder("one").handle(Entry.class, (changes, context) -> {
            failed[0]++;
            throw new IllegalStateException("only here");
        }));
        write(1, 1);
        pass(5);
        start(builder("two"));
        pass(900);

        assertThat(failed[0]).isPositive();
        assertThat(numbers()).containsExactly(1);
        assertThat(kinds()).doesNotContain(Kind.NO_PROGRESS);
    }

    private List<String> leases() {
        List<String> ids = new ArrayList<>();
        account.leases()
                .queryItems(SqlQuery.of("SELECT VALUE c.id FROM c WHERE IS_DEFINED(c.LeaseToken)"), String.class)
                .forEach(ids::add);
        return ids;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
