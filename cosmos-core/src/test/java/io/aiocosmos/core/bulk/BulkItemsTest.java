package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosEvent.BulkProgress;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.testing.Unchecked;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosTimeoutException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviour of all run modes. */
class BulkItemsTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final List<ItemResult<String>> results = new ArrayList<>();

    private BulkSummary run(RunMode mode, Iterable<String> items) {
        return mode.run(engine, 4, items, results::add);
    }

    @ParameterizedTest
    @EnumSource
    void every_item_is_sent_once_and_reported_once(RunMode mode) {
        engine.transport.otherwise(Reply.of("201"));

        BulkSummary summary = run(mode, new CountedSource<>(100, Long::toString));

        assertThat(summary).isEqualTo(new BulkTally.BulkSummary(100, 0, 100, 0));
        assertThat(results).extracting(ItemResult::item).doesNotHaveDuplicates().hasSize(100);
        assertThat(engine.transport.requests()).hasSize(100);
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_source_is_a_run_too(RunMode mode) {
        assertThat(run(mode, List.of())).isEqualTo(new BulkTally.BulkSummary(0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void a_result_has_the_details_of_its_response(RunMode mode) {
        engine.transport.replies(
                Reply.of(FakeResponse.status(201)
                        .header("x-ms-request-charge", "6.5")
                        .session("rid=", "0:-1#9")),
                Reply.of(FakeResponse.status(409, 3301)));

        BulkSummary summary = run(mode, List.of("a", "b"));

        assertThat(summary).isEqualTo(new BulkTally.BulkSummary(1, 1, 6.5, 0));
        ItemResult<String> good = results.get(0);
        assertThat(good.index()).isZero();
        assertThat(good.item()).isEqualTo("a");
        assertThat(good.isOk()).isTrue();
        assertThat(good.statusCode()).isEqualTo(201);
        assertThat(good.requestCharge()).isEqualTo(6.5);
        assertThat(good.sessionToken()).contains("0:-1#9");
        assertThat(good.attempts()).isEqualTo(1);
        assertThat(good.failure()).isEmpty();
        ItemResult<String> bad = results.get(1);
        assertThat(bad.isOk()).isFalse();
        assertThat(bad.subStatusCode()).isEqualTo(3301);
        assertThat(bad.failure()).containsInstanceOf(CosmosConflictException.class);
        assertThat(bad).hasToString("ItemResult[1: 409/3301, attempts 1]");
    }

    @ParameterizedTest
    @EnumSource
    void an_item_that_cannot_be_sent_is_reported_and_the_others_are_sent(RunMode mode) {
        engine.transport.otherwise(Reply.of("201"));

        BulkSummary summary = run(mode, List.of("a", "bad", "b"));

        assertThat(summary.succeeded()).isEqualTo(2);
        ItemResult<String> bad =
                results.stream().filter(result -> !result.isOk()).findAny().orElseThrow();
        assertThat(bad.index()).isEqualTo(1);
        assertThat(bad.statusCode()).isZero();
        assertThat(bad.attempts()).isZero();
        assertThat(bad.failure().orElseThrow())
                .isInstanceOf(CosmosCodecException.class)
                .hasMessage("createItems: an item cannot be sent: item lacks an id");
    }

    @Nested
    class An_exception {
        @ParameterizedTest
        @EnumSource
        void of_the_source_ends_the_run(RunMode mode) {
            engine.transport.otherwise(Reply.of("201"));
            CountedSource<String> source = new CountedSource<>(10, index -> {
                if (index == 3) throw new IllegalStateException("the file ends here");
                return Long.toString(index);
            });

            assertThatThrownBy(() -> run(mode, source)).hasMessage("the file ends here");
            assertThat(engine.transport.requests()).hasSizeLessThanOrEqualTo(3);
            assertThat(engine.transport.inFlight()).isZero();
        }

        @ParameterizedTest
        @EnumSource
        void of_a_source_that_cannot_start_ends_the_run(RunMode mode) {
            Iterable<String> source = () -> {
                throw new IllegalStateException("no such file");
            };

            assertThatThrownBy(() -> run(mode, source)).hasMessage("no such file");
        }

        @ParameterizedTest
        @EnumSource
        void of_hasNext_ends_the_run(RunMode mode) {
            Iterable<String> source = () -> new Iterator<>() {
                @Override
                public boolean hasNext() {
                    throw new IllegalStateException("the line is dead");
                }

                @Override
                public String next() {
                    return "x";
                }
            };

            assertThatThrownBy(() -> run(mode, source)).hasMessage("the line is dead");
        }

        @ParameterizedTest
        @EnumSource
        void of_the_consumer_ends_the_run(RunMode mode) {
            engine.transport.otherwise(Reply.of("201"));

            assertThatThrownBy(() -> mode.run(engine, 4, CountedSource.endless(), result -> {
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @ParameterizedTest
        @EnumSource
        void may_be_checked_as_in_other_languages(RunMode mode) {
            engine.transport.otherwise(Reply.of("201"));
            CountedSource<String> source = new CountedSource<>(10, index -> {
                if (index == 3) throw Unchecked.of(new IOException("the file ends here"));
                return Long.toString(index);
            });

            assertThatThrownBy(() -> run(mode, source)).hasStackTraceContaining("the file ends here");
            assertThatThrownBy(() -> mode.run(engine, 4, CountedSource.endless(), result -> {
                        throw Unchecked.of(new IOException("the disk is full"));
                    }))
                    .hasStackTraceContaining("the disk is full");
            assertThat(engine.transport.inFlight()).isZero();
        }

        @ParameterizedTest
        @EnumSource
        void of_a_codec_that_is_an_error_ends_the_run(RunMode mode) {
            engine.transport.otherwise(Reply.of("201"));

            assertThatThrownBy(() -> run(mode, List.of("a", "error", "b"))).isInstanceOf(StackOverflowError.class);
            assertThat(engine.transport.inFlight()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PUBLISHER", mode = EnumSource.Mode.EXCLUDE)
    void a_source_that_is_exhausted_is_not_used_again(RunMode mode) {
        Iterable<String> fickle = () -> new Iterator<>() {
            private int calls;

            @Override
            public boolean hasNext() {
                return calls++ > 0;
            }

            @Override
            public String next() {
                return "x";
            }
        };

        assertThat(run(mode, fickle)).isEqualTo(new BulkTally.BulkSummary(0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void a_result_is_delivered_though_the_callback_executor_rejects_tasks(RunMode mode) {
        engine.callbacks(task -> {
                    throw new RejectedExecutionException("full");
                })
                .transport
                .otherwise(Reply.of("201"));

        assertThat(run(mode, List.of("a", "b"))).isEqualTo(new BulkTally.BulkSummary(2, 0, 2, 0));
    }

    @Test
    void a_redirect_is_a_failure() {
        engine.transport.otherwise(Reply.of("301"));

        assertThat(run(RunMode.BLOCKING, List.of("a", "b")).failed()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_null_item_is_rejected(RunMode mode) {
        engine.transport.otherwise(Reply.of("201"));

        assertThatThrownBy(() -> run(mode, Arrays.asList("a", null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("an item must not be null");
    }

    @ParameterizedTest
    @EnumSource(names = "BLOCKING", mode = EnumSource.Mode.EXCLUDE)
    void an_item_that_times_out_is_reported_and_frees_its_place(RunMode mode) {
        engine.transport.replies(Reply.never()).otherwise(Reply.of("201"));

        BulkSummary summary = mode.run(engine, 1, List.of("a", "b"), results::add);

        assertThat(summary.succeeded()).isEqualTo(1);
        assertThat(results.get(0).failure().orElseThrow()).isInstanceOf(CosmosTimeoutException.class);
        assertThat(results.get(1).isOk()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "BLOCKING", mode = EnumSource.Mode.EXCLUDE)
    void throttling_that_a_retry_resolves_is_counted_and_is_not_a_failure(RunMode mode) {
        engine.transport.replies("429+5 201 429+5 429+5 201").otherwise(Reply.of("201"));

        BulkSummary summary = mode.run(engine, 1, List.of("a", "b", "c"), results::add);

        assertThat(summary).isEqualTo(new BulkTally.BulkSummary(3, 0, 6, 3));
        assertThat(results).extracting(ItemResult::attempts).containsExactly(2, 3, 1);
    }

    @ParameterizedTest
    @EnumSource
    void items_are_taken_only_after_results_were_delivered(RunMode mode) {
        engine.transport.otherwise(Reply.of("201"));
        CountedSource<String> source = new CountedSource<>(1000, Long::toString);
        int[] delivered = {0};

        mode.run(engine, 5, source, result -> {
            assertThat(source.taken - delivered[0]).isLessThanOrEqualTo(5);
            delivered[0]++;
        });

        assertThat(delivered[0]).isEqualTo(1000);
    }

    @ParameterizedTest
    @EnumSource
    void progress_is_reported_every_thousand_items_and_at_the_end(RunMode mode) {
        engine.transport.otherwise(Reply.of("201"));

        run(mode, new CountedSource<>(2500, index -> index == 7 ? "bad" : Long.toString(index)));

        assertThat(engine.events(BulkProgress.class))
                .extracting(event -> event.succeeded() + event.failed())
                .containsExactly(1000L, 2000L, 2500L);
        assertThat(engine.events(BulkProgress.class).get(2).failed()).isEqualTo(1);
        assertThat(engine.events(BulkProgress.class).get(2).inFlight()).isZero();
    }

    @Test
    void an_exception_is_created_on_each_call() {
        engine.transport.otherwise(Reply.of("409"));
        run(RunMode.BLOCKING, List.of("a"));

        CosmosException one = results.get(0).failure().orElseThrow();

        assertThat(results.get(0).failure().orElseThrow()).isNotSameAs(one).hasMessage(one.getMessage());
    }
}
