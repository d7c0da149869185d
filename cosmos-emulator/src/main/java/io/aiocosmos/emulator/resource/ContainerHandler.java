package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Database;
import io.aiocosmos.emulator.store.Preconditions;
import io.aiocosmos.emulator.throughput.Throughput;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;

/** Containers. */
public final class ContainerHandler {
    private final Account account;
    private final Lookup lookup;
    private final Metadata metadata;

    public ContainerHandler(Account account, Lookup lookup, Metadata metadata) {
        this.account = account;
        this.lookup = lookup;
        this.metadata = metadata;
    }

    public Response handle(Request request) {
        return switch (request.operation()) {
            case READ -> read(request);
            case FEED, QUERY -> feed(request);
            case CREATE -> create(request);
            case REPLACE -> replace(request);
            case DELETE -> delete(request);
            default -> throw Metadata.notAllowed(request);
        };
    }

    private Response read(Request request) {
        Container container = lookup.container(request);
        if (Preconditions.unchanged(request.text(RequestHeaders.IF_NONE_MATCH), container.etag()))
            return owned(Metadata.charged(Response.empty(304)).with("etag", container.etag()), container);
        boolean counted = request.flag("x-ms-documentdb-populatepartitionstatistics");
        Response response =
                Metadata.response(200, counted ? ContainerUsage.withStatistics(container) : container.json());
        if (request.flag("x-ms-documentdb-populatequotainfo"))
            response.with("x-ms-resource-usage", ContainerUsage.header(container));
        return owned(response, container);
    }

    private Response feed(Request request) {
        Database database = lookup.owningDatabase(request);
        return MetadataFeed.response(
                        request, database.rid(), MetadataFeed.rows(database.containers()), account.stamps()::now)
                .with("x-ms-content-path", database.rid())
                .with("x-ms-alt-content-path", database.namePath());
    }

    private Response create(Request request) {
        metadata.requireWriteRegion(request);
        Database database = lookup.owningDatabase(request);
        Throughput wanted = Throughput.requested(request);
        if (wanted == null && account.offers().of(database.rid()) == null) wanted = Throughput.standard();
        ContainerDefinition definition = ContainerDefinition.read(Metadata.object(request));
        Container container = database.createContainer(definition, wanted == null ? 0 : wanted.requestUnits());
        if (container == null) throw ServiceError.conflict(0);
        if (wanted != null) account.offers().create(container.rid(), container.self(), wanted);
        return owned(Metadata.response(201, container.json()), container);
    }

    private Response replace(Request request) {
        metadata.requireWriteRegion(request);
        Container container = lookup.container(request);
        ContainerDefinition next = ContainerDefinition.read(Metadata.object(request));
        container.replace(next, request.text(RequestHeaders.IF_MATCH));
        return owned(Metadata.response(200, container.json()), container);
    }

    private Response delete(Request request) {
        metadata.requireWriteRegion(request);
        Container container = lookup.container(request);
        if (!Preconditions.matches(request.text(RequestHeaders.IF_MATCH), container.etag()))
            throw ServiceError.preconditionFailed();
        if (!container.database().containers().remove(container)) throw ServiceError.notFound();
        account.offers().remove(container.rid());
        return Metadata.deleted()
                .with("x-ms-alt-content-path", container.database().namePath());
    }

    private static Response owned(Response response, Container container) {
        return response.with("x-ms-content-path", container.database().rid())
                .with("x-ms-alt-content-path", container.database().namePath())
                .with("x-ms-resource-quota", "collectionSize=10485760;documentsCount=-1;")
                .with("x-ms-documentdb-collection-index-transformation-progress", 100);
    }
}
