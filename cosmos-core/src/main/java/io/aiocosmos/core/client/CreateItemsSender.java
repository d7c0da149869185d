package io.aiocosmos.core.client;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.core.bulk.ItemSender;
import io.aiocosmos.core.codec.Codecs;
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
    private final ItemWriteOptions options;

    CreateItemsSender(ClientContext view, ItemRequests items, KeyExtractingWriter keyed, BulkOptions options) {
        this.view = view;
        this.items = items;
        this.keyed = keyed;
        this.upsert = options.upsert();
        this.options = ofItem(options);
    }

    private static ItemWriteOptions ofItem(BulkOptions options) {
        ItemWriteOptions.Builder each = ItemWriteOptions.builder().returnContent(options.returnContent());
        options.itemTimeout().ifPresent(each::timeout);
        options.sessionToken().ifPresent(each::sessionToken);
        options.indexingDirective().ifPresent(each::indexingDirective);
        options.retryUnknownOutcome().ifPresent(each::retryUnknownOutcome);
        options.throughputControl().ifPresent(each::throughputControl);
        return each.build();
    }

    @Override
    public CompletableFuture<OperationResult> send(T item, Runnable onThrottled) {
        if (!(item instanceof ItemToCreate)) {
            EncodedItem encoded = items.encoded(item, false);
            return keyed.start(new ItemWrite(
                    encoded, OptionHeaders.timeoutNanos(options), key -> operation(encoded, key, onThrottled)));
        }
        ItemToCreate<?> pair = (ItemToCreate<?>) item;
        EncodedItem encoded = items.encoded(pair.item(), false);
        return view.ask(operation(encoded, pair.partitionKey().json(), onThrottled), Function.identity());
    }

    private Operation operation(EncodedItem item, String keyJson, Runnable onThrottled) {
        return items.ofMany(item, keyJson, upsert, options, onThrottled);
    }

    @Override
    public Codecs codecs() {
        return options.returnContent().orElse(false) ? view.codecs : null;
    }

    @Override
    public String link() {
        return items.container().name();
    }
}
