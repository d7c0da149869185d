package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.DataAnswers;
import io.aiocosmos.emulator.resource.PageSize;
import io.aiocosmos.emulator.resource.Throttle;
import io.aiocosmos.emulator.session.SessionTokens;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.View;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.Iterator;
import java.util.List;

/**
 * Reads pages by walking partitions in the order of their ranges and items in the order of their resource ids. A page
 * holds rows of one partition only, so that it has one session token; partitions without rows are passed over.
 */
final class PageReader {
    private final SessionTokens sessions;
    private final Throttle throttle;
    private final DataAnswers answers;

    PageReader(SessionTokens sessions, Throttle throttle, DataAnswers answers) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.answers = answers;
    }

    Response read(Request request, Container container, Scope scope, RowSource source) {
        Continuation from = Continuation.of(request);
        Page page = new Page(container.rid(), PageSize.of(request));
        List<Partition> partitions = scope.partitions();
        for (int i = first(partitions, from); ; i++) {
            Partition partition = partitions.get(i);
            throttle.admit(container, partition);
            View view = sessions.view(request, partition);
            Continuation next = fill(page, view, scope, source, from);
            from = null;
            boolean last = i == partitions.size() - 1;
            if (page.rows() == 0 && !last) continue;
            if (next == null && !last)
                next = new Continuation(partitions.get(i + 1).id(), 0, 0);
            return page.answer(request, container, view, next, answers);
        }
    }

    private static int first(List<Partition> partitions, Continuation from) {
        if (from == null) return 0;
        for (int i = 0; i < partitions.size(); i++) if (partitions.get(i).id().equals(from.range())) return i;
        throw ServiceError.gateway(410, 1002, "The partition key range of the continuation token is gone.");
    }

    /** Where the next page begins in this partition, or {@code null} if it has nothing more. */
    private static Continuation fill(Page page, View view, Scope scope, RowSource source, Continuation from) {
        Iterator<Item> items = view.from(from == null ? 0 : from.item());
        while (items.hasNext()) {
            Item item = items.next();
            if (!scope.includes(item)) continue;
            page.countItem(item);
            boolean resumed = from != null && item.number() == from.item();
            long skip = resumed ? from.rows() : 0;
            long place = 0;
            for (Iterator<byte[]> rows = source.rows(item); rows.hasNext(); place++) {
                byte[] row = rows.next();
                if (place >= skip && !page.add(row))
                    return new Continuation(view.partition().id(), item.number(), place);
            }
        }
        return null;
    }
}
