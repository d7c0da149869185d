package io.aiocosmos.reliability.world;

import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOperationResult;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.TransactionalBatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The calls that tests are about, by the view that this run is about. */
abstract class OwnCalls extends ClientSide {
    private final boolean blocking;

    OwnCalls(long seed, boolean blocking, int others, int mostLatencyNanos) {
        super(seed, others, mostLatencyNanos);
        this.blocking = blocking;
    }

    /** Runs an operation of the client by the view that this run is about. */
    public Ended run(
            Function<CosmosContainer, ?> blockingView, Function<CosmosAsyncContainer, CompletableFuture<?>> asyncView) {
        CosmosContainer ledger = ledger(client());
        return blocking
                ? Ended.blocking(time, () -> blockingView.apply(ledger))
                : Ended.async(time, () -> asyncView.apply(ledger.async()));
    }

    public Ended read() {
        return read(ItemReadOptions.defaults());
    }

    public Ended read(ItemReadOptions options) {
        return run(
                ledger -> ledger.readItem(Entry.OWN, Entry.KEY, Entry.class, options)
                        .value(),
                ledger -> ledger.readItem(Entry.OWN, Entry.KEY, Entry.class, options)
                        .thenApply(response -> response.value()));
    }

    /** A read whose future is cancelled, or whose thread is interrupted, after some time. */
    public Ended readGivenUpAfter(Duration wait) {
        client();
        Thread here = Thread.currentThread();
        if (blocking) {
            time.later(wait.toNanos(), here::interrupt);
            Ended end = read();
            if (!Thread.interrupted()) throw new AssertionError("the interrupt was lost");
            return end;
        }
        CompletableFuture<?> future = ledger(client()).async().readItem(Entry.OWN, Entry.KEY, Entry.class);
        time.later(wait.toNanos(), () -> future.cancel(true));
        return Ended.async(time, () -> future);
    }

    public Ended create() {
        return create(ItemWriteOptions.defaults());
    }

    public Ended create(ItemWriteOptions options) {
        return run(
                ledger -> ledger.createItem(Entry.own(1), Entry.KEY, options),
                ledger -> ledger.createItem(Entry.own(1), Entry.KEY, options));
    }

    public Ended upsert(int n) {
        return run(
                ledger -> ledger.upsertItem(Entry.own(n), Entry.KEY),
                ledger -> ledger.upsertItem(Entry.own(n), Entry.KEY));
    }

    /** All own items by a query within their key, in pages of two; in the order of {@code n}. */
    public Ended queryKey() {
        QueryOptions options =
                QueryOptions.builder().partitionKey(Entry.KEY).maxItemCount(2).build();
        return query("select * from c order by c.n", options);
    }

    /** All items that others do not have, over all ranges, in pages of two; in the order of {@code n}. */
    public Ended queryAll() {
        QueryOptions options = QueryOptions.builder().maxItemCount(2).build();
        return query("select * from c where c.id != 'other' order by c.n", options);
    }

    /** The {@code n} of each row. */
    public Ended query(String text, QueryOptions options) {
        return run(
                ledger -> numbers(ledger.queryItems(text, Entry.class, options).toList(1000)),
                ledger -> ledger.queryItems(text, Entry.class, options)
                        .toList(1000)
                        .thenApply(OwnCalls::numbers));
    }

    private static List<Integer> numbers(List<Entry> rows) {
        return rows.stream().map(Entry::n).collect(Collectors.toList());
    }

    public Ended batch(TransactionalBatch batch) {
        return run(ledger -> ledger.executeBatch(batch), ledger -> ledger.executeBatch(batch));
    }

    /** By the asynchronous view: it alone runs on the time of this world. */
    public Ended bulkUpsert(Entry item) {
        List<BulkOperation> operations = List.of(BulkOperation.upsert(item, PartitionKey.of(item.pk())));
        CosmosAsyncContainer ledger = ledger(client()).async();
        Ended end = Ended.async(time, () -> ledger.executeBulk(operations));
        if (!end.isOk()) return end;
        BulkOperationResult result = (BulkOperationResult) ((List<?>) end.value()).get(0);
        return new Ended(result, result.failure().orElse(null), end.nanos());
    }

    public Ended replace(int n, String ifMatch) {
        ItemWriteOptions options = ItemWriteOptions.builder().ifMatch(ifMatch).build();
        return run(
                ledger -> ledger.replaceItem(Entry.own(n), Entry.OWN, Entry.KEY, options),
                ledger -> ledger.replaceItem(Entry.own(n), Entry.OWN, Entry.KEY, options));
    }
}
