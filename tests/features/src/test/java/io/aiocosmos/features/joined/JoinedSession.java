package io.aiocosmos.features.joined;

import io.aiocosmos.CosmosAsyncSession;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.SessionState;

/** An asynchronous session, joined. */
final class JoinedSession extends JoinedClient implements CosmosSession {
    private final CosmosAsyncSession session;

    JoinedSession(CosmosAsyncSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public CosmosAsyncSession async() {
        return session;
    }

    @Override
    public SessionState state() {
        return session.state();
    }
}
