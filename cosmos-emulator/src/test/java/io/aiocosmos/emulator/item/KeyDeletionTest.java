package io.aiocosmos.emulator.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletion of all items of a partition key. */
class KeyDeletionTest extends EmulatorTestBase {
    private static final String PATH = "/dbs/d/colls/c/operations/partitionkeydelete";

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder()
                .partitions(1)
                .clock(EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void all_items_of_the_key_are_gone_at_once_and_no_others() throws IOException {
        for (int i = 0; i < 30; i++) create("i" + i, "a");
        create("i0", "b");
        long before = Long.parseLong(read("i0", "b").header("lsn"));

        RawResponse response = client.post(PATH, "", KEY, "[\"a\"]");

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("lsn")).as("one transaction").isEqualTo(Long.toString(before + 1));
        assertThat(response.header(TOKEN)).endsWith("#" + (before + 1));
        assertThat(Double.parseDouble(response.header("x-ms-request-charge"))).isPositive();
        assertThat(read("i0", "a").status()).isEqualTo(404);
        assertThat(client.get(DOCS, KEY, "[\"a\"]").json().path("_count").asInt())
                .isZero();
        assertThat(read("i0", "b").status()).isEqualTo(200);
    }

    @Test
    void the_same_items_may_be_created_again() throws IOException {
        String rid = create("1", "a").text("_rid");
        client.post(PATH, "", KEY, "[\"a\"]");

        RawResponse again = create("1", "a");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("_rid")).isNotEqualTo(rid);
        assertThat(read("1", "a").status()).isEqualTo(200);
    }

    @Test
    void a_key_without_items_is_deleted_too() throws IOException {
        String lsn = create("1", "a").header("lsn");

        RawResponse response = client.post(PATH, "", KEY, "[\"none\"]");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("lsn")).as("nothing was written").isEqualTo(lsn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "[\"a\",\"b\"]"})
    void a_key_that_is_not_whole_is_refused(String key) throws IOException {
        create("1", "a");

        assertThat(client.post(PATH, "", KEY, key).status()).isEqualTo(400);
        assertThat(read("1", "a").status()).isEqualTo(200);
    }

    @Test
    void so_is_a_prefix_of_a_hierarchical_key() throws IOException {
        client.post(
                "/dbs/d/colls",
                "{\"id\":\"h\",\"partitionKey\":{\"paths\":[\"/x\",\"/y\"],\"kind\":\"MultiHash\",\"version\":2}}");
        String docs = "/dbs/d/colls/h/docs";
        client.post(docs, "{\"id\":\"1\",\"x\":\"a\",\"y\":1}", KEY, "[\"a\",1]");
        client.post(docs, "{\"id\":\"1\",\"x\":\"a\",\"y\":2}", KEY, "[\"a\",2]");
        String path = "/dbs/d/colls/h/operations/partitionkeydelete";

        assertThat(client.post(path, "", KEY, "[\"a\"]").subStatus()).isEqualTo(1001);
        assertThat(client.post(path, "", KEY, "[\"a\",1]").status()).isEqualTo(200);
        assertThat(client.get(docs + "/1", KEY, "[\"a\",1]").status()).isEqualTo(404);
        assertThat(client.get(docs + "/1", KEY, "[\"a\",2]").status()).isEqualTo(200);
    }

    @Test
    void keys_that_hash_alike_are_not_the_same() throws IOException {
        client.post("/dbs/d/colls", "{\"id\":\"v1\",\"partitionKey\":{\"paths\":[\"/pk\"]}}");
        String docs = "/dbs/d/colls/v1/docs";
        String one = "\"" + "x".repeat(200) + "1\"";
        String two = "\"" + "x".repeat(200) + "2\"";
        client.post(docs, "{\"id\":\"1\",\"pk\":" + one + "}", KEY, "[" + one + "]");
        client.post(docs, "{\"id\":\"1\",\"pk\":" + two + "}", KEY, "[" + two + "]");

        client.post("/dbs/d/colls/v1/operations/partitionkeydelete", "", KEY, "[" + one + "]");

        assertThat(client.get(docs + "/1", KEY, "[" + one + "]").status()).isEqualTo(404);
        assertThat(client.get(docs + "/1", KEY, "[" + two + "]").status()).isEqualTo(200);
    }

    @Test
    void another_verb_or_name_is_refused() throws IOException {
        assertThat(client.get(PATH, KEY, "[\"a\"]").status()).isEqualTo(405);
        assertThat(client.post("/dbs/d/colls/c/operations/other", "", KEY, "[\"a\"]")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/dbs/d/colls/none/operations/partitionkeydelete", "", KEY, "[\"a\"]")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_fault_of_its_range_concerns_it() throws IOException {
        emulator.faults().next(1).partition("0").kind("operations.execute").respond(503, 0);

        assertThat(client.post(PATH, "", KEY, "[\"a\"]").status()).isEqualTo(503);
        assertThat(client.post(PATH, "", KEY, "[\"a\"]").status()).isEqualTo(200);
    }

    @Test
    void with_too_few_request_units_it_is_throttled() throws IOException {
        try (CosmosEmulator limited = options().enforceThroughput(true).start()) {
            RawClient other = RawClient.inProcess(limited);
            other.createContainer();
            int status = 200;
            for (int i = 0; status == 200 && i < 100; i++)
                status = other.post(PATH, "", KEY, "[\"a\"]").status();

            assertThat(status).isEqualTo(429);
        }
    }
}
