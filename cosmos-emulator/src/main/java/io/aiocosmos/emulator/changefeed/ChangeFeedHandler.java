package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.item.ItemResponseHeaders;
import io.aiocosmos.emulator.item.SessionTokens;
import io.aiocosmos.emulator.item.Throttle;
import io.aiocosmos.emulator.query.PageLimits;
import io.aiocosmos.emulator.query.ReadScope;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.PageSize;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.PartitionView;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;

/**
 * Serves the change feed of one partition key range, or of what a request asks of it. Its etags are sequence numbers, so
 * that what a split has made of a range goes on from the etags of the whole.
 */
public final class ChangeFeedHandler {
    private final Lookup lookup;
    private final SessionTokens sessions;
    private final Throttle throttle;
    private final ItemResponseHeaders headers;
    private final PageLimits limits;

    public ChangeFeedHandler(
            Lookup lookup, SessionTokens sessions, Throttle throttle, ItemResponseHeaders headers, PageLimits limits) {
        this.lookup = lookup;
        this.sessions = sessions;
        this.throttle = throttle;
        this.headers = headers;
        this.limits = limits;
    }

    public Response read(Request request) {
        Container container = lookup.owningContainer(request);
        FeedMode mode = FeedMode.of(request, container.definition());
        FeedStart start = FeedStart.of(request);
        mode.check(start);
        ReadScope scope = ReadScope.of(request, container);
        Partition partition = only(scope);
        throttle.admit(container, partition);
        partition.removeOutdated();
        PartitionView view = sessions.view(request, partition);
        long after = start.after(view);
        FeedPage page = new FeedPage(container.rid(), PageSize.of(request), limits, after);
        boolean all = page.fill(
                mode.changes(view, after),
                entry -> entry.item().seconds() >= start.since() && scope.includes(entry.item()));
        return all && page.isEmpty()
                ? unchanged(container, view, Math.max(after, view.lsn()))
                : changed(container, view, page);
    }

    private static Partition only(ReadScope scope) {
        if (scope.partitions().size() == 1) return scope.partitions().get(0);
        throw ServiceError.gateway(
                400,
                "The change feed is that of one partition key range: name it, or a partition key, or effective partition"
                        + " keys of one range.");
    }

    private Response unchanged(Container container, PartitionView view, long lsn) {
        return complete(Response.empty(304), container, view, lsn, Charges.miss());
    }

    private Response changed(Container container, PartitionView view, FeedPage page) {
        return complete(page.response(), container, view, page.last(), page.charge());
    }

    private Response complete(Response response, Container container, PartitionView view, long lsn, double charge) {
        response.with("etag", "\"" + FeedEtag.at(view.partition(), lsn) + "\"").with("x-ms-cosmos-llsn", view.lsn());
        return headers.complete(response, container, view.partition(), view.lsn(), charge);
    }
}
