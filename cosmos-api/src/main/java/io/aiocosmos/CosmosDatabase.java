package io.aiocosmos;

import io.aiocosmos.error.CosmosConflictException;

/**
 * A database and its containers. Getting one does no I/O and does not ask whether it exists. Thread-safe. Fails as
 * {@link CosmosContainer} says.
 *
 * <pre>{@code
 * CosmosDatabase books = client.database("books");
 * books.createContainerIfNotExists(ContainerProperties.of("ledger", "/account"));
 * CosmosContainer ledger = books.container("ledger");
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 */
public interface CosmosDatabase {
    /** The name. */
    String id();

    /**
     * The account's address as the client was given it, such as {@code https://account.documents.azure.com}; with the port if
     * it is not the scheme's own.
     */
    String endpoint();

    /** The same database for code that does not wait. */
    CosmosAsyncDatabase async();

    /** A container of this database; no I/O. */
    CosmosContainer container(String id);

    /** Reads the database's properties. */
    default CosmosResponse<DatabaseProperties> read() {
        return read(ResourceOptions.defaults());
    }

    /** As {@link #read()}; throughput and {@code ifMatch} do not apply. */
    CosmosResponse<DatabaseProperties> read(ResourceOptions options);

    /** Whether the database exists. */
    boolean exists();

    /** Deletes the database with all its containers. */
    default CosmosResponse<Void> delete() {
        return delete(ResourceOptions.defaults());
    }

    /** As {@link #delete()}; throughput and {@code ifMatch} do not apply. */
    CosmosResponse<Void> delete(ResourceOptions options);

    /** Reads the throughput that the database's containers share; 404 if they share none. */
    CosmosResponse<ThroughputProperties> readThroughput();

    /** Changes the throughput that the database's containers share. */
    CosmosResponse<ThroughputProperties> replaceThroughput(Throughput throughput);

    /**
     * Creates a container.
     *
     * @throws CosmosConflictException (409) if there is one of that id
     */
    default CosmosResponse<ContainerProperties> createContainer(ContainerProperties properties) {
        return createContainer(properties, ResourceOptions.defaults());
    }

    /**
     * As {@link #createContainer(ContainerProperties)}, with throughput of its own if it is given; {@code ifMatch}
     * does not apply.
     */
    CosmosResponse<ContainerProperties> createContainer(ContainerProperties properties, ResourceOptions options);

    /**
     * Creates a container unless there is one of that id; what exists is read (status 200) and stays as it is. If its
     * partition key has other paths than these properties, the listener hears of it: {@link
     * CosmosEvent.PartitionKeyMismatch}.
     */
    default CosmosResponse<ContainerProperties> createContainerIfNotExists(ContainerProperties properties) {
        return createContainerIfNotExists(properties, ResourceOptions.defaults());
    }

    /**
     * As {@link #createContainerIfNotExists(ContainerProperties)}; throughput is for the case that it is created,
     * {@code ifMatch} does not apply.
     */
    CosmosResponse<ContainerProperties> createContainerIfNotExists(
            ContainerProperties properties, ResourceOptions options);

    /** As {@link #ensureContainer(ContainerProperties, ResourceOptions)}. */
    default CosmosContainer ensureContainer(ContainerProperties properties) {
        return ensureContainer(properties, ResourceOptions.defaults());
    }

    /**
     * As {@link #createContainerIfNotExists(ContainerProperties, ResourceOptions)}, but gives the container to work with. If
     * it exists with another partition key, that one holds: keys are taken from items by it. Fails if the container can
     * neither be read nor created, whatever {@code throwOnFailure} says.
     */
    default CosmosContainer ensureContainer(ContainerProperties properties, ResourceOptions options) {
        createContainerIfNotExists(properties, options).value();
        return container(properties.id());
    }

    /** All containers of the database. */
    default CosmosPages<ContainerProperties> listContainers() {
        return listContainers(QueryOptions.defaults());
    }

    /**
     * As {@link #listContainers()}; what belongs to items (partition key, feed range, session token, consistency) does
     * not apply.
     */
    CosmosPages<ContainerProperties> listContainers(QueryOptions options);

    /** As {@link #queryContainers(SqlQuery, QueryOptions)}. */
    default CosmosPages<ContainerProperties> queryContainers(SqlQuery query) {
        return queryContainers(query, QueryOptions.defaults());
    }

    /** Queries container definitions; the query must select whole ones ({@code select * from c where …}). */
    CosmosPages<ContainerProperties> queryContainers(SqlQuery query, QueryOptions options);
}
