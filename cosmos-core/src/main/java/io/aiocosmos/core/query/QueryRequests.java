package io.aiocosmos.core.query;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.partition.PartitionRange;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.wire.Headers;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Creates the requests of one query of items. */
public final class QueryRequests {
    /** All features that this client can merge; the service rejects queries that need others. */
    private static final String FEATURES =
            "Aggregate,CompositeAggregate,CountIf,DCount,Distinct,GroupBy,ListAndSetAggregate,MultipleAggregates,"
                    + "MultipleOrderBy,NonStreamingOrderBy,NonValueAggregate,OffsetAndLimit,OrderBy,Top";

    public final Link container;
    final QueryText query;
    final Supplier<String> partitionKey;
    final int pageSize;
    private final Consumer<OperationBuilder> options;

    /**
     * @param container to query
     * @param query as the user gave it
     * @param partitionKey value of the partition key header, read on each request; {@code null} for all keys
     * @param pageSize maximum rows of a page of the service, -1 for the service's choice
     * @param options applies the user's options to each request
     */
    public QueryRequests(
            Link container,
            QueryText query,
            Supplier<String> partitionKey,
            int pageSize,
            Consumer<OperationBuilder> options) {
        this.container = container;
        this.query = query;
        this.partitionKey = partitionKey;
        this.pageSize = pageSize;
        this.options = options;
    }

    /** Requests with the session token of the page before, bound to the container it came from. */
    QueryRequests resumedAt(Continuation page) {
        return new QueryRequests(container, query, partitionKey, pageSize, options.andThen(request -> {
            if (!page.sessionToken().isEmpty()) request.pageToken(page.sessionToken());
            if (!page.rid().isEmpty()) request.header(Headers.INTENDED_RID, page.rid());
        }));
    }

    Operation plan() {
        OperationBuilder plan = base("planQuery", Operation.Kind.RESOURCE_READ, query.body())
                .header(Headers.IS_QUERY_PLAN, "True")
                .header(Headers.QUERY_FEATURES, FEATURES)
                .header(Headers.QUERY_VERSION, "1.4");
        if (partitionKey != null) plan.header(Headers.PARTITION_KEY, partitionKey.get());
        options.accept(plan);
        return plan.build();
    }

    /**
     * A page of the original query; the service reads one partition, or all one after another. The header tells it that
     * no continuation of an aggregate is expected, so it rejects aggregates instead of returning partial ones.
     */
    public OperationBuilder unplanned(String continuation, int maxItems) {
        OperationBuilder page = page("queryItems", query.body(), continuation, maxItems)
                .header(Headers.IS_CONTINUATION_EXPECTED, "false");
        if (partitionKey != null) page.header(Headers.PARTITION_KEY, partitionKey.get());
        else page.header(Headers.ENABLE_CROSS_PARTITION, "true");
        options.accept(page);
        return page;
    }

    /** A page from one whole partition range. */
    public Operation inRange(PartitionRange range, String continuation) {
        return inRange(RangeScope.of(range), query.text(), continuation, 0);
    }

    /** A page from one partition range or a part of it. */
    Operation inRange(RangeScope scope, String text, String continuation, int maxItems) {
        OperationBuilder page = page("queryItems", query.body(text), continuation, maxItems);
        scope.applyTo(page);
        options.accept(page);
        return page.build();
    }

    private OperationBuilder page(String name, byte[] body, String continuation, int maxItems) {
        OperationBuilder page = base(name, Operation.Kind.ITEM_READ, body)
                .header(Headers.IS_QUERY, "true")
                .header(Headers.MAX_ITEM_COUNT, Integer.toString(maxItems > 0 ? maxItems : pageSize));
        if (continuation != null) page.header(Headers.CONTINUATION, continuation);
        return page;
    }

    private OperationBuilder base(String name, Operation.Kind kind, byte[] body) {
        return Operation.ofFeed(name, kind, "POST", "docs", container)
                .container(container)
                .header(Headers.CONTENT_TYPE, "application/query+json")
                .body(body, body.length);
    }
}
