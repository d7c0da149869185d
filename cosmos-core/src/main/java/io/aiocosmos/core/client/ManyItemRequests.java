package io.aiocosmos.core.client;

import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.query.QueryRequests;
import io.aiocosmos.core.query.QueryText;
import io.aiocosmos.core.request.Operation;

/** Makes the requests of one {@code readMany}: a point read for one item of a partition, else a query that names all. */
final class ManyItemRequests {
    private final ItemRequests items;
    private final QueryOptions options;
    private final ItemReadOptions pointOptions;

    ManyItemRequests(ItemRequests items, QueryOptions options) {
        this.items = items;
        this.options = options;
        this.pointOptions = pointOptions(options);
        Refuse.when(options.partitionKey().isPresent(), "partitionKey", "readMany");
        Refuse.when(options.feedRange().isPresent(), "feedRange", "readMany");
    }

    private static ItemReadOptions pointOptions(QueryOptions options) {
        ItemReadOptions.Builder point = ItemReadOptions.builder();
        options.sessionToken().ifPresent(point::sessionToken);
        options.consistencyLevel().ifPresent(point::consistencyLevel);
        options.headers().forEach(point::header);
        return point.excludedRegions(options.excludedRegions().toArray(new String[0]))
                .build();
    }

    Operation of(ManyBatch batch, Definition definition) {
        if (batch.isPoint()) {
            ItemIdentity item = batch.wanted().get(0);
            return items.read("readMany", item.id(), item.partitionKey(), pointOptions);
        }
        QueryText text = ManyItems.query(definition.segments(), batch.wanted());
        QueryRequests requests = new QueryRequests(
                items.container(), text, null, -1, operation -> OptionHeaders.apply(options, operation));
        return requests.inRange(batch.range(), batch.continuation());
    }
}
