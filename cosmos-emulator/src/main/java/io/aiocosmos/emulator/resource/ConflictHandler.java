package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.List;

/** The conflicts feed, which is always empty: one region takes all writes, so none of them conflict. */
public final class ConflictHandler {
    private final Lookup lookup;
    private final InstantSource clock;

    /** @param clock what functions of time in a query of the feed go by */
    public ConflictHandler(Lookup lookup, InstantSource clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    public Response handle(Request request) {
        Container container = lookup.owningContainer(request);
        return switch (request.operation()) {
            case FEED, QUERY -> MetadataFeed.response(request, container.rid(), List.of(), clock);
            case READ, DELETE -> throw ServiceError.notFound();
            default -> throw MetadataResponses.notAllowed(request);
        };
    }
}
