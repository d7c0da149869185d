package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosSetupException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Futures on a thread that their own completion needs: who waits there would wait for ever, deaf to interrupts. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OwnThreadTest {
    private final TestClient client = new TestClient();
    private final CosmosAsyncContainer ledger = client.async().database("books").container("ledger");

    private void own() {
        client.transport.owns(Thread.currentThread());
        client.transport.otherwise(Reply.never());
    }

    private static void refusesToWait(CompletableFuture<?> future) {
        refused(future::join);
        refused(future::get);
        refused(() -> future.get(1, TimeUnit.DAYS));
        assertThat(future).isNotDone();
        assertThat(future.getNow(null)).isNull();
    }

    private static void refused(ThrowingCallable wait) {
        assertThatThrownBy(wait)
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining(Thread.currentThread().getName())
                .hasMessageContaining("callbackExecutor");
    }

    @ParameterizedTest
    @EnumSource
    void operations_of_several_requests_refuse_to_be_waited_for(RequestChain operation) {
        own();

        refusesToWait(operation.start(client.async()));
    }

    @Test
    void so_do_operations_of_one() {
        own();

        refusesToWait(ledger.readItem("1", PartitionKey.of("x"), RawJson.class));
        refusesToWait(ledger.exists());
        client.transport.account(Reply.never());
        refusesToWait(client.async().readAccount());
        refusesToWait(client.engine.pipeline().connect());
    }

    /** How that is written, the definition says, which is asked for first. */
    @Test
    void so_do_those_of_items_without_a_key() {
        own();
        RawJson item = RawJson.of("{\"id\":\"1\"}");
        QueryOptions inNone = QueryOptions.inPartition(PartitionKey.none());

        refusesToWait(ledger.readItem("1", PartitionKey.none(), RawJson.class));
        refusesToWait(ledger.findItem("1", PartitionKey.none(), RawJson.class));
        refusesToWait(ledger.createItem(item, PartitionKey.none()));
        refusesToWait(ledger.deleteItem("1", PartitionKey.none()));
        refusesToWait(ledger.createItem(item));
        refusesToWait(ledger.queryItems(SqlQuery.of("SELECT * FROM c"), RawJson.class, inNone)
                .toList(9));
    }

    @Test
    void so_do_many_items_and_whole_queries() {
        own();
        List<RawJson> items = List.of(RawJson.of("{\"id\":\"1\",\"a\":\"x\"}"));

        refusesToWait(ledger.createItems(items, BulkOptions.defaults()));
        refusesToWait(ledger.createItems(items, BulkOptions.defaults(), result -> {}));
        refusesToWait(
                ledger.queryItems(SqlQuery.of("SELECT * FROM c"), RawJson.class).forEach(row -> {}));
    }

    @Test
    void so_do_stages_made_of_them() {
        own();
        CompletableFuture<?> read = ledger.readItem("1", PartitionKey.of("x"), RawJson.class);

        refusesToWait(read.thenApply(Function.identity()));
        refusesToWait(read.thenCompose(CompletableFuture::completedFuture).handle((value, problem) -> value));
        refusesToWait(read.thenCombine(ledger.exists(), (item, there) -> item));
        refusesToWait(read.copy());
    }

    @Test
    void one_that_is_done_gives_its_value_anywhere() {
        client.transport.replies("404").owns(Thread.currentThread());

        assertThat(ledger.exists().join()).isFalse();
        assertThat(ledger.exists()).isCompletedExceptionally(); // the script is at its end
    }

    @Test
    void other_threads_wait_as_ever() throws Exception {
        client.transport.replies(Reply.never());
        CompletableFuture<Boolean> there = ledger.exists();
        client.transport.owns(new Thread());

        assertThat(there.completeOnTimeout(true, 1, TimeUnit.MILLISECONDS).get())
                .isTrue();
    }
}
