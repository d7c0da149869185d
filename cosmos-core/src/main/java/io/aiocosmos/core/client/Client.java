package io.aiocosmos.core.client;

import io.aiocosmos.AccountProperties;
import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SessionState;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.paging.Pages;

/** A client for callers that wait. */
public class Client implements CosmosClient {
    final ClientOperations scope;

    public Client(ClientOperations scope) {
        this.scope = scope.forWaiting();
    }

    @Override
    public CosmosAsyncClient async() {
        return new AsyncClient(scope);
    }

    @Override
    public CosmosClient throwOnFailure(boolean thrown) {
        return new Client(scope.throwing(thrown));
    }

    @Override
    public CosmosSession newSession() {
        return new Session(scope.newSession());
    }

    @Override
    public CosmosSession resumeSession(SessionState state) {
        return new Session(scope.resumeSession(state));
    }

    @Override
    public CosmosResponse<AccountProperties> readAccount() {
        return scope.view.run(ClientOperations.readAccount(), ClientOperations::account);
    }

    @Override
    public CosmosResponse<AccountProperties> warmUp(Class<?>... itemTypes) {
        return scope.view.beforeWaiting().awaitRead(scope.warmUp(itemTypes), ClientOperations::account);
    }

    @Override
    public CosmosDatabase database(String id) {
        return new Database(scope.database(id));
    }

    @Override
    public CosmosResponse<DatabaseProperties> createDatabase(String id, ResourceOptions options) {
        return scope.view.run(scope.create(id, options), DatabaseOperations::properties);
    }

    @Override
    public CosmosResponse<DatabaseProperties> createDatabaseIfNotExists(String id, ResourceOptions options) {
        return scope.view.beforeWaiting().awaitWrite(scope.readOrCreate(id, options), DatabaseOperations::properties);
    }

    @Override
    public CosmosPages<DatabaseProperties> listDatabases(QueryOptions options) {
        return new Pages<>(scope.list(options));
    }

    @Override
    public CosmosPages<DatabaseProperties> queryDatabases(SqlQuery query, QueryOptions options) {
        return new Pages<>(scope.query(query, options));
    }

    @Override
    public void close() {
        scope.close();
    }

    @Override
    public String toString() {
        return scope.view.describe("CosmosClient", "");
    }
}
