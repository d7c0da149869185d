package io.aiocosmos.emulator.region;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads items of key {@code a} in one region, as a client that knows of several write regions. */
final class RegionClient {
    private static final String ONE_KEY = "[\"a\"]";

    private final RawClient client;
    private final String items;

    RegionClient(CosmosEmulator emulator, String region, String items) {
        client = RawClient.inProcess(
                emulator.transport(), emulator.region(region).endpoint(), emulator.key());
        this.items = items;
    }

    RawClient raw() {
        return client;
    }

    private static String[] headers(String... more) {
        List<String> all =
                new ArrayList<>(List.of(EmulatorTestBase.KEY, ONE_KEY, "x-ms-cosmos-allow-tentative-writes", "true"));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    static String json(String id, int n) {
        return "{\"id\":\"" + id + "\",\"pk\":\"a\",\"n\":" + n + "}";
    }

    RawResponse upsert(String id, int n) throws IOException {
        return client.post(items, json(id, n), headers("x-ms-documentdb-is-upsert", "true"));
    }

    RawResponse upsert(String id, int n, String header, String value) throws IOException {
        return client.post(items, json(id, n), headers("x-ms-documentdb-is-upsert", "true", header, value));
    }

    RawResponse post(String json) throws IOException {
        return client.post(items, json, headers());
    }

    RawResponse create(String id, int n) throws IOException {
        return client.post(items, json(id, n), headers());
    }

    RawResponse delete(String id) throws IOException {
        return client.delete(items + "/" + id, headers());
    }

    /** Creates both, or none. */
    RawResponse batch(String one, String other) throws IOException {
        String operations = "[{\"operationType\":\"Create\",\"resourceBody\":" + json(one, 1)
                + "},{\"operationType\":\"Create\",\"resourceBody\":" + json(other, 2) + "}]";
        return client.post(
                items, operations, headers("x-ms-cosmos-is-batch-request", "true", "x-ms-cosmos-batch-atomic", "true"));
    }

    RawResponse read(String id, String... more) throws IOException {
        return client.get(items + "/" + id, headers(more));
    }

    int value(String id) throws IOException {
        return read(id).json().get("n").intValue();
    }

    int count() throws IOException {
        return client.query(items, "{\"query\":\"select value c.id from c\"}", EmulatorTestBase.KEY, ONE_KEY)
                .json()
                .get("_count")
                .intValue();
    }
}
