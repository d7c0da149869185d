package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.DataAnswers;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.Throttle;
import io.aiocosmos.emulator.session.SessionTokens;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.util.List;

/** Lists items: all of a container, of a range, of a key. */
public final class ItemFeed {
    private final Lookup lookup;
    private final PageReader pages;

    public ItemFeed(Lookup lookup, SessionTokens sessions, Throttle throttle, DataAnswers answers) {
        this.lookup = lookup;
        this.pages = new PageReader(sessions, throttle, answers);
    }

    public Response read(Request request) {
        Container container = lookup.owningContainer(request);
        Scope scope = Scope.of(request, container);
        return pages.read(
                request, container, scope, item -> List.of(item.bytes()).iterator());
    }
}
