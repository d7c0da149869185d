package io.aiocosmos.core.client;

import io.aiocosmos.CosmosAsyncSession;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.SessionState;

/** A session for callers that wait. */
final class Session extends Client implements CosmosSession {
    Session(ClientScope scope) {
        super(scope);
    }

    @Override
    public CosmosAsyncSession async() {
        return new AsyncSession(scope);
    }

    @Override
    public SessionState state() {
        return scope.state();
    }

    /** Ends the session only; see the pipeline that it was made with. */
    @Override
    public void close() {
        scope.view.pipeline.close();
    }
}
