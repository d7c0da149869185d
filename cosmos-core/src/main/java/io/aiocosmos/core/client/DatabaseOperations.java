package io.aiocosmos.core.client;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.paging.PagedRequestReader;
import io.aiocosmos.core.paging.ResumableReader;
import io.aiocosmos.core.result.OperationResult;
import java.util.concurrent.CompletableFuture;

/** What both views of a database share: its link and the requests that it makes. */
final class DatabaseOperations {
    final ClientContext view;
    final String id;
    final Link link;

    DatabaseOperations(ClientContext view, String id) {
        this.view = view;
        this.id = id;
        this.link = Link.database(id);
    }

    DatabaseOperations forWaiting() {
        return new DatabaseOperations(view.with(view.pipeline.forWaiting()), id);
    }

    DatabaseOperations forCallbacks() {
        return new DatabaseOperations(view.with(view.pipeline.forCallbacks()), id);
    }

    Operation read(ResourceOptions options) {
        return ResourceRequests.read("readDatabase", "dbs", link, options);
    }

    Operation delete(ResourceOptions options) {
        return ResourceRequests.delete("deleteDatabase", "dbs", link, options);
    }

    Offers offers() {
        return new Offers(view.pipeline.within(0), "dbs", link);
    }

    static DatabaseProperties properties(OperationResult response) {
        return ResourceJson.database(response.json());
    }

    Operation create(String name, ContainerProperties properties, ResourceOptions options) {
        return ResourceRequests.createContainer(name, link, properties, options);
    }

    CompletableFuture<OperationResult> readOrCreate(ContainerProperties properties, ResourceOptions options) {
        String name = "createContainerIfNotExists";
        Operation create = create(name, properties, options);
        Link container = link.container(properties.id());
        return ResourceRequests.readOrCreate(
                view.pipeline.within(OptionHeaders.timeoutNanos(options)),
                ResourceRequests.readOrCreate(name, "colls", container, options),
                create);
    }

    ResumableReader<ContainerProperties> list(QueryOptions options) {
        return new PagedRequestReader<>(view.pipeline, ResourceFeed.containers(link, null, options));
    }

    ResumableReader<ContainerProperties> query(SqlQuery query, QueryOptions options) {
        byte[] body =
                QueryTexts.of(view.codecs, Arguments.missing("query", query)).body();
        return new PagedRequestReader<>(view.pipeline, ResourceFeed.containers(link, body, options));
    }
}
