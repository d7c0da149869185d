package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.KeyPath;
import io.aiocosmos.emulator.store.Change;
import io.aiocosmos.emulator.store.Commit;
import io.aiocosmos.emulator.store.Item;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes changes, with the text of the item as it is stored. */
final class ChangeJson {
    private ChangeJson() {}

    /** The item with one property more. */
    static byte[] plain(Item item) {
        byte[] json = item.bytes();
        byte[] lsn = utf8(",\"_lsn\":" + item.lsn() + "}");
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + lsn.length);
        out.write(json, 0, json.length - 1);
        out.writeBytes(lsn);
        return out.toByteArray();
    }

    /** A version that was created, or that replaced another. */
    static byte[] version(Item item) {
        boolean created = item.previousLsn() == 0;
        ObjectNode metadata = metadata(created ? "create" : "replace", item.lsn(), item.seconds());
        if (!created) metadata.put("previousImageLSN", item.previousLsn());
        return wrapped("{\"current\":", item.bytes(), metadata);
    }

    /** A delete, with the version that it ended. */
    static byte[] deleted(Commit commit, Change change, KeyDefinition key) {
        Item before = change.before();
        ObjectNode metadata = metadata("delete", commit.lsn(), commit.seconds());
        metadata.put("previousImageLSN", before.lsn());
        if (change.expired()) metadata.put("timeToLiveExpired", true);
        metadata.put("id", before.key().id());
        ObjectNode values = metadata.putObject("partitionKey");
        for (KeyPath path : key.paths()) {
            JsonNode value = path.find(before.tree());
            if (value != null) values.set(String.join("/", path.names()), value);
        }
        return wrapped("{\"current\":{},\"previous\":", before.bytes(), metadata);
    }

    private static ObjectNode metadata(String operation, long lsn, long seconds) {
        return Json.object().put("operationType", operation).put("lsn", lsn).put("crts", seconds);
    }

    private static byte[] wrapped(String start, byte[] item, ObjectNode metadata) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(item.length + 256);
        out.writeBytes(utf8(start));
        out.writeBytes(item);
        out.writeBytes(utf8(",\"metadata\":"));
        out.writeBytes(Json.bytes(metadata));
        out.write('}');
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
