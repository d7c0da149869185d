package io.aiocosmos.core.client;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.request.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Databases and containers, to and from the service's JSON. */
final class ResourceJson {
    private static final PartitionKeyDefinition NO_KEY = new PartitionKeyDefinition(List.of(), "Hash", 1);

    private ResourceJson() {}

    static JsonSlice whole(Answer answer) {
        return JsonSlice.of(answer.body(), answer.bodyOffset(), answer.bodyLength());
    }

    static DatabaseProperties database(JsonSlice json) {
        JsonSlice[] fields = json.fields("id", "_rid", "_etag", "_ts");
        return new DatabaseProperties(
                text(fields[0]),
                text(fields[1]),
                text(fields[2]),
                Instant.ofEpochSecond(fields[3] == null ? 0 : fields[3].longValue()));
    }

    static byte[] id(String id) {
        return new JsonBuffer(id.length() + 16)
                .ascii("{\"id\":")
                .quoted(id)
                .ascii("}")
                .toBytes();
    }

    /** Every field that has no accessor of its own is kept as it stands. */
    static ContainerProperties container(JsonSlice json) {
        JsonSlice[] known = json.fields("id", "partitionKey", "defaultTtl");
        ContainerProperties.Builder properties = ContainerProperties.builder(text(known[0]), key(known[1]));
        if (known[2] != null && !known[2].isNull()) timeToLive(properties, known[2].longValue());
        JsonFields each = json.fields();
        while (each.next()) {
            if (each.nameIs("id") || each.nameIs("partitionKey") || each.nameIs("defaultTtl")) continue;
            properties.field(each.name(), RawJson.of(each.value().toBytes()));
        }
        return properties.build();
    }

    private static void timeToLive(ContainerProperties.Builder properties, long seconds) {
        if (seconds < 0) properties.timeToLiveByItem();
        else properties.defaultTimeToLive(Duration.ofSeconds(seconds));
    }

    /** Source of the defaults: a definition without version has version 1, one without kind is {@code Hash}. */
    private static PartitionKeyDefinition key(JsonSlice json) {
        if (json == null || json.kind() != JsonKind.OBJECT) return NO_KEY;
        JsonSlice[] fields = json.fields("paths", "kind", "version");
        List<String> paths = new ArrayList<>(1);
        if (fields[0] != null) {
            JsonElements each = fields[0].elements();
            while (each.next()) paths.add(each.value().string());
        }
        String kind = fields[1] == null ? "Hash" : fields[1].string();
        return new PartitionKeyDefinition(paths, kind, fields[2] == null ? 1 : (int) fields[2].longValue());
    }

    static byte[] container(ContainerProperties properties) {
        JsonBuffer json =
                new JsonBuffer(512).ascii("{\"id\":").quoted(properties.id()).ascii(",\"partitionKey\":{\"paths\":[");
        PartitionKeyDefinition key = properties.partitionKey();
        for (int i = 0; i < key.paths().size(); i++)
            json.ascii(i == 0 ? "" : ",").quoted(key.paths().get(i));
        json.ascii("],\"kind\":").quoted(key.kind()).ascii(",\"version\":" + key.version() + "}");
        properties.defaultTimeToLiveSeconds().ifPresent(seconds -> json.ascii(",\"defaultTtl\":" + seconds));
        for (Map.Entry<String, RawJson> field : properties.fields().entrySet()) {
            json.ascii(",").quoted(field.getKey()).ascii(":");
            byte[] value = field.getValue().bytes();
            json.write(value, 0, value.length);
        }
        return json.ascii("}").toBytes();
    }

    static String text(JsonSlice value) {
        return value == null || value.isNull() ? "" : value.string();
    }
}
