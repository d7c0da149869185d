package io.aiocosmos.emulator.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.BothEndpoints;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of an item from an empty account, through each endpoint. */
class ItemLifecycleTest {
    private static final String KEY = "x-ms-documentdb-partitionkey";

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void an_item_lives_from_create_to_delete(BothEndpoints.Opening endpoint) throws Exception {
        try (CosmosEmulator emulator = CosmosEmulator.start()) {
            RawClient client = endpoint.on(emulator);

            assertThat(client.get("/").text("userConsistencyPolicy", "defaultConsistencyLevel"))
                    .isEqualTo("Session");
            assertThat(client.post("/dbs", "{\"id\":\"books\"}").status()).isEqualTo(201);
            assertThat(client.post(
                                    "/dbs/books/colls",
                                    "{\"id\":\"ledger\",\"partitionKey\":{\"paths\":[\"/account\"],\"kind\":\"Hash\",\"version\":2}}")
                            .status())
                    .isEqualTo(201);
            String docs = "/dbs/books/colls/ledger/docs";
            RawResponse created = client.post(docs, "{\"id\":\"1\",\"account\":\"a\",\"sum\":1.0}", KEY, "[\"a\"]");
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.body()).startsWith("{\"id\":\"1\",\"account\":\"a\",\"sum\":1,\"_rid\":");
            assertThat(created.header("etag")).isEqualTo(created.text("_etag"));

            RawResponse read = client.get(docs + "/1", KEY, "[\"a\"]");
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.body()).isEqualTo(created.body());
            assertThat(read.header("x-ms-session-token")).matches("[0-3]:-1#2");
            RawResponse upserted = client.post(
                    docs,
                    "{\"id\":\"1\",\"account\":\"a\",\"sum\":2}",
                    KEY,
                    "[\"a\"]",
                    "x-ms-documentdb-is-upsert",
                    "true");
            assertThat(upserted.status()).isEqualTo(200);
            assertThat(upserted.text("_rid")).isEqualTo(created.text("_rid"));
            RawResponse replaced = client.put(
                    docs + "/1",
                    "{\"id\":\"1\",\"account\":\"a\",\"sum\":3}",
                    KEY,
                    "[\"a\"]",
                    "if-match",
                    upserted.header("etag"));
            assertThat(replaced.status()).isEqualTo(200);
            assertThat(client.get(docs).json().path("_count").intValue()).isEqualTo(1);
            assertThat(client.delete(docs + "/1", KEY, "[\"a\"]").status()).isEqualTo(204);
            assertThat(client.get(docs + "/1", KEY, "[\"a\"]").status()).isEqualTo(404);
            assertThat(client.delete("/dbs/books/colls/ledger").status()).isEqualTo(204);
            assertThat(client.get("/dbs/books/colls").json().path("_count").intValue())
                    .isZero();
        }
    }
}
