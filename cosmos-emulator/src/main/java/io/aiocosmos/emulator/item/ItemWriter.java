package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.WriteRegionCheck;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.ItemDraft;
import io.aiocosmos.emulator.store.ItemKey;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.Transaction.WriteResult;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Operation;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Creates, upserts, replaces, patches and deletes one item. */
public final class ItemWriter {
    private static final Set<String> DIRECTIVES = Set.of("default", "include", "exclude");

    private final Lookup lookup;
    private final WriteRegionCheck writeRegion;
    private final SessionTokens sessions;
    private final Throttle throttle;
    private final ItemResponseHeaders headers;
    private final InstantSource clock;

    /** @param clock what the functions of time in the condition of a patch go by */
    public ItemWriter(
            Lookup lookup,
            WriteRegionCheck writeRegion,
            SessionTokens sessions,
            Throttle throttle,
            ItemResponseHeaders headers,
            InstantSource clock) {
        this.lookup = lookup;
        this.writeRegion = writeRegion;
        this.sessions = sessions;
        this.throttle = throttle;
        this.headers = headers;
        this.clock = clock;
    }

    public Response write(Request request) {
        Container container = lookup.owningContainer(request);
        refuseTriggers(request);
        checkIndexing(request);
        PartitionKey key = KeyHeader.whole(request, container.definition().key());
        Partition partition = container.partitionOf(key).at(request.endpoint().region());
        writeRegion.check(request, partition);
        boolean whole = request.operation() != Operation.DELETE && request.operation() != Operation.PATCH;
        ItemDraft draft = whole ? ItemBody.read(request.body(), key, container.definition()) : null;
        throttle.admit(container, partition);
        if (partition.known() != null)
            sessions.view(request, partition); // with one write region tokens of writes are ignored
        try {
            return write(request, container, partition, key, draft);
        } catch (ServiceError e) {
            throw headers.complete(e, container, partition, partition.current().lsn(), Charges.refusedWrite());
        }
    }

    private Response write(
            Request request, Container container, Partition partition, PartitionKey key, ItemDraft draft) {
        String ifMatch = request.text(RequestHeaders.IF_MATCH);
        return switch (request.operation()) {
            case CREATE -> created(request, container, partition, partition.write(writes -> writes.create(draft)));
            case UPSERT -> {
                String ifNoneMatch = request.text(RequestHeaders.IF_NONE_MATCH);
                WriteResult written = partition.write(writes -> writes.upsert(draft, ifMatch, ifNoneMatch));
                if (written.created()) yield created(request, container, partition, written);
                double charge = Charges.upsertOfExisting(written.item().bytes().length);
                yield stored(request, container, partition, written, 200, charge);
            }
            case REPLACE -> {
                ItemKey there = existing(request, container, partition, key).key();
                WriteResult written = partition.write(writes -> writes.replace(there, ifMatch, old -> draft));
                double charge = Charges.replace(written.item().bytes().length);
                yield stored(request, container, partition, written, 200, charge);
            }
            case PATCH -> patch(request, container, partition, key, ifMatch);
            default -> {
                ItemKey there = existing(request, container, partition, key).key();
                WriteResult written = partition.write(writes -> writes.delete(there, ifMatch));
                double charge = Charges.delete(written.item().bytes().length);
                yield headers.complete(Response.empty(204), container, partition, written.lsn(), charge);
            }
        };
    }

    private Response patch(
            Request request, Container container, Partition partition, PartitionKey key, String ifMatch) {
        JsonNode patch = Json.parse(request.body());
        ContainerDefinition definition = container.definition();
        ItemKey there = existing(request, container, partition, key).key();
        WriteResult written = partition.write(
                writes -> writes.replace(there, ifMatch, item -> ItemPatch.apply(patch, item, definition, clock)));
        double charge = Charges.replace(written.item().bytes().length);
        return stored(request, container, partition, written, 200, charge);
    }

    private static Item existing(Request request, Container container, Partition partition, PartitionKey key) {
        Item item = ItemReader.find(request, container, partition.current(), key);
        if (item == null) throw ItemReader.missing();
        return item;
    }

    private Response created(Request request, Container container, Partition partition, WriteResult written) {
        double charge = Charges.create(written.item().bytes().length);
        return stored(request, container, partition, written, 201, charge);
    }

    private Response stored(
            Request request, Container container, Partition partition, WriteResult written, int status, double charge) {
        boolean minimal = "return=minimal".equalsIgnoreCase(request.text("prefer"));
        Item item = written.item();
        Response response = minimal ? Response.empty(status) : Response.json(status, item.bytes());
        response.with("etag", item.etag()).with("x-ms-item-lsn", item.lsn());
        return headers.complete(response, container, partition, written.lsn(), charge);
    }

    /** @throws ServiceError 501 if the request names triggers */
    public static void refuseTriggers(Request request) {
        if (request.text("x-ms-documentdb-pre-trigger-include") != null
                || request.text("x-ms-documentdb-post-trigger-include") != null)
            throw ServiceError.notSupported("triggers");
    }

    /** Without effect: queries also find items written with Exclude, which queries of the service miss by index. */
    private static void checkIndexing(Request request) {
        String directive = request.text("x-ms-indexing-directive");
        if (directive == null || DIRECTIVES.contains(directive.toLowerCase(Locale.ROOT))) return;
        throw ServiceError.gateway(400, "x-ms-indexing-directive must be Default, Include or Exclude.");
    }
}
