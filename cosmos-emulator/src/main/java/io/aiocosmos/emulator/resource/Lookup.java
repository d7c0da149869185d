package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Database;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ResourceAddress;
import io.aiocosmos.emulator.wire.ServiceError;

/** Finds the databases and containers that paths name. */
public final class Lookup {
    private final Account account;

    public Lookup(Account account) {
        this.account = account;
    }

    /** The database that the path ends at. */
    Database database(Request request) {
        Database database = account.databases().find(request.address().firstId());
        if (database == null) throw ServiceError.notFound();
        return database;
    }

    /** The database above what the path ends at. */
    Database owningDatabase(Request request) {
        Database database = account.databases().find(request.address().firstId());
        if (database == null) throw ServiceError.ownerNotFound();
        return database;
    }

    /** The container that the path ends at. */
    Container container(Request request) {
        Container container = owningDatabase(request)
                .containers()
                .find(request.address().ids().get(1));
        if (container == null) throw ServiceError.notFound();
        return container;
    }

    /** The container above what the path ends at. If the request names a container rid, it must match. */
    public Container owningContainer(Request request) {
        Container container = owningDatabase(request)
                .containers()
                .find(request.address().ids().get(1));
        if (container == null) throw ServiceError.ownerNotFound();
        String intended = request.text("x-ms-cosmos-intended-collection-rid");
        if (intended != null && !intended.equals(container.rid()))
            throw ServiceError.gateway(
                    400, 1024, "The container was recreated: its resource id is not the intended one.");
        return container;
    }

    /** The id of the container that the path leads to or into; {@code null} if there is none. */
    public String containerName(Request request) {
        ResourceAddress address = request.address();
        if (address.ids().size() < 2) return null;
        Database database = account.databases().find(address.firstId());
        Container container = database == null
                ? null
                : database.containers().find(address.ids().get(1));
        return container == null ? null : container.id();
    }
}
