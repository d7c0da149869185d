package io.aiocosmos;

import io.aiocosmos.error.CosmosConflictException;

/**
 * A database and its containers. Getting one does no I/O and does not ask whether it exists. Thread-safe. Fails as
 * {@link CosmosContainer} says.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface CosmosDatabase {
    String id();

    /** The same database for code that does not wait. */
    CosmosAsyncDatabase async();

    /** A container of this database; no I/O. */
    CosmosContainer container(String id);

    default CosmosResponse<DatabaseProperties> read() {
        return read(ResourceOptions.defaults());
    }

    CosmosResponse<DatabaseProperties> read(ResourceOptions options);

    /** Whether the database exists. */
    boolean exists();

    /** Deletes the database with all its containers. */
    default CosmosResponse<Void> delete() {
        return delete(ResourceOptions.defaults());
    }

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

    CosmosResponse<ContainerProperties> createContainer(ContainerProperties properties, ResourceOptions options);

    /** Creates a container unless there is one of that id; what exists is read (status 200), not compared. */
    default CosmosResponse<ContainerProperties> createContainerIfNotExists(ContainerProperties properties) {
        return createContainerIfNotExists(properties, ResourceOptions.defaults());
    }

    CosmosResponse<ContainerProperties> createContainerIfNotExists(
            ContainerProperties properties, ResourceOptions options);

    default CosmosPages<ContainerProperties> listContainers() {
        return listContainers(QueryOptions.defaults());
    }

    CosmosPages<ContainerProperties> listContainers(QueryOptions options);

    default CosmosPages<ContainerProperties> queryContainers(SqlQuery query) {
        return queryContainers(query, QueryOptions.defaults());
    }

    /** Queries container definitions; the query must select whole ones ({@code select * from c where …}). */
    CosmosPages<ContainerProperties> queryContainers(SqlQuery query, QueryOptions options);
}
