package io.aiocosmos.core.client;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Feed;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.Operation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** A query of items, within one partition key or over all. */
final class ItemFeed<T> implements Feed<T> {
    private final Codecs codecs;
    private final Link container;
    private final byte[] body;
    private final Type type;
    private final QueryOptions options;
    private final long fingerprint;

    ItemFeed(Codecs codecs, Link container, SqlQuery query, Type type, QueryOptions options) {
        this.codecs = codecs;
        this.container = container;
        this.body = QueryBody.of(codecs, Refuse.missing("query", query));
        this.type = type;
        this.options = Refuse.missing("options", options);
        this.fingerprint = FeedRequests.fingerprint(
                container.name(), options.partitionKey().map(PartitionKey::json).orElse(""), body);
    }

    @Override
    public Operation page(String continuation, Continuation resumed, int maxItemCount) {
        Operation.Builder page = Operation.ofFeed("queryItems", Operation.Kind.ITEM_READ, "POST", "docs", container)
                .container(container);
        FeedRequests.page(page, body, options, continuation, maxItemCount);
        if (options.partitionKey().isPresent())
            page.header(
                    "x-ms-documentdb-partitionkey", options.partitionKey().get().json());
        else page.header("x-ms-documentdb-query-enablecrosspartition", "true");
        OptionHeaders.apply(options, page);
        FeedRequests.resume(page, resumed, options);
        return page.build();
    }

    @Override
    public List<T> items(Answer answer) {
        FeedPage page = FeedPage.read(answer.body(), answer.bodyOffset(), answer.bodyLength(), "Documents");
        List<T> items = new ArrayList<>(page.size());
        for (int i = 0; i < page.size(); i++)
            items.add(codecs.decode(type, page.array(), page.offset(i), page.length(i)));
        return items;
    }

    @Override
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public String link() {
        return container.name();
    }
}
