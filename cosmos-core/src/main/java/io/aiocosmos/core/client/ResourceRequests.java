package io.aiocosmos.core.client;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.operation.Ids;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Makes the requests for databases and containers. */
final class ResourceRequests {
    private static final int MOST_ROUNDS = 5;

    private ResourceRequests() {}

    static Operation createDatabase(String name, String id, ResourceOptions options) {
        Arguments.when(Arguments.missing("options", options).ifMatch().isPresent(), "ifMatch", name);
        byte[] body = ResourceJson.id(Ids.resource("database", id));
        return create(name, "dbs", Link.ROOT, Link.database(id), body, options);
    }

    static Operation createContainer(
            String name, Link database, ContainerProperties properties, ResourceOptions options) {
        Arguments.missing("options", options);
        Arguments.missing("properties", properties);
        Arguments.when(options.ifMatch().isPresent(), "ifMatch", name);
        byte[] body = ResourceJson.container(properties);
        return create(name, "colls", database, database.container(properties.id()), body, options);
    }

    private static Operation create(
            String name, String type, Link parent, Link link, byte[] body, ResourceOptions options) {
        OperationBuilder create = Operation.ofFeed(name, Operation.Kind.RESOURCE_WRITE, "POST", type, parent)
                .shownLink(link.name())
                .header(Headers.CONTENT_TYPE, "application/json")
                .body(body, body.length);
        OptionHeaders.apply(options, create);
        return create.build();
    }

    static Operation read(String name, String type, Link link, ResourceOptions options) {
        Arguments.when(Arguments.missing("options", options).throughput().isPresent(), "throughput", name);
        Arguments.when(options.ifMatch().isPresent(), "ifMatch", name);
        OperationBuilder read = Operation.of(name, Operation.Kind.RESOURCE_READ, "GET", type, link);
        OptionHeaders.apply(options, read);
        return read.build();
    }

    /** The read within an if-not-exists: throughput is for the create that may follow. */
    static Operation readOrCreate(String name, String type, Link link, ResourceOptions options) {
        OperationBuilder read = Operation.of(name, Operation.Kind.RESOURCE_READ, "GET", type, link);
        OptionHeaders.common(options, read);
        return read.build();
    }

    static Operation delete(String name, String type, Link link, ResourceOptions options) {
        Arguments.when(Arguments.missing("options", options).throughput().isPresent(), "throughput", name);
        OperationBuilder delete = Operation.of(name, Operation.Kind.RESOURCE_WRITE, "DELETE", type, link);
        if (type.equals("colls")) delete.container(link);
        else Arguments.when(options.ifMatch().isPresent(), "ifMatch", name);
        OptionHeaders.apply(options, delete);
        return delete.build();
    }

    static Operation replaceContainer(Link container, ContainerProperties properties, ResourceOptions options) {
        Arguments.when(
                Arguments.missing("options", options).throughput().isPresent(), "throughput", "replaceContainer");
        Arguments.missing("properties", properties);
        if (!container.name().endsWith("/" + properties.id()))
            throw new IllegalArgumentException("properties must have the id of the container that they replace");
        byte[] body = ResourceJson.container(properties);
        OperationBuilder replace = Operation.of(
                        "replaceContainer", Operation.Kind.RESOURCE_WRITE, "PUT", "colls", container)
                .header(Headers.CONTENT_TYPE, "application/json")
                .body(body, body.length);
        OptionHeaders.apply(options, replace);
        return replace.build();
    }

    /** Read, else create, else (somebody else was quicker) read; and again if somebody else deletes it meanwhile. */
    static CompletableFuture<OperationResult> readOrCreate(RequestPipeline pipeline, Operation read, Operation create) {
        return readOrCreate(pipeline, read, create, MOST_ROUNDS);
    }

    private static CompletableFuture<OperationResult> readOrCreate(
            RequestPipeline pipeline, Operation read, Operation create, int rounds) {
        AsyncChain<OperationResult> chain = new AsyncChain<>(pipeline);
        return chain.after(pipeline.start(read, Function.identity()), found -> {
            if (found.status() != StatusCodes.NOT_FOUND || rounds == 0) chain.complete(found);
            else
                chain.after(pipeline.start(create, Function.identity()), made -> {
                    if (made.status() != StatusCodes.CONFLICT) chain.complete(made);
                    else chain.endsWith(readOrCreate(pipeline, read, create, rounds - 1));
                });
        });
    }
}
