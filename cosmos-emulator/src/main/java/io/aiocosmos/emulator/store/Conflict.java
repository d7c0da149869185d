package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.wire.Rid;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of an item that another region's took the place of.
 *
 * @param key of the item
 * @param json as the conflicts feed shows it
 */
public record Conflict(int number, PartitionKey key, String id, String rid, ObjectNode json) implements Resource {
    static Conflict of(Container container, int number, Revision winner, Revision loser) {
        String rid = Rid.child(container.rid(), Rid.ChildKind.CONFLICT, number);
        EtagClock.Stamp stamp = container.account().etagClock().next();
        String item =
                Rid.child(container.rid(), Rid.ChildKind.ITEM, winner.item().number());
        ObjectNode json = Json.object()
                .put("id", rid)
                .put("_rid", rid)
                .put("_self", container.self() + "conflicts/" + rid + "/")
                .put("_etag", stamp.etag())
                .put("_ts", stamp.seconds())
                .put("resourceType", "document")
                .put("operationType", loser.operation())
                .put("resourceId", item)
                .put("content", loser.isDelete() ? "" : new String(loser.item().bytes(), StandardCharsets.UTF_8))
                .put("conflict_lsn", winner.item().lsn());
        return new Conflict(number, loser.key().partition(), rid, rid, json);
    }

    @Override
    public String toString() {
        return "Conflict[" + rid + "]";
    }
}
