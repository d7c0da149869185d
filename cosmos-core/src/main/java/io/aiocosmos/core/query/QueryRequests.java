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

/** Makes the requests of one query of items. */
public final class QueryRequests {
    /** Everything this client can merge; the service refuses queries that need more. Names are the protocol's. */
    private static final String FEATURES =
            "Aggregate,CompositeAggregate,CountIf,DCount,Distinct,GroupBy,ListAndSetAggregate,MultipleAggregates,"
                    + "MultipleOrderBy,NonStreamingOrderBy,NonValueAggregate,OffsetAndLimit,OrderBy,Top";

    public final Link container;
    final QueryText query;
    final Supplier<String> partitionKey;
    final int pageSize;
    private final Consumer<OperationBuilder> options;

    /**
     * @param container that is queried
     * @param query as the user gave it
     * @param partitionKey to stay within, as its header has it by then, or {@code null}
     * @param pageSize most rows on a page of the service, -1 for what it likes
     * @param options adds what the user's options say to any request
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

    /** The same, at the session of the page before and in the very container that it came from. */
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
     * To the service as it is, which serves it from one partition or walks through all by itself. It is told that no
     * continuation is expected of an aggregate: it refuses those then, instead of giving parts of one page by page.
     */
    public OperationBuilder straight(String continuation, int maxItems) {
        OperationBuilder page = page("queryItems", query.body(), continuation, maxItems)
                .header(Headers.IS_CONTINUATION_EXPECTED, "false");
        if (partitionKey != null) page.header(Headers.PARTITION_KEY, partitionKey.get());
        else page.header(Headers.ENABLE_CROSS_PARTITION, "true");
        options.accept(page);
        return page;
    }

    /** To one whole partition range. */
    public Operation inRange(PartitionRange range, String continuation) {
        return inRange(RangeScope.of(range), query.text(), continuation, 0);
    }

    /** To one partition range, or to the part of it that a narrower one names. */
    Operation inRange(RangeScope scope, String text, String continuation, int maxItems) {
        OperationBuilder page = page("queryItems", query.body(text), continuation, maxItems)
                .header(Headers.RANGE_ID, scope.range().id())
                .range(scope.range());
        if (!scope.isWhole())
            page.header(Headers.READ_KEY_TYPE, "EffectivePartitionKeyRange")
                    .header(Headers.START_EPK, scope.min())
                    .header(Headers.END_EPK, scope.max());
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
