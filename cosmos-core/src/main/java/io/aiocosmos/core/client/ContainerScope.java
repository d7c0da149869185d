package io.aiocosmos.core.client;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.FeedRange;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.bulk.BulkItems;
import io.aiocosmos.core.bulk.Sender;
import io.aiocosmos.core.codec.ItemType;
import io.aiocosmos.core.paging.PageReader;
import io.aiocosmos.core.query.QueryLimits;
import io.aiocosmos.core.query.QueryReader;
import io.aiocosmos.core.query.QueryRequests;
import io.aiocosmos.core.query.QueryText;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.Operation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** What both views of a container share: its link and the requests that it makes. */
final class ContainerScope {
    final View view;
    final DatabaseScope database;
    final String id;
    final Keyed keyed;
    final ItemRequests items;
    private final Link link;
    private final Type itemType;

    ContainerScope(DatabaseScope database, String id) {
        this(database, id, null);
    }

    private ContainerScope(DatabaseScope database, String id, Type itemType) {
        this.view = database.view;
        this.database = database;
        this.id = id;
        this.link = database.link.container(id);
        this.itemType = itemType;
        this.items = new ItemRequests(view.codecs, link, itemType);
        this.keyed = new Keyed(view, link);
    }

    ContainerScope forWaiting() {
        return new ContainerScope(database.forWaiting(), id, itemType);
    }

    ContainerScope forCallbacks() {
        return new ContainerScope(database.forCallbacks(), id, itemType);
    }

    ContainerScope withItemType(Type type) {
        return new ContainerScope(database, id, ItemType.checked(Refuse.missing("type", type)));
    }

    Operation read(ResourceOptions options) {
        return ResourceRequests.read("readContainer", "colls", link, options);
    }

    Operation replace(ContainerProperties properties, ResourceOptions options) {
        return ResourceRequests.replaceContainer(link, properties, options);
    }

    Operation delete(ResourceOptions options) {
        return ResourceRequests.delete("deleteContainer", "colls", link, options);
    }

    Offers offers() {
        return new Offers(view.pipeline.within(0), "colls", link);
    }

    static ContainerProperties properties(Answer answer) {
        return ResourceJson.container(ResourceJson.whole(answer));
    }

    Operation readItem(String itemId, PartitionKey key, Type type, ItemReadOptions options) {
        Refuse.missing("type", type);
        return items.read("readItem", itemId, key, Refuse.missing("options", options));
    }

    Operation findItem(String itemId, PartitionKey key, Type type, ItemReadOptions options) {
        Refuse.missing("type", type);
        Refuse.when(Refuse.missing("options", options).ifNoneMatch().isPresent(), "ifNoneMatch", "findItem");
        return items.read("findItem", itemId, key, options);
    }

    /** What is stored of an item that was written, read as it was written. */
    <T> Function<Answer, T> stored(ItemWrite write) {
        ItemType type = write.type();
        return answer -> view.codecs.decode(type, answer.body(), answer.bodyOffset(), answer.bodyLength());
    }

    <T> Function<Answer, T> value(Type type) {
        return answer -> view.codecs.decode(type, answer.body(), answer.bodyOffset(), answer.bodyLength());
    }

    <T> PageReader<T> query(SqlQuery query, Type type, QueryOptions options) {
        Refuse.missing("type", type);
        QueryScope scope = new QueryScope(view.definitions, link, Refuse.missing("options", options));
        QueryText text = QueryTexts.of(view.codecs, Refuse.missing("query", query));
        QueryRequests requests = new QueryRequests(
                link,
                text,
                scope.header(),
                options.maxItemCount().orElse(-1),
                operation -> OptionHeaders.apply(options, operation));
        long pageNanos = OptionHeaders.timeoutNanos(options);
        PageReader<T> reader = new QueryReader<>(
                view.pipeline,
                view.queries,
                requests,
                scope,
                new QueryLimits(options.maxBufferedItems(), Math.max(1, options.maxDegreeOfParallelism())),
                view.codecs.rows(type, "queryItems", link.name()),
                Fingerprint.of(link.name(), scope.text(), text.body()),
                pageNanos);
        return scope.isOfNone() ? new SettledReader<>(view, link, reader, pageNanos) : reader;
    }

    <T> CompletableFuture<Supplier<CosmosPage<T>>> readMany(
            List<ItemIdentity> wanted, Type type, QueryOptions options) {
        Refuse.missing("options", options);
        View inTime = view.with(view.pipeline.within(OptionHeaders.timeoutNanos(options)));
        return new ReadMany<T>(inTime, items, wanted, type, options).start();
    }

    CompletableFuture<List<FeedRange>> feedRanges() {
        Chained<List<FeedRange>> ranges = new Chained<>(view.pipeline);
        return ranges.after(view.queries.freshRanges(view.pipeline.within(0), link), map -> {
            List<FeedRange> all = new ArrayList<>(map.size());
            for (int i = 0; i < map.size(); i++)
                all.add(FeedRange.between(map.get(i).min(), map.get(i).max()));
            ranges.complete(all);
        });
    }

    BulkItems bulk(BulkOptions options) {
        return new BulkItems(
                view.pipeline,
                view.pipeline.bulkConcurrency(Refuse.missing("options", options).maxConcurrency()));
    }

    <T> Sender<T> sender(BulkOptions options) {
        return new ItemSender<>(view, items, keyed, options);
    }
}
