package io.aiocosmos.core.client;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.Throughput;
import io.aiocosmos.ThroughputProperties;
import io.aiocosmos.core.paging.AsyncPages;
import java.util.concurrent.CompletableFuture;

/** A database for callers that do not wait. */
final class AsyncDatabase implements CosmosAsyncDatabase {
    private final DatabaseOperations scope;

    AsyncDatabase(DatabaseOperations scope) {
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
    public CosmosDatabase blocking() {
        return new Database(scope.forWaiting());
    }

    @Override
    public CosmosAsyncContainer container(String id) {
        return new AsyncContainer(new ContainerOperations(scope, id));
    }

    @Override
    public CompletableFuture<CosmosResponse<DatabaseProperties>> read(ResourceOptions options) {
        return scope.view.start(scope.read(options), DatabaseOperations::properties);
    }

    @Override
    public CompletableFuture<Boolean> exists() {
        return scope.view.pipeline.start(scope.read(ResourceOptions.defaults()), NotFoundAsEmpty::exists);
    }

    @Override
    public CompletableFuture<CosmosResponse<Void>> delete(ResourceOptions options) {
        return scope.view.start(scope.delete(options), result -> null);
    }

    @Override
    public CompletableFuture<CosmosResponse<ThroughputProperties>> readThroughput() {
        return scope.view.map(scope.offers().read(), Offers::properties);
    }

    @Override
    public CompletableFuture<CosmosResponse<ThroughputProperties>> replaceThroughput(Throughput throughput) {
        return scope.view.map(scope.offers().replace(throughput), Offers::properties);
    }

    @Override
    public CompletableFuture<CosmosResponse<ContainerProperties>> createContainer(
            ContainerProperties properties, ResourceOptions options) {
        return scope.view.start(scope.create("createContainer", properties, options), ContainerOperations::properties);
    }

    @Override
    public CompletableFuture<CosmosResponse<ContainerProperties>> createContainerIfNotExists(
            ContainerProperties properties, ResourceOptions options) {
        return scope.view.map(scope.readOrCreate(properties, options), scope.compared(properties));
    }

    @Override
    public CompletableFuture<CosmosAsyncContainer> ensureContainer(
            ContainerProperties properties, ResourceOptions options) {
        return scope.view.read(scope.readOrCreate(properties, options), response -> {
            response.orThrow().readBody(scope.compared(properties));
            return container(properties.id());
        });
    }

    @Override
    public CosmosAsyncPages<ContainerProperties> listContainers(QueryOptions options) {
        return new AsyncPages<>(scope.list(options));
    }

    @Override
    public CosmosAsyncPages<ContainerProperties> queryContainers(SqlQuery query, QueryOptions options) {
        return new AsyncPages<>(scope.query(query, options));
    }

    @Override
    public String toString() {
        return scope.describe("CosmosAsyncDatabase");
    }
}
