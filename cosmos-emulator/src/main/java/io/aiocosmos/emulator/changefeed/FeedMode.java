package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.store.PartitionView;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.Iterator;

/** Which changes a client wants to see. */
interface FeedMode {
    /** The mode that the request names. */
    static FeedMode of(Request request, ContainerDefinition definition) {
        String name = request.text(RequestHeaders.A_IM);
        if ("Incremental Feed".equalsIgnoreCase(name)) return new LatestVersions(isWrapped(request));
        if ("Full-Fidelity Feed".equalsIgnoreCase(name)) return new AllVersions(definition);
        throw ServiceError.gateway(400, "A-IM must be Incremental Feed or Full-Fidelity Feed.");
    }

    private static boolean isWrapped(Request request) {
        return "2021-09-15".equals(request.text("x-ms-cosmos-changefeed-wire-format-version"));
    }

    /** @throws ServiceError 400 if the feed cannot start there */
    void check(FeedStart start);

    /** Changes behind a sequence number, up to that of the view. */
    Iterator<FeedEntry> changes(PartitionView view, long after);
}
