package io.aiocosmos.emulator.batch;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sends batches; JSON in them may have single quotes. */
abstract class BatchTestBase extends EmulatorTestBase {
    static final String BATCH = "x-ms-cosmos-is-batch-request";
    static final String ATOMIC = "x-ms-cosmos-batch-atomic";
    static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";
    static final String CHARGE = "x-ms-request-charge";

    final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().clock(clock);
    }

    /** Another emulator, which keeps containers within their throughput. */
    void openLimited() throws IOException {
        close();
        emulator = options().enforceThroughput(true).start();
        client = RawClient.inProcess(emulator);
        client.createContainer();
    }

    /** On key {@code a}. */
    RawResponse atomic(String operations, String... headers) throws IOException {
        return send(operations, headers, KEY, "[\"a\"]", BATCH, "true", ATOMIC, "true");
    }

    /** On range {@code 0}, as SDKs send it. */
    RawResponse bulk(String operations, String... headers) throws IOException {
        return send(
                operations,
                headers,
                BATCH,
                "True",
                ATOMIC,
                "False",
                "x-ms-cosmos-batch-continue-on-error",
                "True",
                RANGE,
                "0");
    }

    private RawResponse send(String operations, String[] headers, String... standard) throws IOException {
        List<String> all = new ArrayList<>(List.of(standard));
        all.addAll(List.of(headers));
        return client.post(DOCS, operations.replace('\'', '"'), all.toArray(new String[0]));
    }

    static String create(String id) {
        return "{'operationType':'Create','resourceBody':{'id':'" + id + "','pk':'a'}}";
    }

    /** For a bulk. */
    static String createWithKey(String id, String pk) {
        return "{'operationType':'Create','partitionKey':'[\\'" + pk + "\\']','resourceBody':{'id':'" + id + "','pk':'"
                + pk + "'}}";
    }

    static String read(String id) {
        return "{'operationType':'Read','id':'" + id + "'}";
    }

    static String delete(String id) {
        return "{'operationType':'Delete','id':'" + id + "'}";
    }

    static String list(String... operations) {
        return "[" + String.join(",", operations) + "]";
    }

    static List<Integer> statuses(RawResponse response) {
        return all(response, "statusCode");
    }

    static List<Integer> subStatuses(RawResponse response) {
        return all(response, "subStatusCode");
    }

    private static List<Integer> all(RawResponse response, String name) {
        List<Integer> values = new ArrayList<>();
        for (JsonNode each : response.json()) values.add(each.path(name).asInt(0));
        return values;
    }

    static long lsn(RawResponse response) {
        return Long.parseLong(response.header("lsn"));
    }

    /** An etag within a JSON text. */
    static String quoted(String etag) {
        return "'" + etag.replace("\"", "\\'") + "'";
    }
}
