package io.aiocosmos.core.client;

import io.aiocosmos.CosmosAsyncSession;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.SessionState;

/** A session for callers that wait. Closing it ends the session only: its pipeline knows that it is one. */
final class Session extends Client implements CosmosSession {
    Session(ClientOperations scope) {
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

    @Override
    public String toString() {
        return scope.view.describe("CosmosSession", "");
    }
}
