package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.TypeRef;
import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is missing is told by name, in both views, before anything is sent. */
class NullArgumentsTest {
    private static final PartitionKey KEY = PartitionKey.of("x");
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\"}");
    private static final TypeRef<RawJson> NO_TYPE = null;
    private static final TypeRef<RawJson> TYPE = new TypeRef<>() {};
    private static final SqlQuery ALL = SqlQuery.of("SELECT * FROM c");

    private static final Patch PATCH = Patch.create().set("/n", 1);

    private final TestClient client = new TestClient();
    private final CosmosContainer waiting = client.ledger();
    private final CosmosAsyncContainer async = client.ledger().async();

    private static void isNamed(String name, ThrowingCallable... calls) {
        for (ThrowingCallable call : calls)
            assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name + " must not be null");
    }

    @Test
    void a_type_is_named() {
        ItemReadOptions reading = ItemReadOptions.defaults();
        QueryOptions querying = QueryOptions.defaults();

        isNamed(
                "type",
                () -> waiting.readItem("1", KEY, NO_TYPE, reading),
                () -> async.readItem("1", KEY, NO_TYPE, reading),
                () -> waiting.findItem("1", KEY, NO_TYPE, reading),
                () -> async.findItem("1", KEY, NO_TYPE, reading),
                () -> waiting.patchItem("1", KEY, PATCH, NO_TYPE),
                () -> async.patchItem("1", KEY, PATCH, NO_TYPE),
                () -> waiting.queryItems(ALL, NO_TYPE, querying),
                () -> async.queryItems(ALL, NO_TYPE, querying),
                () -> waiting.readMany(List.of(), NO_TYPE, querying),
                () -> async.readMany(List.of(), NO_TYPE, querying));
    }

    @Test
    void options_are_named() {
        isNamed(
                "options",
                () -> waiting.deleteItem("1", KEY, null),
                () -> async.deleteItem("1", KEY, null),
                () -> waiting.patchItem("1", KEY, PATCH, RawJson.class, null),
                () -> async.patchItem("1", KEY, PATCH, RawJson.class, null),
                () -> waiting.executeBatch(TransactionalBatch.in(KEY).delete("1"), null),
                () -> async.executeBatch(TransactionalBatch.in(KEY).delete("1"), null),
                () -> waiting.readAllItems(KEY, TYPE, null),
                () -> async.readAllItems(KEY, TYPE, null),
                () -> waiting.readAllItems(KEY, RawJson.class, null),
                () -> async.readAllItems(KEY, RawJson.class, null),
                () -> waiting.readMany(List.of(), RawJson.class, null),
                () -> async.readMany(List.of(), RawJson.class, null));
        isNamed("partitionKey", () -> waiting.readAllItems(null, TYPE), () -> async.readAllItems(null, TYPE));
    }

    @Test
    void what_a_change_feed_lacks_is_named() {
        ChangeFeedOptions beginning = ChangeFeedOptions.fromBeginning();
        ChangeFeedOptions now = ChangeFeedOptions.fromNow();

        isNamed(
                "options",
                () -> waiting.queryChangeFeed(null, TYPE),
                () -> async.queryChangeFeed(null, TYPE),
                () -> waiting.queryAllVersionsAndDeletes(null, RawJson.class),
                () -> async.queryAllVersionsAndDeletes(null, RawJson.class));
        isNamed(
                "type",
                () -> waiting.queryChangeFeed(beginning, NO_TYPE),
                () -> async.queryChangeFeed(beginning, NO_TYPE),
                () -> waiting.queryAllVersionsAndDeletes(now, NO_TYPE),
                () -> async.queryAllVersionsAndDeletes(now, NO_TYPE));
        isNamed(
                "pollDelay",
                () -> waiting.queryChangeFeed(now, TYPE).follow(null),
                () -> async.queryChangeFeed(now, TYPE).follow(null));
        isNamed("subscriber", () -> async.queryChangeFeed(now, TYPE).pages().subscribe(null));
        isNamed("continuation", () -> ChangeFeedOptions.fromContinuation(null));
    }

    @Test
    void a_patch_is_named() {
        isNamed(
                "patch",
                () -> waiting.patchItem("1", KEY, null, RawJson.class),
                () -> async.patchItem("1", KEY, null, RawJson.class));
    }

    @Test
    void what_a_replace_or_delete_lacks_is_named() {
        isNamed(
                "item",
                () -> waiting.replaceItem(null),
                () -> async.replaceItem(null),
                () -> waiting.deleteItem(null),
                () -> async.deleteItem(null));
        isNamed(
                "item id",
                () -> waiting.replaceItem(ITEM, null, KEY),
                () -> async.replaceItem(ITEM, null, KEY).join());
        isNamed("partitionKey", () -> waiting.deleteAllItems(null), () -> async.deleteAllItems(null));
        isNamed(
                "options",
                () -> waiting.replaceItem(ITEM, (ItemWriteOptions) null),
                () -> async.replaceItem(ITEM, (ItemWriteOptions) null),
                () -> waiting.deleteItem(ITEM, null),
                () -> async.deleteItem(ITEM, null),
                () -> waiting.deleteAllItems(KEY, null),
                () -> async.deleteAllItems(KEY, null));
    }

    @Test
    void a_batch_is_named() {
        isNamed("batch", () -> waiting.executeBatch(null), () -> async.executeBatch(null));
    }

    @Test
    void what_a_bulk_lacks_is_named() {
        List<BulkOperation> operations = List.of(BulkOperation.delete("1", KEY));
        BulkOptions usual = BulkOptions.defaults();

        isNamed(
                "operations",
                () -> waiting.executeBulk(null, usual),
                () -> waiting.executeBulk(null, usual, result -> {}),
                () -> async.executeBulk((Collection<BulkOperation>) null, usual),
                () -> async.executeBulk((Collection<BulkOperation>) null, usual, result -> {}),
                () -> async.executeBulk((Flow.Publisher<BulkOperation>) null, usual, result -> {}));
        isNamed(
                "options",
                () -> waiting.executeBulk(operations, null),
                () -> waiting.executeBulk(operations, null, result -> {}),
                () -> async.executeBulk(operations, null),
                () -> async.executeBulk(operations, null, result -> {}));
        isNamed(
                "onResult",
                () -> waiting.executeBulk(operations, usual, null),
                () -> async.executeBulk(operations, usual, null));
    }

    @Test
    void an_iterator_among_many_items_is_named() {
        Collection<RawJson> items = new NoIterator<>();
        Collection<BulkOperation> operations = new NoIterator<>();
        BulkOptions usual = BulkOptions.defaults();

        isNamed(
                "the iterator of an iterable",
                () -> waiting.createItems(items, usual),
                () -> waiting.createItems(items, usual, result -> {}),
                () -> waiting.executeBulk(operations, usual),
                () -> waiting.executeBulk(operations, usual, result -> {}),
                () -> cause(async.createItems(items, usual)),
                () -> cause(async.createItems(items, usual, result -> {})),
                () -> cause(async.executeBulk(operations, usual)),
                () -> cause(async.executeBulk(operations, usual, result -> {})));
    }

    private static void cause(CompletableFuture<?> failed) throws Throwable {
        throw failed.handle((value, problem) -> problem).join();
    }

    private static final class NoIterator<T> extends AbstractCollection<T> {
        @Override
        public Iterator<T> iterator() {
            return null;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    @Test
    void an_item_among_many_is_named() {
        isNamed(
                "item",
                () -> waiting.readMany(Arrays.asList(null, null), RawJson.class),
                () -> async.readMany(Arrays.asList(null, null), RawJson.class));
    }
}
