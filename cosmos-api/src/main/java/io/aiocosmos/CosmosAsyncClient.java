package io.aiocosmos;

import io.aiocosmos.error.CosmosConflictException;
import java.util.concurrent.CompletableFuture;

/**
 * An account and its databases, for code that does not wait; made by {@code CosmosClients} of {@code cosmos-core}. One client serves a whole
 * application: it is thread-safe and keeps connections, sessions and what it knows of regions. Fails as {@link
 * CosmosAsyncContainer} says; after {@link #close} every operation fails with {@link
 * io.aiocosmos.error.CosmosSetupException}.
 *
 * <pre>{@code
 * client.async().createDatabaseIfNotExists("books")
 *         .thenAccept(created -> System.out.println(created.statusCode()));
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 */
public interface CosmosAsyncClient extends AutoCloseable {
    /** The same client for code that waits; closing either closes both. */
    CosmosClient blocking();

    /**
     * A view of this client whose operations throw or return failures. It shares everything with this client; closing
     * either closes both.
     */
    CosmosAsyncClient throwOnFailure(boolean thrown);

    /** A client with session tokens of its own, that shares everything else with this one. */
    CosmosAsyncSession newSession();

    /**
     * As {@link #newSession}, beginning with what another session has seen.
     *
     * @throws IllegalArgumentException if the state is malformed
     */
    CosmosAsyncSession resumeSession(SessionState state);

    /** Reads the account: regions, consistency. */
    CompletableFuture<CosmosResponse<AccountProperties>> readAccount();

    /**
     * Does what the first operation would wait for: reads the account, opens a connection to the region that reads go to, and
     * has the codec load its classes. For a readiness probe, a snapshot (CRaC) or a class archive (AppCDS). Sends one request,
     * or two if the region has another address than the endpoint; both read the account. Writes to another region, and what is
     * kept of a container, are left to the first operation that needs them. A connection left open prevents a CRaC checkpoint:
     * close the client before, and make a new one after it.
     *
     * @param itemTypes classes that the codec is to get ready for
     * @return the account; fails as {@link CosmosClientBuilder#connect} does, also because a resource token cannot read it
     * @throws io.aiocosmos.error.CosmosCodecException if the codec can make nothing of one of the classes; nothing is sent then
     */
    CompletableFuture<CosmosResponse<AccountProperties>> warmUp(Class<?>... itemTypes);

    /** A database of this account; no I/O. */
    CosmosAsyncDatabase database(String id);

    /** Short for {@code database(database).container(container)}; no I/O. */
    default CosmosAsyncContainer container(String database, String container) {
        return database(database).container(container);
    }

    /**
     * Creates a database.
     *
     * @throws CosmosConflictException (409) if there is one of that id
     */
    default CompletableFuture<CosmosResponse<DatabaseProperties>> createDatabase(String id) {
        return createDatabase(id, ResourceOptions.defaults());
    }

    /** As {@link #createDatabase(String)}, with throughput if it is given; {@code ifMatch} does not apply. */
    CompletableFuture<CosmosResponse<DatabaseProperties>> createDatabase(String id, ResourceOptions options);

    /** Creates a database unless there is one of that id (then it is read: status 200). */
    default CompletableFuture<CosmosResponse<DatabaseProperties>> createDatabaseIfNotExists(String id) {
        return createDatabaseIfNotExists(id, ResourceOptions.defaults());
    }

    /**
     * As {@link #createDatabaseIfNotExists(String)}; throughput is for the case that it is created, {@code ifMatch}
     * does not apply.
     */
    CompletableFuture<CosmosResponse<DatabaseProperties>> createDatabaseIfNotExists(String id, ResourceOptions options);

    /** As {@link #ensureDatabase(String, ResourceOptions)}. */
    default CompletableFuture<CosmosAsyncDatabase> ensureDatabase(String id) {
        return ensureDatabase(id, ResourceOptions.defaults());
    }

    /**
     * As {@link #createDatabaseIfNotExists(String, ResourceOptions)}, but gives the database to work with. Fails if that
     * fails, whatever {@code throwOnFailure} says.
     */
    CompletableFuture<CosmosAsyncDatabase> ensureDatabase(String id, ResourceOptions options);

    /** All databases of the account. */
    default CosmosAsyncPages<DatabaseProperties> listDatabases() {
        return listDatabases(QueryOptions.defaults());
    }

    /**
     * As {@link #listDatabases()}; what belongs to items (partition key, feed range, session token, consistency) does
     * not apply.
     */
    CosmosAsyncPages<DatabaseProperties> listDatabases(QueryOptions options);

    /** As {@link #queryDatabases(SqlQuery, QueryOptions)}. */
    default CosmosAsyncPages<DatabaseProperties> queryDatabases(SqlQuery query) {
        return queryDatabases(query, QueryOptions.defaults());
    }

    /** Queries databases; the query must select whole ones ({@code select * from d where …}). */
    CosmosAsyncPages<DatabaseProperties> queryDatabases(SqlQuery query, QueryOptions options);

    /** Ends what is in flight and frees connections and threads. A transport passed in by the user stays open. */
    @Override
    void close();
}
