package io.aiocosmos.core.request;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.util.concurrent.CompletableFuture;

/**
 * Asks whether a container is still the one that the session saw. No region has what the session saw: either all are
 * slow, and what they answered stands, or the container was deleted and made anew, and another try is worth it.
 */
final class RidCheck {
    private final CallSession session;
    private final Answer otherwise;
    private boolean recreated;

    /** @param otherwise how the operation ends if the container is the same */
    RidCheck(CallSession session, Answer otherwise) {
        this.session = session;
        this.otherwise = otherwise;
    }

    /** Reads the container and completes when it is known. */
    CompletableFuture<?> begin(Engine engine, Operation operation, long timeoutNanos) {
        Operation read = Operation.of(operation.name, Operation.Kind.RESOURCE_READ, "GET", "colls", operation.container)
                .timeoutNanos(timeoutNanos)
                .build();
        return new AsyncCall<>(engine, new Call(engine, session.store, read, null, null), this::learn, null).begin();
    }

    private Answer learn(Answer container) {
        recreated = container.isOk() && session.wasRecreated(rid(container));
        return container;
    }

    private static String rid(Answer container) {
        try {
            JsonSlice rid = JsonSlice.of(container.body(), container.bodyOffset(), container.bodyLength())
                    .field("_rid");
            return rid == null ? "" : rid.string();
        } catch (MalformedJsonException e) {
            return "";
        }
    }

    boolean recreated() {
        return recreated;
    }

    Answer otherwise() {
        return otherwise;
    }
}
