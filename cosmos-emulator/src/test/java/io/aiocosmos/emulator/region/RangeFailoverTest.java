package io.aiocosmos.emulator.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One range of two has another write region than the account. */
class RangeFailoverTest extends EmulatorTestBase {
    private static final String WRITE_REGION_ONLY = "x-ms-cosmos-hub-region-processing-only";

    private RawClient a;
    private RawClient b;
    private String moved;
    private String stayed;

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().regions("A", "B", "C").partitions(2).enablePerPartitionFailoverBehavior(true);
    }

    @BeforeEach
    void failOver() throws IOException {
        a = at("A");
        b = at("B");
        moved = keyIn("0");
        stayed = keyIn("1");
        emulator.region("B").takeOverWrites("d", "c", "0");
    }

    private RawClient at(String region) {
        return RawClient.inProcess(emulator.transport(), emulator.region(region).endpoint(), emulator.key());
    }

    private String keyIn(String range) throws IOException {
        for (char key = 'a'; ; key++)
            if (range.equals(read("none", String.valueOf(key)).header("x-ms-documentdb-partitionkeyrangeid")))
                return String.valueOf(key);
    }

    private static RawResponse create(RawClient at, String id, String key) throws IOException {
        return at.post(DOCS, "{\"id\":\"" + id + "\",\"pk\":\"" + key + "\"}", KEY, "[\"" + key + "\"]");
    }

    private static RawResponse read(RawClient at, String id, String key, String... more) throws IOException {
        String[] headers = new String[more.length + 2];
        headers[0] = KEY;
        headers[1] = "[\"" + key + "\"]";
        System.arraycopy(more, 0, headers, 2, more.length);
        return at.get(DOCS + "/" + id, headers);
    }

    @Test
    void writes_to_the_range_are_taken_by_its_region_alone() throws Exception {
        RawResponse refused = create(a, "1", moved);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.subStatus()).isEqualTo(3);
        assertThat(create(at("C"), "1", moved).subStatus()).isEqualTo(3);
        assertThat(create(b, "1", moved).status()).isEqualTo(201);
        assertThat(read(a, "1", moved).status()).isEqualTo(200);
        assertThat(a.get("/").json().at("/writableLocations").findValuesAsString("name"))
                .containsExactly("A");
    }

    @Test
    void every_kind_of_write_is_refused_elsewhere() throws Exception {
        create(b, "1", moved);
        String key = "[\"" + moved + "\"]";
        String item = "{\"id\":\"1\",\"pk\":\"" + moved + "\"}";

        assertThat(a.put(DOCS + "/1", item, KEY, key).subStatus()).isEqualTo(3);
        assertThat(a.delete(DOCS + "/1", KEY, key).subStatus()).isEqualTo(3);
        assertThat(a.post("/dbs/d/colls/c/operations/partitionkeydelete", "", KEY, key)
                        .subStatus())
                .isEqualTo(3);
        String batch = "[{\"operationType\":\"Create\",\"resourceBody\":" + item + "}]";
        String[] headers = {
            KEY, key, "x-ms-cosmos-is-batch-request", "true", "x-ms-cosmos-batch-atomic", "true",
        };
        assertThat(a.post(DOCS, batch, headers).subStatus()).isEqualTo(3);
        assertThat(b.post(DOCS, batch, headers).status()).isEqualTo(207);
    }

    @Test
    void the_other_range_stays() throws Exception {
        assertThat(create(a, "1", stayed).status()).isEqualTo(201);
        assertThat(create(b, "2", stayed).subStatus()).isEqualTo(3);
        assertThat(b.post("/dbs", "{\"id\":\"x\"}").subStatus()).isEqualTo(3);
    }

    @Test
    void reads_for_the_write_region_only_are_those_of_the_range() throws Exception {
        create(b, "1", moved);
        create(a, "1", stayed);

        assertThat(read(a, "1", moved, WRITE_REGION_ONLY, "true").subStatus()).isEqualTo(3);
        assertThat(read(b, "1", moved, WRITE_REGION_ONLY, "true").status()).isEqualTo(200);
        assertThat(read(a, "1", stayed, WRITE_REGION_ONLY, "true").status()).isEqualTo(200);
        assertThat(read(b, "1", stayed, WRITE_REGION_ONLY, "true").subStatus()).isEqualTo(3);
    }

    @Test
    void tokens_of_the_range_name_its_region_and_those_from_before_are_good() throws Exception {
        emulator.region("A").takeOverWrites("d", "c", "0");
        String before = create(a, "1", moved).header(TOKEN);
        emulator.region("B").takeOverWrites("d", "c", "0");
        String after = create(b, "2", moved).header(TOKEN);

        assertThat(before).matches("0:\\d+#2#1=2");
        assertThat(after).matches("0:\\d+#3#2=3").isNotEqualTo(before);
        assertThat(read(b, "1", moved, TOKEN, before).status()).isEqualTo(200);
        assertThat(read(a, "2", moved, TOKEN, after).status()).isEqualTo(200);
    }

    @Test
    void what_is_split_off_or_merged_keeps_the_region() throws Exception {
        emulator.split("d", "c", "0");

        assertThat(create(a, "1", moved).subStatus()).isEqualTo(3);
        assertThat(create(b, "1", moved).status()).isEqualTo(201);
        emulator.merge("d", "c", "2", "3");
        assertThat(create(a, "2", moved).subStatus()).isEqualTo(3);
        assertThat(create(b, "2", moved).status()).isEqualTo(201);
        emulator.merge("d", "c", "4", "1");
        assertThat(create(a, "3", stayed).subStatus()).isEqualTo(3);
    }

    @Test
    void a_region_that_takes_over_all_writes_takes_over_those_of_the_range() throws Exception {
        emulator.region("C").takeOverWrites();

        assertThat(create(at("C"), "1", moved).status()).isEqualTo(201);
        assertThat(create(b, "2", moved).subStatus()).isEqualTo(3);
    }

    @Test
    void the_range_may_fail_back_and_must_exist() throws Exception {
        emulator.region("A").takeOverWrites("d", "c", "0");

        assertThat(create(a, "1", moved).status()).isEqualTo(201);
        assertThatThrownBy(() -> emulator.region("A").takeOverWrites("d", "c", "9"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emulator.region("A").takeOverWrites("d", "none", "0"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
