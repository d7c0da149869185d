package io.aiocosmos.benchmarks.bare;

import io.aiocosmos.benchmarks.client.BenchmarkClient.Rows;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Parses a response: not at all, or by Jackson into a type or a list of it. */
final class ResponseParser {
    /** A page of records. */
    record Records(List<Item> Documents) {}

    /** A page of maps. */
    record Maps(List<Map<String, Object>> Documents) {}

    /** A patch. */
    record Patch(List<Change> operations) {}

    /** An operation of a patch. */
    record Change(String op, String path, double value) {}

    /** An operation of a batch. */
    record Insert(String operationType, Item resourceBody) {}

    /** The result of one. */
    record Inserted(int statusCode, double requestCharge, String eTag, Item resourceBody) {}

    /** An operation of a bulk. */
    record Bulk(String operationType, Item resourceBody, String partitionKey, boolean minimalReturnPreference) {}

    private static final String KEY = "[\"" + GatewayTarget.PARTITION_KEY + "\"]";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final boolean typed;
    private final ObjectReader items = MAPPER.readerFor(Item.class);
    private final ObjectReader records = MAPPER.readerFor(Records.class);
    private final ObjectReader maps = MAPPER.readerFor(Maps.class);
    private final ObjectReader inserted = MAPPER.readerFor(Inserted[].class);
    private final ObjectWriter patches = MAPPER.writerFor(Patch.class);
    private final ObjectWriter inserts = MAPPER.writerFor(Insert[].class);
    private final ObjectWriter bulks = MAPPER.writerFor(Bulk[].class);
    private final ObjectWriter writer = MAPPER.writerFor(Item.class);

    /** @param variant {@code "typed"} or {@code "bytes"} */
    ResponseParser(String variant) {
        typed = variant.equals("typed");
    }

    Object item(byte[] json) {
        return typed ? items.readValue(json) : json;
    }

    byte[] json(Item item) {
        return writer.writeValueAsBytes(item);
    }

    byte[] patch(int i) {
        return patches.writeValueAsBytes(
                new Patch(List.of(new Change("set", "/price", i * 0.25), new Change("incr", "/quantity", 1))));
    }

    byte[] batch(int first, int size) {
        Insert[] all = new Insert[size];
        for (int i = 0; i < size; i++) all[i] = new Insert("Create", Item.number(first + i));
        return inserts.writeValueAsBytes(all);
    }

    byte[] bulk(int first, int size) {
        Bulk[] all = new Bulk[size];
        for (int i = 0; i < size; i++) all[i] = new Bulk("Create", Item.number(first + i), KEY, true);
        return bulks.writeValueAsBytes(all);
    }

    /** With many keys. */
    byte[] bulkFar(int first, int size) {
        Bulk[] all = new Bulk[size];
        for (int i = 0; i < size; i++) {
            Item item = Item.spread(first + i);
            all[i] = new Bulk("Create", item, "[\"" + item.pk() + "\"]", true);
        }
        return bulks.writeValueAsBytes(all);
    }

    Object bulk(byte[] json) {
        return batch(json);
    }

    Object batch(byte[] json) {
        return typed ? inserted.readValue(json) : json;
    }

    /** Number of rows of the page. */
    int page(byte[] json, Rows rows) {
        return switch (rows) {
            case RECORDS -> records.<Records>readValue(json).Documents().size();
            case MAPS -> maps.<Maps>readValue(json).Documents().size();
            case RAW -> 100; // what the gateway sends; nothing is looked at
        };
    }
}
