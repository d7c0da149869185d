package io.aiocosmos.emulator.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What two regions wrote without knowing of each other, by the policy of the container. */
class ConflictResolutionTest extends EmulatorTestBase {
    private static final String BY_PATH =
            "{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"/n\",\"conflictResolutionProcedure\":\"\"}";
    private static final String CUSTOM = "{\"mode\":\"Custom\",\"conflictResolutionProcedure\":\"\"}";

    private RegionClient a;
    private RegionClient b;

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().regions("A", "B").partitions(1).enableMultipleWriteLocations(true);
    }

    private void container(String policy) throws IOException {
        String body = "{\"id\":\"p\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":2},\"conflictResolutionPolicy\":"
                + policy + "}";
        assertThat(client.post("/dbs/d/colls", body).status()).isEqualTo(201);
        a = new RegionClient(emulator, "A", "/dbs/d/colls/p/docs");
        b = new RegionClient(emulator, "B", "/dbs/d/colls/p/docs");
    }

    private void apart(boolean stopped) {
        if (stopped) {
            emulator.replication("A", "B").stop();
            emulator.replication("B", "A").stop();
        } else {
            emulator.replication("A", "B").release();
            emulator.replication("B", "A").release();
        }
    }

    private JsonNode conflicts(String... headers) throws IOException {
        return client.get("/dbs/d/colls/p/conflicts", headers).json().get("Conflicts");
    }

    @Test
    void the_highest_number_at_the_path_wins_though_it_was_written_first() throws Exception {
        container(BY_PATH);
        apart(true);
        a.upsert("1", 5);
        b.upsert("1", 4);
        a.upsert("2", 1);
        b.post("{\"id\":\"2\",\"pk\":\"a\",\"n\":\"text\"}");
        apart(false);

        assertThat(a.value("1")).isEqualTo(5);
        assertThat(b.value("1")).isEqualTo(5);
        assertThat(b.value("2")).as("a text is less than any number").isEqualTo(1);
        b.upsert("1", 3);
        assertThat(a.value("1")).as("who knows of the other may write less").isEqualTo(3);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void in_custom_mode_the_first_stays_and_the_feed_has_the_other() throws Exception {
        container(CUSTOM);
        apart(true);
        RawResponse first = a.create("1", 1);
        b.create("1", 2);
        assertThat(conflicts()).isEmpty();
        apart(false);

        assertThat(a.value("1")).isEqualTo(1);
        assertThat(b.value("1")).isEqualTo(1);
        assertThat(conflicts()).hasSize(1);
        JsonNode conflict = conflicts().get(0);
        assertThat(conflict.get("operationType").asString()).isEqualTo("create");
        assertThat(conflict.get("resourceType").asString()).isEqualTo("document");
        assertThat(conflict.get("resourceId").asString()).isEqualTo(first.text("_rid"));
        assertThat(conflict.get("content").asString()).contains("\"n\":2");
    }

    @Test
    void a_delete_and_a_replace_are_conflicts_too_and_a_write_that_knows_is_none() throws Exception {
        container(CUSTOM);
        a.upsert("1", 0);
        a.upsert("2", 0);
        b.upsert("2", 1);
        apart(true);
        a.upsert("1", 1);
        b.delete("1");
        apart(false);

        assertThat(b.value("1")).isEqualTo(1);
        assertThat(conflicts()).hasSize(1);
        assertThat(conflicts().get(0).get("operationType").asString()).isEqualTo("delete");
    }

    @Test
    void a_conflict_is_read_and_deleted_with_its_key() throws Exception {
        container(CUSTOM);
        apart(true);
        a.create("1", 1);
        b.create("1", 2);
        apart(false);
        String id = conflicts(KEY, "[\"a\"]").get(0).get("id").asString();
        String path = "/dbs/d/colls/p/conflicts/" + id;

        assertThat(client.get(path, KEY, "[\"a\"]").text("id")).isEqualTo(id);
        assertThat(client.get(path, KEY, "[\"b\"]").status()).isEqualTo(404);
        assertThat(conflicts(KEY, "[\"b\"]")).isEmpty();
        assertThat(client.query(
                                "/dbs/d/colls/p/conflicts",
                                "{\"query\":\"select * from c\"}",
                                "x-ms-documentdb-query-enablecrosspartition",
                                "true")
                        .json()
                        .get("_count")
                        .intValue())
                .isEqualTo(1);
        assertThat(client.delete(path).status()).isEqualTo(404);
        assertThat(client.delete(path, KEY, "[\"a\"]").status()).isEqualTo(204);
        assertThat(client.delete(path, KEY, "[\"a\"]").status()).isEqualTo(404);
        assertThat(b.value("1")).isEqualTo(1);
        assertThat(conflicts()).isEmpty();
    }
}
