package io.aiocosmos.core.client;

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
import io.aiocosmos.core.paging.Pages;

/** A database for callers that wait. */
final class Database implements CosmosDatabase {
    private final DatabaseOperations scope;

    Database(DatabaseOperations scope) {
        this.scope = scope;
    }

    @Override
    public String id() {
        return scope.id;
    }

    @Override
    public String endpoint() {
        return scope.view.pipeline.engine().endpoint();
    }

    @Override
    public CosmosAsyncDatabase async() {
        return new AsyncDatabase(scope.forCallbacks());
    }

    @Override
    public CosmosContainer container(String id) {
        return new Container(new ContainerOperations(scope, id));
    }

    @Override
    public CosmosResponse<DatabaseProperties> read(ResourceOptions options) {
        return scope.view.run(scope.read(options), DatabaseOperations::properties);
    }

    @Override
    public boolean exists() {
        return NotFoundAsEmpty.exists(scope.view.pipeline.run(scope.read(ResourceOptions.defaults())));
    }

    @Override
    public CosmosResponse<Void> delete(ResourceOptions options) {
        return scope.view.run(scope.delete(options), result -> null);
    }

    @Override
    public CosmosResponse<ThroughputProperties> readThroughput() {
        return scope.view.beforeWaiting().awaitRead(scope.offers().read(), Offers::properties);
    }

    @Override
    public CosmosResponse<ThroughputProperties> replaceThroughput(Throughput throughput) {
        return scope.view.beforeWaiting().awaitWrite(scope.offers().replace(throughput), Offers::properties);
    }

    @Override
    public CosmosResponse<ContainerProperties> createContainer(
            ContainerProperties properties, ResourceOptions options) {
        return scope.view.run(scope.create("createContainer", properties, options), ContainerOperations::properties);
    }

    @Override
    public CosmosResponse<ContainerProperties> createContainerIfNotExists(
            ContainerProperties properties, ResourceOptions options) {
        return scope.view
                .beforeWaiting()
                .awaitWrite(scope.readOrCreate(properties, options), scope.compared(properties));
    }

    @Override
    public CosmosPages<ContainerProperties> listContainers(QueryOptions options) {
        return new Pages<>(scope.list(options));
    }

    @Override
    public CosmosPages<ContainerProperties> queryContainers(SqlQuery query, QueryOptions options) {
        return new Pages<>(scope.query(query, options));
    }

    @Override
    public String toString() {
        return scope.describe("CosmosDatabase");
    }
}
