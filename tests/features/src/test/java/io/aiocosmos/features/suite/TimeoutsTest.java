package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.emulator.Faults;
import io.aiocosmos.emulator.Hold;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosTimeoutException;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.features.matrix.FewPairs;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("emulator")
@FewPairs
class TimeoutsTest extends FeatureTest {
    private static final Duration SHORT = Duration.ofMillis(60);
    /** Enough for a request to leave, also on a busy machine. */
    private static final Duration LEFT = Duration.ofMillis(400);

    private Faults faults;
    private CosmosContainer items;

    @BeforeEach
    void open() {
        faults = setup.server().emulator().faults();
        items = container();
    }

    @AfterEach
    void resetFaults() {
        faults.clear();
    }

    @Test
    void a_read_that_takes_too_long_was_not_done() {
        faults.always().kind("docs.read").hold();
        ItemReadOptions hurried = ItemReadOptions.builder().timeout(SHORT).build();

        assertThatThrownBy(() -> items.readItem("1", Item.KEY, Item.class, hurried))
                .isInstanceOfSatisfying(CosmosTimeoutException.class, late -> {
                    assertThat(late.isTransient()).isTrue();
                    assertThat(late.outcome()).isEqualTo(Outcome.NOT_DONE);
                    assertThat(late.details().operation()).isEqualTo("readItem");
                });
    }

    @Test
    void a_write_that_takes_too_long_may_have_been_done() {
        faults.always().kind("docs.create").hold();
        ItemWriteOptions hurried = ItemWriteOptions.builder().timeout(LEFT).build();

        assertThatThrownBy(() -> items.createItem(Item.of("1"), Item.KEY, hurried))
                .isInstanceOfSatisfying(
                        CosmosTimeoutException.class,
                        late -> assertThat(late.outcome()).isEqualTo(Outcome.UNKNOWN))
                .hasMessageContaining("It may have been done");
    }

    @Test
    void a_page_that_takes_too_long_ends_the_query() {
        faults.always().kind("docs.query").hold();
        QueryOptions hurried =
                QueryOptions.builder().partitionKey(Item.KEY).timeout(SHORT).build();

        assertThatThrownBy(() -> items.queryItems(SqlQuery.of("select * from c"), Item.class, hurried)
                        .iterator()
                        .hasNext())
                .isInstanceOf(CosmosTimeoutException.class);
    }

    @Test
    void a_client_has_a_timeout_for_all_operations() {
        faults.always().kind("docs.read").hold();

        try (CosmosClient hurried =
                setup.build(setup.builder().endpointDiscovery(false).timeout(SHORT))) {
            CosmosContainer same = hurried.database(databaseId).container(items.id());
            assertThatThrownBy(() -> same.readItem("1", Item.KEY, Item.class))
                    .isInstanceOf(CosmosTimeoutException.class);
        }
    }

    @Test
    void a_timeout_is_a_value_if_failures_are() {
        faults.always().kind("docs.read").hold();
        ItemReadOptions hurried = ItemReadOptions.builder().timeout(SHORT).build();
        CosmosContainer quiet =
                client.throwOnFailure(false).database(databaseId).container(items.id());

        CosmosResponse<Item> late = quiet.readItem("1", Item.KEY, Item.class, hurried);

        assertThat(late.isOk()).isFalse();
        assertThat(late.statusCode()).isZero();
        assertThat(late.failure()).containsInstanceOf(CosmosTimeoutException.class);
    }

    @Test
    void waiting_for_a_retry_counts_too() {
        faults.always().kind("docs.read").respond(429, 3200, Map.of("x-ms-retry-after-ms", "3600000"));
        ItemReadOptions hurried =
                ItemReadOptions.builder().timeout(Duration.ofSeconds(5)).build();
        long start = System.nanoTime();

        assertThatThrownBy(() -> items.readItem("1", Item.KEY, Item.class, hurried))
                .satisfies(problem -> assertThat(problem).hasMessageContaining("429"));

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("and not the hour of the throttle")
                .isLessThan(Duration.ofMinutes(59));
    }

    @Test
    void a_future_joined_in_a_callback_fails_at_once() throws InterruptedException {
        items.createItem(Item.of("1"), Item.KEY);
        Hold first = faults.next(1).kind("docs.read").hold();
        faults.next(1).kind("docs.read").hold();
        CosmosAsyncContainer futures = items.async();
        AtomicReference<CompletableFuture<?>> inner = new AtomicReference<>();
        CompletableFuture<Object> outer = futures.readItem("1", Item.KEY, Item.class)
                .thenApply(item -> {
                    inner.set(futures.readItem("1", Item.KEY, Item.class).thenApply(CosmosResponse::value));
                    return inner.get().join();
                });
        assertThat(first.awaitArrivals(1, Duration.ofSeconds(20))).isTrue();
        first.release();

        assertThatThrownBy(() -> outer.get(30, TimeUnit.SECONDS)) // else it would hang
                .hasCauseInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("callbackExecutor");
        assertThat(inner.get()).isNotDone();
    }

    @Test
    void a_cancelled_future_cancels_its_request() throws InterruptedException {
        Hold hold = faults.next(1).kind("docs.read").hold();
        items.createItem(Item.of("1"), Item.KEY);
        CompletableFuture<?> read = items.async().readItem("1", Item.KEY, Item.class);
        assertThat(hold.awaitArrivals(1, Duration.ofSeconds(20))).isTrue();

        assertThat(read.cancel(true)).isTrue();

        assertThat(read).isCancelled();
        assertThat(items.findItem("1", Item.KEY, Item.class)).isPresent();
    }
}
