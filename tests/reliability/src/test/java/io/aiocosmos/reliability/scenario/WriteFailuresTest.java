package io.aiocosmos.reliability.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.reliability.world.Attempt;
import io.aiocosmos.reliability.world.Ended;
import io.aiocosmos.reliability.world.Entry;
import io.aiocosmos.reliability.world.Network.Delay;
import io.aiocosmos.reliability.world.World;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/** Writes to an account with one write region, while that fails. */
class WriteFailuresTest {
    private static void failOver(World w) {
        w.emulator().region("B").takeOverWrites();
    }

    @Scenario(41)
    void a_refused_connection_is_tried_again_in_the_write_region(World w) {
        w.next(1, "A").refuseConnection();

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.waits().get(0)).isLessThanOrEqualTo(1100);
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(42)
    void a_connection_that_broke_before_it_sent_anything_is_tried_again(World w) {
        boolean[] isBroken = new boolean[1];
        w.network().weather(attempt -> {
            if (!attempt.kind.equals("create") || isBroken[0]) return Delay.NONE;
            isBroken[0] = true;
            return Delay.UNSENT;
        });

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(43)
    void a_create_whose_response_is_lost_is_not_repeated(World w) {
        w.next(1, "A").breakAfter();

        assertThat(w.create().end()).isEqualTo("CosmosTransportException UNKNOWN");
        assertThat(w.route()).isEqualTo("A");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(44)
    void a_guarded_replace_whose_response_is_lost_is_repeated_and_stays_unknown(World w) {
        String etag = w.given(1);
        w.next(1, "A").breakAfter();

        assertThat(w.replace(2, etag).end()).isEqualTo("412/0 UNKNOWN");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(45)
    void a_create_that_may_be_repeated_conflicts_with_itself_and_stays_unknown(World w) {
        w.next(1, "A").breakAfter();

        Ended create =
                w.create(ItemWriteOptions.builder().retryUnknownOutcome(true).build());

        assertThat(create.end()).isEqualTo("409/0 UNKNOWN");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(46)
    void a_408_leaves_an_upsert_unknown(World w) {
        w.everywhere().respond(408, 0);

        assertThat(w.upsert(1).end()).isEqualTo("408/0 UNKNOWN");
        assertThat(w.route()).isEqualTo("A");
        assertThat(w.applied()).isZero();
    }

    @Scenario(47)
    void an_error_of_the_server_leaves_an_upsert_unknown(World w) {
        for (int status : new int[] {500, 502, 504}) {
            w.emulator().faults().clear();
            w.everywhere().respond(status, 0);
            w.network().attempts().clear();

            assertThat(w.upsert(1).end()).isEqualTo(status + "/0 UNKNOWN");
            assertThat(w.route()).isEqualTo("A");
        }
        assertThat(w.applied()).isZero();
    }

    @Scenario(48)
    void a_503_is_tried_again_in_the_write_region_after_a_second(World w) {
        w.next(1, "A").respond(503, 0);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.waits()).containsExactly(1000L);
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(49)
    void a_503_that_stays_is_the_end_and_nothing_was_done(World w) {
        w.everywhere().respond(503, 0);

        assertThat(w.create().end()).isEqualTo("503/0 NOT_DONE");
        assertThat(w.route()).isEqualTo("A A");
        assertThat(w.applied()).isZero();
    }

    @Scenario(50)
    void a_write_follows_the_account_to_its_new_write_region_at_once(World w) {
        w.client();
        failOver(w);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        Attempt account = w.attempts("account").get(0);
        assertThat(account.sentNanos).isEqualTo(w.own().get(0).endedNanos());
        assertThat(w.own().get(1).sentNanos).isEqualTo(account.endedNanos());
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(51)
    void while_the_account_lists_two_write_regions_they_are_asked_in_turn(World w) {
        w.client();
        w.emulator().region("B").beginTakeOver();

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A A B");
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(52)
    void a_write_that_no_region_takes_is_given_up_within_30_seconds(World w) {
        w.everywhere().respond(403, 3);

        Ended create = w.create();

        assertThat(create.end()).isEqualTo("403/3 NOT_DONE");
        assertThat(w.waits().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(33_000);
        assertThat(w.applied()).isZero();
    }

    @Scenario(53)
    void a_region_that_the_account_lost_is_left_for_the_new_write_region(World w) {
        w.client();
        failOver(w);
        w.always("A").respond(403, 1008);

        assertThat(w.create().end()).isEqualTo("ok");
        assertThat(w.route()).isEqualTo("A B");
        assertThat(w.attempts("account")).isNotEmpty();
        assertThat(w.applied()).isEqualTo(1);
    }

    @Scenario(63)
    void what_would_fail_again_is_sent_once(World w) {
        w.given(1);
        for (int status : new int[] {409, 412, 413, 400, 405}) {
            w.emulator().faults().clear();
            w.everywhere().respond(status, 0);
            w.network().attempts().clear();

            assertThat(w.create().end()).isEqualTo(status + "/0 NOT_DONE");
            assertThat(w.route()).isEqualTo("A");
        }
        assertThat(w.applied()).isZero();
    }

    @Scenario(64)
    void a_batch_whose_response_is_lost_is_not_repeated_and_is_whole(World w) {
        w.given(1);
        w.next(1, "A").breakAfter();
        TransactionalBatch batch =
                TransactionalBatch.in(Entry.KEY).upsert(Entry.own(2)).create(new Entry("more", Entry.OWN, 3));

        assertThat(w.batch(batch).end()).isEqualTo("CosmosTransportException UNKNOWN");
        assertThat(w.route()).isEqualTo("A");
        assertThat(w.applied()).isEqualTo(2);
    }

    /** There is nothing that could repeat one. */
    @Scenario(65)
    void stored_procedures_are_not_executed_at_all(World w) {
        List<Class<?>> views = List.of(CosmosContainer.class, CosmosAsyncContainer.class);

        assertThat(views.stream().flatMap(view -> Stream.of(view.getMethods())).map(Method::getName))
                .noneMatch(name -> name.toLowerCase().contains("procedure") || name.contains("Script"));
    }
}
