package io.aiocosmos.features.joined;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.Throughput;
import io.aiocosmos.ThroughputProperties;

/** An asynchronous database, joined. */
record JoinedDatabase(CosmosAsyncDatabase async) implements CosmosDatabase {
    @Override
    public String id() {
        return async.id();
    }

    @Override
    public String endpoint() {
        return async.endpoint();
    }

    @Override
    public CosmosContainer container(String id) {
        return new JoinedContainer(async.container(id));
    }

    @Override
    public CosmosResponse<DatabaseProperties> read(ResourceOptions options) {
        return Join.get(async.read(options));
    }

    @Override
    public boolean exists() {
        return Join.get(async.exists());
    }

    @Override
    public CosmosResponse<Void> delete(ResourceOptions options) {
        return Join.get(async.delete(options));
    }

    @Override
    public CosmosResponse<ThroughputProperties> readThroughput() {
        return Join.get(async.readThroughput());
    }

    @Override
    public CosmosResponse<ThroughputProperties> replaceThroughput(Throughput throughput) {
        return Join.get(async.replaceThroughput(throughput));
    }

    @Override
    public CosmosResponse<ContainerProperties> createContainer(
            ContainerProperties properties, ResourceOptions options) {
        return Join.get(async.createContainer(properties, options));
    }

    @Override
    public CosmosResponse<ContainerProperties> createContainerIfNotExists(
            ContainerProperties properties, ResourceOptions options) {
        return Join.get(async.createContainerIfNotExists(properties, options));
    }

    @Override
    public CosmosContainer ensureContainer(ContainerProperties properties, ResourceOptions options) {
        return new JoinedContainer(Join.get(async.ensureContainer(properties, options)));
    }

    @Override
    public CosmosPages<ContainerProperties> listContainers(QueryOptions options) {
        return new JoinedPages<>(async.listContainers(options));
    }

    @Override
    public CosmosPages<ContainerProperties> queryContainers(SqlQuery query, QueryOptions options) {
        return new JoinedPages<>(async.queryContainers(query, options));
    }
}
