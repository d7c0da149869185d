package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.definition.Ids;
import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Database;
import io.aiocosmos.emulator.store.Preconditions;
import io.aiocosmos.emulator.throughput.Throughput;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;

/** Databases. */
public final class DatabaseHandler {
    private final Account account;
    private final Lookup lookup;
    private final WriteRegionCheck writeRegion;

    public DatabaseHandler(Account account, Lookup lookup, WriteRegionCheck writeRegion) {
        this.account = account;
        this.lookup = lookup;
        this.writeRegion = writeRegion;
    }

    public Response handle(Request request) {
        return switch (request.operation()) {
            case READ -> MetadataResponses.of(200, lookup.database(request).json());
            case FEED, QUERY ->
                MetadataFeed.response(request, "", MetadataFeed.rows(account.databases()), account.etagClock()::now);
            case CREATE -> create(request);
            case DELETE -> delete(request);
            default -> throw MetadataResponses.notAllowed(request);
        };
    }

    private Response create(Request request) {
        writeRegion.check(request);
        String id = Ids.ofMetadata(MetadataResponses.object(request));
        Throughput wanted = Throughput.requested(request);
        Database database = account.createDatabase(id);
        if (database == null) throw ServiceError.conflict(0);
        if (wanted != null) account.offers().create(database.rid(), database.self(), wanted);
        return MetadataResponses.of(201, database.json());
    }

    private Response delete(Request request) {
        writeRegion.check(request);
        Database database = lookup.database(request);
        if (!Preconditions.matches(request.text(RequestHeaders.IF_MATCH), database.etag()))
            throw ServiceError.preconditionFailed();
        if (!account.remove(database)) throw ServiceError.notFound();
        return MetadataResponses.deleted();
    }
}
