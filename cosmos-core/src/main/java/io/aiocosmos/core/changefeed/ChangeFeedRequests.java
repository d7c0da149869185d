package io.aiocosmos.core.changefeed;

import io.aiocosmos.core.auth.HttpDate;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.partition.RangeScope;
import io.aiocosmos.core.wire.Headers;
import java.util.function.Consumer;

/** Creates the requests of one change feed. */
public final class ChangeFeedRequests {
    private static final String WIRE_FORMAT = "2021-09-15";

    final Link container;
    final ChangeFeedMode mode;
    final int pageSize;
    private final Consumer<OperationBuilder> options;

    /**
     * @param pageSize maximum changes of a page, -1 for the service's choice
     * @param options applies the user's options to each request
     */
    public ChangeFeedRequests(Link container, ChangeFeedMode mode, int pageSize, Consumer<OperationBuilder> options) {
        this.container = container;
        this.mode = mode;
        this.pageSize = pageSize;
        this.options = options;
    }

    /**
     * A page of the changes in a part.
     *
     * @param scope of the part; {@code null} if the feed is of a partition key
     */
    Operation page(FeedState state, SubRange part, RangeScope scope, int size) {
        OperationBuilder page = Operation.ofFeed(mode.operation, Operation.Kind.ITEM_READ, "GET", "docs", container)
                .container(container)
                .header(Headers.A_IM, mode.wireName)
                .header(Headers.MAX_ITEM_COUNT, Integer.toString(size));
        if (mode == ChangeFeedMode.ALL_VERSIONS) page.header(Headers.CHANGE_FEED_WIRE_FORMAT, WIRE_FORMAT);
        if (!state.rid().isEmpty()) page.header(Headers.INTENDED_RID, state.rid());
        start(state.start(), part.etag, page);
        if (scope == null) page.header(Headers.PARTITION_KEY, state.key());
        else scope.applyTo(page);
        options.accept(page);
        return page.build();
    }

    /** The time goes along with an etag: a merged range may have changes of before it. */
    private static void start(FeedStart start, String etag, OperationBuilder page) {
        if (etag != null) page.header(Headers.IF_NONE_MATCH, etag);
        else if (start.isNow()) page.header(Headers.IF_NONE_MATCH, "*");
        if (start.isTime()) page.header(Headers.IF_MODIFIED_SINCE, time(start.epochMillis()));
    }

    /** Whether the service takes a time as inclusive is not documented; a second earlier, nothing is left out. */
    private static String time(long epochMillis) {
        return HttpDate.format(Math.max(0, epochMillis / 1000 - 1));
    }
}
