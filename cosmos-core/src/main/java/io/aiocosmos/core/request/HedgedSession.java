package io.aiocosmos.core.request;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.session.SessionStore;

/**
 * Shared by all requests of a hedged operation: they send the token that the session had when the operation began, so that
 * no region is asked for more than the first was.
 */
final class HedgedSession extends CallSession {
    private final String link;
    private final String token;
    private final String rid;

    HedgedSession(Engine engine, SessionStore store, Operation operation) {
        super(engine, store, operation);
        link = operation.container.name();
        rid = store.ridOf(link);
        token = super.token();
    }

    /** A container that was recreated meanwhile has other tokens. */
    @Override
    String token() {
        return rid == null || rid.equals(store.ridOf(link)) ? token : super.token();
    }
}
