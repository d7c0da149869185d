package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;

/** Lists items: all of a container, of a range, of a key. */
public final class ItemFeed {
    private final Lookup lookup;
    private final PageReader pages;

    ItemFeed(Lookup lookup, PageReader pages) {
        this.lookup = lookup;
        this.pages = pages;
    }

    public Response read(Request request) {
        Container container = lookup.owningContainer(request);
        ReadScope scope = ReadScope.of(request, container);
        ContinuationToken token = ContinuationToken.of(container.rid(), scope.fingerprint(request), "list");
        return pages.read(request, container, scope, token, new ItemFiller())
                .ofQuery(() -> QueryInspection.ofList(scope));
    }
}
