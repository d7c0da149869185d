package io.aiocosmos.core.client;

import io.aiocosmos.CosmosAsyncSession;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.SessionState;

/** A session for callers that do not wait. Closing it ends the session only: its pipeline knows that it is one. */
final class AsyncSession extends AsyncClient implements CosmosAsyncSession {
    AsyncSession(ClientOperations scope) {
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

    @Override
    public String toString() {
        return scope.view.describe("CosmosAsyncSession", "");
    }
}
