package io.aiocosmos.core.client;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Databases and containers, to and from the service's JSON. */
public final class ResourceJson {
    private static final PartitionKeyDefinition NO_KEY = new PartitionKeyDefinition(List.of(), "Hash", 1);

    private ResourceJson() {}

    static DatabaseProperties database(JsonSlice json) {
        JsonSlice[] fields = json.fields("id", "_rid", "_etag", "_ts");
        if (JsonSlice.text(fields[0]).isEmpty())
            throw new MalformedJsonException("expected the id of a database", json.offset());
        return new DatabaseProperties(
                JsonSlice.text(fields[0]),
                JsonSlice.text(fields[1]),
                JsonSlice.text(fields[2]),
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
        if (JsonSlice.text(known[0]).trim().isEmpty())
            throw new MalformedJsonException("expected the id of a container", json.offset());
        ContainerProperties.Builder properties = ContainerProperties.builder(JsonSlice.text(known[0]), key(known[1]));
        if (known[2] != null && !known[2].isNull()) timeToLive(properties, known[2].longValue());
        others(json, "id", "partitionKey", "defaultTtl").forEach(properties::field);
        return properties.build();
    }

    /** The fields of an object but those named, as they stand. */
    private static Map<String, RawJson> others(JsonSlice json, String... known) {
        List<String> names = List.of(known);
        Map<String, RawJson> others = new LinkedHashMap<>();
        JsonFields each = json.fields();
        while (each.next())
            if (!names.contains(each.name()))
                others.put(each.name(), RawJson.of(each.value().toBytes()));
        return others;
    }

    private static void timeToLive(ContainerProperties.Builder properties, long seconds) {
        if (seconds < 0) properties.timeToLiveWithoutDefault();
        else properties.defaultTimeToLive(Duration.ofSeconds(seconds));
    }

    /** Source of the defaults: a definition without version has version 1, one without kind is {@code Hash}. */
    private static PartitionKeyDefinition key(JsonSlice json) {
        if (json == null || json.kind() != JsonKind.OBJECT) return NO_KEY;
        JsonSlice[] fields = json.fields("paths", "kind", "version");
        List<String> paths = JsonSlice.texts(fields[0]);
        String kind = fields[1] == null ? "Hash" : fields[1].string();
        int version = fields[2] == null ? 1 : (int) fields[2].longValue();
        return new PartitionKeyDefinition(paths, kind, version, others(json, "paths", "kind", "version"));
    }

    static byte[] container(ContainerProperties properties) {
        JsonBuffer json =
                new JsonBuffer(512).ascii("{\"id\":").quoted(properties.id()).ascii(",\"partitionKey\":{\"paths\":[");
        PartitionKeyDefinition key = properties.partitionKey();
        for (int i = 0; i < key.paths().size(); i++)
            json.ascii(i == 0 ? "" : ",").quoted(key.paths().get(i));
        json.ascii("],\"kind\":").quoted(key.kind()).ascii(",\"version\":" + key.version());
        append(json, key.fields());
        json.ascii("}");
        properties.defaultTimeToLiveSeconds().ifPresent(seconds -> json.ascii(",\"defaultTtl\":" + seconds));
        append(json, properties.fields());
        return json.ascii("}").toBytes();
    }

    private static void append(JsonBuffer json, Map<String, RawJson> fields) {
        fields.forEach((name, field) -> {
            byte[] value = CallerJson.check(name, field);
            json.ascii(",").quoted(name).ascii(":").write(value, 0, value.length);
        });
    }
}
