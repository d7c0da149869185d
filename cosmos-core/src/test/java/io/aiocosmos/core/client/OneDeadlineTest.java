package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosTimeoutException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One deadline for all requests of an operation, and for its waits for what others asked for. */
class OneDeadlineTest {
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\",\"a\":\"x\"}");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestClient client = new TestClient();

    private static ItemWriteOptions within(Duration time) {
        return ItemWriteOptions.builder().timeout(time).build();
    }

    private CompletableFuture<CosmosResponse<RawJson>> create(Duration time) {
        return client.ledger().async().createItem(ITEM, within(time));
    }

    private void definitionAfter(Duration time) {
        client.transport.replies(Reply.of(FakeResponse.ok("{\"partitionKey\":{\"paths\":[\"/a\"]}}"))
                .after(time));
    }

    @ParameterizedTest
    @EnumSource
    void ends_an_operation_whichever_of_its_requests_is_under_way(RequestChain operation) {
        client.engine.timeout(SECOND);
        int last = operation.answers.size() - 1;
        for (TransportResponse answer : operation.answers.subList(0, last))
            client.transport.replies(Reply.of(answer).after(Duration.ofMillis(1000 / last - 1)));
        client.transport.replies(Reply.never());

        CompletableFuture<?> future = operation.start(client.async());
        client.engine.timing.advance(SECOND.minusNanos(1));
        assertThat(future).isNotDone();
        client.engine.timing.advance(Duration.ofNanos(1));

        assertThatThrownBy(future::get).hasCauseInstanceOf(CosmosTimeoutException.class);
        assertThat(client.transport.requests()).hasSize(operation.answers.size());
        assertThat(client.transport.inFlight()).isZero();
        assertThat(client.engine.timing.waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void leaves_an_operation_alone_that_is_done_in_time(RequestChain operation) {
        client.engine.timeout(SECOND);
        long pace = 1000 / operation.answers.size() - 1;
        for (TransportResponse answer : operation.answers)
            client.transport.replies(Reply.of(answer).after(Duration.ofMillis(pace)));

        CompletableFuture<?> future = operation.start(client.async());
        client.engine.timing.advance(SECOND);

        assertThat(future).isCompleted();
        assertThat(client.engine.timing.waiting()).isZero();
    }

    @Test
    void a_write_behind_a_read_has_what_that_left() {
        client.transport.replies(Reply.of("404").after(Duration.ofMillis(300)), Reply.never());

        CompletableFuture<?> future = client.async()
                .createDatabaseIfNotExists(
                        "books", ResourceOptions.builder().timeout(SECOND).build());
        client.engine.timing.advance(SECOND);

        assertThat(client.transport.request(1).timeoutNanos()).isEqualTo(700_000_000);
        assertThatThrownBy(future::get)
                .cause()
                .satisfies(late ->
                        assertThat(((CosmosTimeoutException) late).outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    @Test
    void of_many_items_is_told_by_the_name_of_what_was_called() {
        List<TransportResponse> answers = RequestChain.READ_MANY.answers;
        client.transport.replies(answers.get(0), answers.get(1));
        client.transport.replies(Reply.never());

        CompletableFuture<?> future = RequestChain.READ_MANY.start(client.async());
        client.engine.timing.advance(Duration.ofSeconds(65));

        assertThatThrownBy(future::get).hasMessageContaining("readMany dbs/books/colls/ledger: no response in time");
    }

    @Nested
    class Of_one_who_waits_for_what_others_wait_for_too {
        @Test
        void does_not_end_it_for_them() {
            definitionAfter(Duration.ofSeconds(2));
            client.transport.otherwise(Reply.of("201"));
            CompletableFuture<?> hasty = create(SECOND);
            CompletableFuture<?> patient = create(Duration.ofSeconds(3));

            client.engine.timing.advance(SECOND);
            assertThatThrownBy(hasty::get)
                    .cause()
                    .isInstanceOf(CosmosTimeoutException.class)
                    .hasMessage(
                            "readContainer dbs/books/colls/ledger: no response in time (waited 1000 ms of 1000 ms).");
            assertThat(patient).isNotDone();
            client.engine.timing.advance(SECOND);

            assertThat(patient).isCompleted();
            assertThat(client.transport.requests()).hasSize(2);
        }

        @Test
        void may_be_later_than_the_clients_own() {
            client.engine.timeout(SECOND);
            definitionAfter(Duration.ofSeconds(2));
            client.transport.otherwise(Reply.of("201"));
            CompletableFuture<?> patient = create(Duration.ofSeconds(3));

            client.engine.timing.advance(Duration.ofSeconds(2));

            assertThat(patient).isCompleted();
        }

        @Test
        void is_a_failure_that_may_be_a_value() {
            client.transport.replies(Reply.never());
            CompletableFuture<CosmosResponse<RawJson>> write = client.async()
                    .throwOnFailure(false)
                    .database("books")
                    .container("ledger")
                    .createItem(ITEM, within(SECOND));

            client.engine.timing.advance(SECOND);

            assertThat(write).isCompleted();
            assertThat(write.join().failure().orElseThrow())
                    .isInstanceOf(CosmosTimeoutException.class)
                    .matches(late -> late.outcome() == Outcome.NOT_DONE);
        }

        @Test
        void leaves_nothing_behind_when_they_give_up_themselves() {
            client.transport.replies(Reply.never());

            create(SECOND).cancel(true);

            assertThat(client.engine.timing.waiting()).isEqualTo(1); // the read's own limit: it goes on
        }
    }
}
