package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.ItemKey;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.PartitionView;
import io.aiocosmos.emulator.store.Preconditions;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.Rid;
import io.aiocosmos.emulator.wire.ServiceError;

/** Reads one item. */
public final class ItemReader {
    private final Lookup lookup;
    private final SessionTokens sessions;
    private final Throttle throttle;
    private final ItemResponseHeaders headers;

    public ItemReader(Lookup lookup, SessionTokens sessions, Throttle throttle, ItemResponseHeaders headers) {
        this.lookup = lookup;
        this.sessions = sessions;
        this.throttle = throttle;
        this.headers = headers;
    }

    public Response read(Request request) {
        Container container = lookup.owningContainer(request);
        PartitionKey key = KeyHeader.whole(request, container.definition().key());
        Partition partition = container.partitionOf(key).at(request.endpoint().region());
        throttle.admit(container, partition);
        PartitionView view = sessions.view(request, partition);
        Item item = find(request, container, view, key);
        if (item == null) throw headers.complete(missing(), container, partition, view.lsn(), Charges.miss());
        boolean unchanged = Preconditions.unchanged(request.text(RequestHeaders.IF_NONE_MATCH), item.etag());
        Response response = unchanged ? Response.empty(304) : Response.json(200, item.bytes());
        response.with("etag", item.etag()).with("x-ms-item-lsn", item.lsn());
        double charge = unchanged ? Charges.miss() : Charges.read(item.bytes().length);
        return headers.complete(response, container, partition, view.lsn(), charge);
    }

    static ServiceError missing() {
        return ServiceError.data(404, 0, "Entity with the specified id does not exist in the system.");
    }

    /** By its name or, if the container is addressed by its resource id too, by its resource id. */
    static Item find(Request request, Container container, PartitionView view, PartitionKey key) {
        String id = request.address().lastId();
        Item named = view.find(new ItemKey(key, id));
        boolean byRid = named == null && request.address().ids().get(1).equals(container.rid());
        long number = byRid ? Rid.itemNumber(id) : -1;
        if (number < 0) return named;
        Item numbered = view.find(number);
        boolean exact = numbered != null
                && Rid.child(container.rid(), Rid.ChildKind.ITEM, number).equals(id);
        return exact && numbered.key().partition().equals(key) ? numbered : null;
    }
}
