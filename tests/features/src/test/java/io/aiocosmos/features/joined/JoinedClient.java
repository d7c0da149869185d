package io.aiocosmos.features.joined;

import io.aiocosmos.AccountProperties;
import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.CosmosSession;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SessionState;
import io.aiocosmos.SqlQuery;
import java.util.concurrent.CompletableFuture;

/** An asynchronous client, joined. */
public class JoinedClient implements CosmosClient {
    private final CosmosAsyncClient client;

    JoinedClient(CosmosAsyncClient client) {
        this.client = client;
    }

    public static CosmosClient of(CosmosAsyncClient client) {
        return new JoinedClient(client);
    }

    /** What {@code connectAsync} comes to. */
    public static CosmosClient of(CompletableFuture<CosmosAsyncClient> connecting) {
        return new JoinedClient(Join.get(connecting));
    }

    @Override
    public CosmosAsyncClient async() {
        return client;
    }

    @Override
    public CosmosClient throwOnFailure(boolean thrown) {
        return new JoinedClient(client.throwOnFailure(thrown));
    }

    @Override
    public CosmosSession newSession() {
        return new JoinedSession(client.newSession());
    }

    @Override
    public CosmosSession resumeSession(SessionState state) {
        return new JoinedSession(client.resumeSession(state));
    }

    @Override
    public CosmosResponse<AccountProperties> readAccount() {
        return Join.get(client.readAccount());
    }

    @Override
    public CosmosResponse<AccountProperties> warmUp(Class<?>... itemTypes) {
        return Join.get(client.warmUp(itemTypes));
    }

    @Override
    public CosmosDatabase database(String id) {
        return new JoinedDatabase(client.database(id));
    }

    @Override
    public CosmosContainer container(String database, String container) {
        return new JoinedContainer(client.container(database, container));
    }

    @Override
    public CosmosResponse<DatabaseProperties> createDatabase(String id, ResourceOptions options) {
        return Join.get(client.createDatabase(id, options));
    }

    @Override
    public CosmosResponse<DatabaseProperties> createDatabaseIfNotExists(String id, ResourceOptions options) {
        return Join.get(client.createDatabaseIfNotExists(id, options));
    }

    @Override
    public CosmosDatabase ensureDatabase(String id, ResourceOptions options) {
        return new JoinedDatabase(Join.get(client.ensureDatabase(id, options)));
    }

    @Override
    public CosmosPages<DatabaseProperties> listDatabases(QueryOptions options) {
        return new JoinedPages<>(client.listDatabases(options));
    }

    @Override
    public CosmosPages<DatabaseProperties> queryDatabases(SqlQuery query, QueryOptions options) {
        return new JoinedPages<>(client.queryDatabases(query, options));
    }

    @Override
    public void close() {
        client.close();
    }
}
