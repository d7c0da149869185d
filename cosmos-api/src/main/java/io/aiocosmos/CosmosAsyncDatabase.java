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
    /** The name. */
    String id();

    /** The account's address, as {@link CosmosDatabase#endpoint}. */
    String endpoint();

    /** The same database for code that waits. */
    CosmosDatabase blocking();

    /** A container of this database; no I/O. */
    CosmosAsyncContainer container(String id);

    /** Reads the database's properties. */
    default CompletableFuture<CosmosResponse<DatabaseProperties>> read() {
        return read(ResourceOptions.defaults());
    }

    /** As {@link #read()}; throughput and {@code ifMatch} do not apply. */
    CompletableFuture<CosmosResponse<DatabaseProperties>> read(ResourceOptions options);

    /** Whether the database exists. */
    CompletableFuture<Boolean> exists();

    /** Deletes the database with all its containers. */
    default CompletableFuture<CosmosResponse<Void>> delete() {
        return delete(ResourceOptions.defaults());
    }

    /** As {@link #delete()}; throughput and {@code ifMatch} do not apply. */
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

    /**
     * As {@link #createContainer(ContainerProperties)}, with throughput of its own if it is given; {@code ifMatch}
     * does not apply.
     */
    CompletableFuture<CosmosResponse<ContainerProperties>> createContainer(
            ContainerProperties properties, ResourceOptions options);

    /**
     * Creates a container unless there is one of that id; what exists is read (status 200) and stays as it is. If its
     * partition key has other paths than these properties, the listener hears of it: {@link
     * CosmosEvent.PartitionKeyMismatch}.
     */
    default CompletableFuture<CosmosResponse<ContainerProperties>> createContainerIfNotExists(
            ContainerProperties properties) {
        return createContainerIfNotExists(properties, ResourceOptions.defaults());
    }

    /**
     * As {@link #createContainerIfNotExists(ContainerProperties)}; throughput is for the case that it is created,
     * {@code ifMatch} does not apply.
     */
    CompletableFuture<CosmosResponse<ContainerProperties>> createContainerIfNotExists(
            ContainerProperties properties, ResourceOptions options);

    /** As {@link #ensureContainer(ContainerProperties, ResourceOptions)}. */
    default CompletableFuture<CosmosAsyncContainer> ensureContainer(ContainerProperties properties) {
        return ensureContainer(properties, ResourceOptions.defaults());
    }

    /**
     * As {@link #createContainerIfNotExists(ContainerProperties, ResourceOptions)}, but gives the container to work with. If
     * it exists with another partition key, that one holds: keys are taken from items by it. Fails if the container can
     * neither be read nor created, whatever {@code throwOnFailure} says.
     */
    CompletableFuture<CosmosAsyncContainer> ensureContainer(ContainerProperties properties, ResourceOptions options);

    /** All containers of the database. */
    default CosmosAsyncPages<ContainerProperties> listContainers() {
        return listContainers(QueryOptions.defaults());
    }

    /**
     * As {@link #listContainers()}; what belongs to items (partition key, feed range, session token, consistency) does
     * not apply.
     */
    CosmosAsyncPages<ContainerProperties> listContainers(QueryOptions options);

    /** As {@link #queryContainers(SqlQuery, QueryOptions)}. */
    default CosmosAsyncPages<ContainerProperties> queryContainers(SqlQuery query) {
        return queryContainers(query, QueryOptions.defaults());
    }

    /** Queries container definitions; the query must select whole ones ({@code select * from c where …}). */
    CosmosAsyncPages<ContainerProperties> queryContainers(SqlQuery query, QueryOptions options);
}
