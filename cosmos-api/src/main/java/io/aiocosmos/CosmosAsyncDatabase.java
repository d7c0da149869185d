package io.aiocosmos;

import io.aiocosmos.error.CosmosConflictException;
import java.util.concurrent.CompletableFuture;

/**
 * A database and its containers, for code that does not wait. Getting one does no I/O and does not ask whether it exists. Thread-safe. Fails as
 * {@link CosmosAsyncContainer} says.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface CosmosAsyncDatabase {
    String id();

    /** The same database for code that waits. */
    CosmosDatabase blocking();

    /** A container of this database; no I/O. */
    CosmosAsyncContainer container(String id);

    default CompletableFuture<CosmosResponse<DatabaseProperties>> read() {
        return read(ResourceOptions.defaults());
    }

    CompletableFuture<CosmosResponse<DatabaseProperties>> read(ResourceOptions options);

    /** Whether the database exists. */
    CompletableFuture<Boolean> exists();

    /** Deletes the database with all its containers. */
    default CompletableFuture<CosmosResponse<Void>> delete() {
        return delete(ResourceOptions.defaults());
    }

    CompletableFuture<CosmosResponse<Void>> delete(ResourceOptions options);

    /** Reads the throughput that the database's containers share; 404 if they share none. */
    CompletableFuture<CosmosResponse<ThroughputProperties>> readThroughput();

    /** Changes the throughput that the database's containers share. */
    CompletableFuture<CosmosResponse<ThroughputProperties>> replaceThroughput(Throughput throughput);

    /**
     * Creates a container.
     *
     * @throws CosmosConflictException (409) if there is one of that id
     */
    default CompletableFuture<CosmosResponse<ContainerProperties>> createContainer(ContainerProperties properties) {
        return createContainer(properties, ResourceOptions.defaults());
    }

    CompletableFuture<CosmosResponse<ContainerProperties>> createContainer(
            ContainerProperties properties, ResourceOptions options);

    /** Creates a container unless there is one of that id; what exists is read (status 200), not compared. */
    default CompletableFuture<CosmosResponse<ContainerProperties>> createContainerIfNotExists(
            ContainerProperties properties) {
        return createContainerIfNotExists(properties, ResourceOptions.defaults());
    }

    CompletableFuture<CosmosResponse<ContainerProperties>> createContainerIfNotExists(
            ContainerProperties properties, ResourceOptions options);

    default CosmosAsyncPages<ContainerProperties> listContainers() {
        return listContainers(QueryOptions.defaults());
    }

    CosmosAsyncPages<ContainerProperties> listContainers(QueryOptions options);

    default CosmosAsyncPages<ContainerProperties> queryContainers(SqlQuery query) {
        return queryContainers(query, QueryOptions.defaults());
    }

    /** Queries container definitions; the query must select whole ones ({@code select * from c where …}). */
    CosmosAsyncPages<ContainerProperties> queryContainers(SqlQuery query, QueryOptions options);
}
