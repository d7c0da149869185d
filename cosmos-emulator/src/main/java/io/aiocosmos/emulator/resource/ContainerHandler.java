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
    private final WriteRegionCheck writeRegion;

    public ContainerHandler(Account account, Lookup lookup, WriteRegionCheck writeRegion) {
        this.account = account;
        this.lookup = lookup;
        this.writeRegion = writeRegion;
    }

    public Response handle(Request request) {
        return switch (request.operation()) {
            case READ -> read(request);
            case FEED, QUERY -> feed(request);
            case CREATE -> create(request);
            case REPLACE -> replace(request);
            case DELETE -> delete(request);
            default -> throw MetadataResponses.notAllowed(request);
        };
    }

    private Response read(Request request) {
        Container container = lookup.container(request);
        if (Preconditions.unchanged(request.text(RequestHeaders.IF_NONE_MATCH), container.etag()))
            return owned(MetadataResponses.charged(Response.empty(304)).with("etag", container.etag()), container);
        boolean counted = request.flag("x-ms-documentdb-populatepartitionstatistics");
        Response response =
                MetadataResponses.of(200, counted ? ContainerUsage.withStatistics(container) : container.json());
        if (request.flag("x-ms-documentdb-populatequotainfo"))
            response.with("x-ms-resource-usage", ContainerUsage.header(container));
        return owned(response, container);
    }

    private Response feed(Request request) {
        Database database = lookup.owningDatabase(request);
        return MetadataFeed.response(
                        request, database.rid(), MetadataFeed.rows(database.containers()), account.etagClock()::now)
                .with("x-ms-content-path", database.rid())
                .with("x-ms-alt-content-path", database.namePath());
    }

    private Response create(Request request) {
        writeRegion.check(request);
        Database database = lookup.owningDatabase(request);
        Throughput wanted = Throughput.requested(request);
        if (wanted == null && account.offers().of(database.rid()) == null) wanted = Throughput.standard();
        ContainerDefinition definition = ContainerDefinition.read(MetadataResponses.object(request));
        Container container = database.createContainer(definition, wanted == null ? 0 : wanted.requestUnits());
        if (container == null) throw ServiceError.conflict(0);
        if (wanted != null) account.offers().create(container.rid(), container.self(), wanted);
        return owned(MetadataResponses.of(201, container.json()), container);
    }

    private Response replace(Request request) {
        writeRegion.check(request);
        Container container = lookup.container(request);
        ContainerDefinition next = ContainerDefinition.read(MetadataResponses.object(request));
        container.replace(next, request.text(RequestHeaders.IF_MATCH));
        return owned(MetadataResponses.of(200, container.json()), container);
    }

    private Response delete(Request request) {
        writeRegion.check(request);
        Container container = lookup.container(request);
        if (!Preconditions.matches(request.text(RequestHeaders.IF_MATCH), container.etag()))
            throw ServiceError.preconditionFailed();
        if (!container.database().containers().remove(container)) throw ServiceError.notFound();
        account.offers().remove(container.rid());
        return MetadataResponses.deleted()
                .with("x-ms-alt-content-path", container.database().namePath());
    }

    private static Response owned(Response response, Container container) {
        return response.with("x-ms-content-path", container.database().rid())
                .with("x-ms-alt-content-path", container.database().namePath())
                .with("x-ms-resource-quota", "collectionSize=10485760;documentsCount=-1;")
                .with("x-ms-documentdb-collection-index-transformation-progress", 100);
    }
}
