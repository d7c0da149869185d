package io.aiocosmos.core.client;

import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Feed;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.Operation;
import io.aiocosmos.core.request.OperationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A list or query of databases or containers. */
final class ResourceFeed<T> implements Feed<T> {
    private final Kind<T> kind;
    private final Link parent;
    private final byte[] body;
    private final QueryOptions options;

    /** @param body of the query, or {@code null} for a list */
    ResourceFeed(Kind<T> kind, Link parent, byte[] body, QueryOptions options) {
        this.kind = kind;
        this.parent = parent;
        this.body = body;
        this.options = Refuse.missing("options", options);
        Refuse.when(options.partitionKey().isPresent(), "partitionKey", operationName());
        Refuse.when(options.feedRange().isPresent(), "feedRange", operationName());
        Refuse.when(options.sessionToken().isPresent(), "sessionToken", operationName());
        Refuse.when(options.consistencyLevel().isPresent(), "consistencyLevel", operationName());
    }

    /**
     * What is listed.
     *
     * @param plural as operations are named: {@code Databases}
     * @param resourceType as the wire has it: {@code dbs}
     * @param array the field of the page that has the elements
     * @param read makes a value of an element
     */
    record Kind<T>(String plural, String resourceType, String array, Function<JsonSlice, T> read) {}

    private String operationName() {
        return (body == null ? "list" : "query") + kind.plural();
    }

    @Override
    public Operation page(String continuation, Continuation resumed, int maxItemCount) {
        OperationBuilder page = Operation.ofFeed(
                operationName(),
                Operation.Kind.RESOURCE_READ,
                body == null ? "GET" : "POST",
                kind.resourceType(),
                parent);
        FeedRequests.page(page, body, options, continuation, maxItemCount);
        OptionHeaders.apply(options, page);
        return page.build();
    }

    @Override
    public List<T> items(Answer answer) {
        FeedPage page = FeedPage.read(answer.body(), answer.bodyOffset(), answer.bodyLength(), kind.array());
        List<T> items = new ArrayList<>(page.size());
        for (int i = 0; i < page.size(); i++) items.add(kind.read().apply(page.get(i)));
        return items;
    }

    @Override
    public long fingerprint() {
        return FeedRequests.fingerprint(parent.name() + "/" + kind.resourceType(), "", body);
    }

    @Override
    public String link() {
        return parent.name();
    }
}
