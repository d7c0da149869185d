package io.aiocosmos.core.client;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.core.bulk.ItemSender;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Sends items of {@code createItems}: pairs with their key, bare items by the container's definition. */
final class CreateItemsSender<T> implements ItemSender<T> {
    private final ClientContext view;
    private final ItemRequests items;
    private final KeyExtractingWriter keyed;
    private final boolean upsert;
    private final long timeoutNanos;

    CreateItemsSender(ClientContext view, ItemRequests items, KeyExtractingWriter keyed, BulkOptions options) {
        this.view = view;
        this.items = items;
        this.keyed = keyed;
        this.upsert = options.upsert();
        this.timeoutNanos = OptionHeaders.nanos(options.itemTimeout().orElse(null));
    }

    @Override
    public CompletableFuture<OperationResult> send(T item, Runnable onThrottled) {
        if (!(item instanceof ItemToCreate)) {
            EncodedItem encoded = items.encoded(item, false);
            return keyed.start(
                    new ItemWrite("createItems", encoded, timeoutNanos, key -> operation(encoded, key, onThrottled)));
        }
        ItemToCreate<?> pair = (ItemToCreate<?>) item;
        EncodedItem encoded = items.encoded(pair.item(), false);
        return view.ask(operation(encoded, pair.partitionKey().json(), onThrottled), Function.identity());
    }

    private Operation operation(EncodedItem item, String keyJson, Runnable onThrottled) {
        return items.ofMany(item, keyJson, upsert, timeoutNanos, onThrottled);
    }

    @Override
    public String link() {
        return items.container().name();
    }
}
