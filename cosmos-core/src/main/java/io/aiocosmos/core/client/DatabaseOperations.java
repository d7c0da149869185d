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
import io.aiocosmos.core.partition.KeyPath;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.spi.PrintableText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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

    String describe(String type) {
        return view.describe(type, "/" + link.name());
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

    /** The definition of a container that was read or created; the listener hears if its key is not the one asked for. */
    Function<OperationResult, ContainerProperties> compared(ContainerProperties wanted) {
        return response -> {
            ContainerProperties found = ContainerOperations.properties(response);
            if (view.pipeline.engine().hasListener()) compare(wanted, found);
            return found;
        };
    }

    private void compare(ContainerProperties wanted, ContainerProperties found) {
        List<String> requested = wanted.partitionKey().paths();
        List<String> existing = found.partitionKey().paths();
        boolean same = requested.size() == existing.size();
        for (int i = 0; same && i < requested.size(); i++) same = KeyPath.isSame(requested.get(i), existing.get(i));
        if (!same)
            view.pipeline
                    .engine()
                    .observer()
                    .partitionKeyMismatch(
                            PrintableText.of(link.container(wanted.id()).name()),
                            printable(requested),
                            printable(existing));
    }

    private static List<String> printable(List<String> paths) {
        List<String> shown = new ArrayList<>(paths);
        shown.replaceAll(PrintableText::of);
        return Collections.unmodifiableList(shown);
    }

    ResumableReader<ContainerProperties> list(QueryOptions options) {
        return new PagedRequestReader<>(view.pipeline.forCall(), ResourceFeed.containers(link, null, options));
    }

    ResumableReader<ContainerProperties> query(SqlQuery query, QueryOptions options) {
        byte[] body =
                QueryTexts.of(view.codecs, Arguments.missing("query", query)).body();
        return new PagedRequestReader<>(view.pipeline.forCall(), ResourceFeed.containers(link, body, options));
    }
}
