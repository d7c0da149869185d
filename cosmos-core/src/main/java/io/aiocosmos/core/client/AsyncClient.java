package io.aiocosmos.core.client;

import io.aiocosmos.AccountProperties;
import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosAsyncSession;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SessionState;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.paging.AsyncPages;
import java.util.concurrent.CompletableFuture;

/** A client for callers that do not wait. */
public class AsyncClient implements CosmosAsyncClient {
    final ClientOperations scope;

    public AsyncClient(ClientOperations scope) {
        this.scope = scope.forCallbacks();
    }

    @Override
    public CosmosClient blocking() {
        return new Client(scope);
    }

    @Override
    public CosmosAsyncClient throwOnFailure(boolean thrown) {
        return new AsyncClient(scope.throwing(thrown));
    }

    @Override
    public CosmosAsyncSession newSession() {
        return new AsyncSession(scope.newSession());
    }

    @Override
    public CosmosAsyncSession resumeSession(SessionState state) {
        return new AsyncSession(scope.resumeSession(state));
    }

    @Override
    public CompletableFuture<CosmosResponse<AccountProperties>> readAccount() {
        return scope.view.start(ClientOperations.readAccount(), ClientOperations::account);
    }

    @Override
    public CompletableFuture<CosmosResponse<AccountProperties>> warmUp(Class<?>... itemTypes) {
        return scope.view.map(scope.warmUp(itemTypes), ClientOperations::account);
    }

    @Override
    public CosmosAsyncDatabase database(String id) {
        return new AsyncDatabase(scope.database(id));
    }

    @Override
    public CompletableFuture<CosmosResponse<DatabaseProperties>> createDatabase(String id, ResourceOptions options) {
        return scope.view.start(scope.create(id, options), DatabaseOperations::properties);
    }

    @Override
    public CompletableFuture<CosmosResponse<DatabaseProperties>> createDatabaseIfNotExists(
            String id, ResourceOptions options) {
        return scope.view.map(scope.readOrCreate(id, options), DatabaseOperations::properties);
    }

    @Override
    public CompletableFuture<CosmosAsyncDatabase> ensureDatabase(String id, ResourceOptions options) {
        return scope.view.read(scope.readOrCreate(id, options), response -> {
            response.orThrow();
            return database(id);
        });
    }

    @Override
    public CosmosAsyncPages<DatabaseProperties> listDatabases(QueryOptions options) {
        return new AsyncPages<>(scope.list(options));
    }

    @Override
    public CosmosAsyncPages<DatabaseProperties> queryDatabases(SqlQuery query, QueryOptions options) {
        return new AsyncPages<>(scope.query(query, options));
    }

    @Override
    public void close() {
        scope.close();
    }

    @Override
    public String toString() {
        return scope.view.describe("CosmosAsyncClient", "");
    }
}
