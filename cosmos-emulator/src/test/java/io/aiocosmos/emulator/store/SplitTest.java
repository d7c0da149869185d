package io.aiocosmos.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A container of one range, with twenty items, whose range is split. */
class SplitTest extends EmulatorTestBase {
    private static final String RANGES = "/dbs/d/colls/c/pkranges";
    private static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1);
    }

    @BeforeEach
    void fill() throws IOException {
        for (int i = 0; i < 20; i++) create("id" + i, "pk" + i);
    }

    private List<String> ids(String range) throws IOException {
        List<String> ids = new ArrayList<>();
        client.get(DOCS, RANGE, range)
                .json()
                .get("Documents")
                .forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    @Test
    void its_halves_share_the_items_and_name_it_as_their_parent() throws Exception {
        String etag = client.get(RANGES).header("etag");
        emulator.split("d", "c", "0");

        RawResponse response = client.get(RANGES, "a-im", "Incremental feed", "if-none-match", etag);
        JsonNode ranges = response.json().get("PartitionKeyRanges");

        assertThat(response.status()).isEqualTo(200);
        assertThat(ranges.size()).isEqualTo(2);
        assertThat(ranges.get(0).get("id").asString()).isEqualTo("1");
        assertThat(ranges.get(0).get("maxExclusive")).isEqualTo(ranges.get(1).get("minInclusive"));
        assertThat(ranges.get(1).get("parents").toString()).isEqualTo("[\"0\"]");
        assertThat(ids("1")).isNotEmpty().doesNotContainAnyElementsOf(ids("2"));
        assertThat(ids("1").size() + ids("2").size()).isEqualTo(20);
    }

    @Test
    void its_own_id_is_gone() throws Exception {
        emulator.split("d", "c", "0");

        assertThat(client.get(DOCS, RANGE, "0").status()).isEqualTo(410);
        assertThat(client.get(DOCS, RANGE, "0").subStatus()).isEqualTo(1002);
        assertThatThrownBy(() -> emulator.split("d", "c", "0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void items_keep_their_resource_ids_and_sessions_go_on() throws Exception {
        RawResponse before = read("id7", "pk7");
        emulator.split("d", "c", "0");

        RawResponse after = read("id7", "pk7", TOKEN, before.header(TOKEN));

        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.header(TOKEN)).matches("[12]:-1#21");
        assertThat(upsert("id7", "pk7", "").header(TOKEN)).matches("[12]:-1#22");
        assertThat(read("id7", "pk7", TOKEN, "0:-1#23").subStatus()).isEqualTo(1002);
    }

    @Test
    void halves_can_be_split_again() throws Exception {
        emulator.split("d", "c", "0");
        emulator.split("d", "c", "2");

        JsonNode last = client.get(RANGES).json().at("/PartitionKeyRanges/2");

        assertThat(last.get("id").asString()).isEqualTo("4");
        assertThat(last.get("parents").toString()).isEqualTo("[\"0\",\"2\"]");
        assertThat(ids("1").size() + ids("3").size() + ids("4").size()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"paths\":[\"/pk\"]}", "{\"paths\":[\"/pk\",\"/id\"],\"kind\":\"MultiHash\",\"version\":2}"})
    void other_kinds_of_keys_split_too(String key) throws Exception {
        client.post("/dbs/d/colls", "{\"id\":\"other\",\"partitionKey\":" + key + "}");
        String docs = "/dbs/d/colls/other/docs";
        for (int i = 0; i < 40; i++) {
            String components = key.contains("id") ? "[\"pk" + i + "\",\"" + i + "\"]" : "[\"pk" + i + "\"]";
            client.post(docs, "{\"id\":\"" + i + "\",\"pk\":\"pk" + i + "\"}", KEY, components);
        }

        emulator.split("d", "other", "0");

        int first = client.get(docs, RANGE, "1").json().get("_count").intValue();
        int second = client.get(docs, RANGE, "2").json().get("_count").intValue();
        assertThat(first).isBetween(10, 30);
        assertThat(first + second).isEqualTo(40);
    }
}
