package io.aiocosmos.core.client;

import io.aiocosmos.CosmosAsyncSession;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.SessionState;

/** A session for callers that do not wait. */
final class AsyncSession extends AsyncClient implements CosmosAsyncSession {
    AsyncSession(ClientScope scope) {
        super(scope);
    }

    @Override
    public CosmosSession blocking() {
        return new Session(scope);
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
