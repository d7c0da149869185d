package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.AsyncChangeFeed;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.ChangeFeed;
import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosAsyncSession;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.CosmosSession;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TwinsTest {
    @Test
    void every_operation_is_in_both_views() {
        assertThat(new Twins(CosmosClient.class, CosmosAsyncClient.class).differences())
                .isEmpty();
        assertThat(new Twins(CosmosSession.class, CosmosAsyncSession.class).differences())
                .isEmpty();
        assertThat(new Twins(CosmosDatabase.class, CosmosAsyncDatabase.class).differences())
                .isEmpty();
        assertThat(new Twins(CosmosContainer.class, CosmosAsyncContainer.class).differences())
                .isEmpty();
    }

    @Nested
    class Fixtures {
        interface Blocking {
            CosmosDatabase database(String id);

            CosmosResponse<String> read();

            <T> Optional<T> find(Class<T> type);

            <T> CosmosPages<T> query(Class<T> type);

            <T> ChangeFeed<List<T>> changes(Class<T> type);

            List<String> all(Iterable<String> items);

            BulkSummary sum();

            boolean exists();
        }

        interface GoodAsync {
            CosmosAsyncDatabase database(String id);

            CompletableFuture<CosmosResponse<String>> read();

            <T> CompletableFuture<Optional<T>> find(Class<T> type);

            <T> CosmosAsyncPages<T> query(Class<T> type);

            <T> AsyncChangeFeed<List<T>> changes(Class<T> type);

            CompletableFuture<List<String>> all(Collection<String> items);

            CompletableFuture<List<String>> all(Flow.Publisher<String> items);

            CompletableFuture<BulkSummary> sum();

            CompletableFuture<Boolean> exists();
        }

        interface MoreAsync extends GoodAsync {
            CompletableFuture<Boolean> more();
        }

        interface OtherAsync {
            CosmosDatabase database(String id);

            CompletableFuture<String> read();

            <T> CompletableFuture<T> find(Class<T> type);

            <T> CosmosPages<T> query(Class<T> type);

            <T> ChangeFeed<List<T>> changes(Class<T> type);

            CompletableFuture<Collection<String>> all(Collection<String> items);

            BulkSummary sum();

            boolean exists();
        }

        interface Odd {
            int count();
        }

        @Test
        void twins_are_alike() {
            assertThat(new Twins(Blocking.class, GoodAsync.class).differences()).isEmpty();
        }

        @Test
        void a_method_too_many_shows() {
            assertThat(new Twins(Blocking.class, MoreAsync.class).differences())
                    .containsExactly("unasked more(): java.util.concurrent.CompletableFuture<java.lang.Boolean>");
        }

        @Test
        void each_wrong_result_shows_twice() {
            assertThat(new Twins(Blocking.class, OtherAsync.class).differences())
                    .hasSize(2 * 8);
        }

        @Test
        void a_result_that_the_table_does_not_know_shows() {
            assertThat(new Twins(Odd.class, Odd.class).differences())
                    .contains("missing count(): (no row in the table for int)");
        }
    }
}
