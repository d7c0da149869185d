package io.aiocosmos.core.client;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.PagedRequest;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A list or query of databases or containers. */
final class ResourceFeed<T> implements PagedRequest<T> {
    private final String operationName;
    private final String resourceType;
    private final String array;
    private final Function<JsonSlice, T> read;
    private final Link parent;
    private final byte[] body;
    private final QueryOptions options;

    /**
     * @param plural as operations are named: {@code Databases}
     * @param resourceType as the wire has it: {@code dbs}
     * @param array the field of the page that has the elements
     * @param read makes a value of an element
     * @param body of the query, or {@code null} for a list
     */
    private ResourceFeed(
            String plural,
            String resourceType,
            String array,
            Function<JsonSlice, T> read,
            Link parent,
            byte[] body,
            QueryOptions options) {
        this.operationName = (body == null ? "list" : "query") + plural;
        this.resourceType = resourceType;
        this.array = array;
        this.read = read;
        this.parent = parent;
        this.body = body;
        this.options = Arguments.missing("options", options);
        Arguments.when(options.partitionKey().isPresent(), "partitionKey", operationName);
        Arguments.when(options.feedRange().isPresent(), "feedRange", operationName);
        Arguments.when(options.sessionToken().isPresent(), "sessionToken", operationName);
        Arguments.when(options.consistencyLevel().isPresent(), "consistencyLevel", operationName);
    }

    /** @param body of the query, or {@code null} for a list */
    static ResourceFeed<DatabaseProperties> databases(byte[] body, QueryOptions options) {
        return new ResourceFeed<>("Databases", "dbs", "Databases", ResourceJson::database, Link.ROOT, body, options);
    }

    /** @param body of the query, or {@code null} for a list */
    static ResourceFeed<ContainerProperties> containers(Link database, byte[] body, QueryOptions options) {
        return new ResourceFeed<>(
                "Containers", "colls", "DocumentCollections", ResourceJson::container, database, body, options);
    }

    @Override
    public Operation page(String continuation, Continuation resumed, int maxItemCount) {
        int size = maxItemCount > 0 ? maxItemCount : options.maxItemCount().orElse(-1);
        OperationBuilder page = Operation.ofFeed(
                        operationName,
                        Operation.Kind.RESOURCE_READ,
                        body == null ? "GET" : "POST",
                        resourceType,
                        parent)
                .header(Headers.MAX_ITEM_COUNT, Integer.toString(size));
        if (continuation != null) page.header(Headers.CONTINUATION, continuation);
        if (body != null)
            page.header(Headers.CONTENT_TYPE, "application/query+json")
                    .header(Headers.IS_QUERY, "true")
                    .body(body, body.length);
        OptionHeaders.apply(options, page);
        return page.build();
    }

    @Override
    public List<T> items(OperationResult response) {
        FeedPage page = FeedPage.read(response.body(), response.bodyOffset(), response.bodyLength(), array);
        List<T> items = new ArrayList<>(page.size());
        for (int i = 0; i < page.size(); i++) items.add(read.apply(page.get(i)));
        return items;
    }

    @Override
    public long fingerprint() {
        return Fingerprint.of(parent.name() + "/" + resourceType, "", body);
    }

    @Override
    public String link() {
        return parent.name();
    }
}
