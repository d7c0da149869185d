package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.item.ItemResponseHeaders;
import io.aiocosmos.emulator.item.SessionTokens;
import io.aiocosmos.emulator.item.Throttle;
import io.aiocosmos.emulator.resource.PageSize;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.PartitionView;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import java.util.List;

/**
 * Reads pages by walking partitions in the order of their ranges. A page holds rows of one partition only, so that it
 * has one session token; partitions without rows are passed over.
 */
final class PageReader {
    private final SessionTokens sessions;
    private final Throttle throttle;
    private final ItemResponseHeaders headers;
    private final PageLimits limits;

    PageReader(SessionTokens sessions, Throttle throttle, ItemResponseHeaders headers, PageLimits limits) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.headers = headers;
        this.limits = limits;
    }

    /** @param token what continuations of this list or query are good for */
    Response read(Request request, Container container, ReadScope scope, ContinuationToken token, PageFiller filler) {
        String text = request.text(RequestHeaders.CONTINUATION);
        Continuation from = text == null ? Continuation.START : token.read(text);
        List<PartitionSlice> left = from.left(scope);
        Page page = new Page(container.rid(), PageSize.of(request), limits);
        double charged = 0;
        for (int i = 0; ; i++) {
            PartitionSlice begun = left.get(i);
            throttle.admit(container, begun.partition());
            PartitionView view = sessions.view(request, begun.partition());
            PartitionSlice slice = begun.from(filler.resume(begun.from(), number -> item(request, container, number)));
            Position end = limits.isEmpty(from.page()) ? slice.from() : view.read(() -> filler.fill(page, view, slice));
            throttle.charge(container, slice.partition(), page.charge() - charged);
            charged = page.charge();
            boolean passedOver = end == null && page.rows() == 0 && i < left.size() - 1;
            if (passedOver) continue;
            Continuation next = from.next(left.subList(i, left.size()), end);
            Response response = page.response(request)
                    .with(
                            RequestHeaders.CONTINUATION,
                            next == null ? null : token.write(next, ContinuationTokenLimit.of(request)));
            return headers.completeCharged(response, container, slice.partition(), view.lsn(), charged);
        }
    }

    /** Wherever it is by now: a split may have put it in the other half. */
    private static Item item(Request request, Container container, long number) {
        for (Partition partition : container.partitions()) {
            Item item = partition.at(request.endpoint().region()).current().find(number);
            if (item != null) return item;
        }
        return null;
    }
}
