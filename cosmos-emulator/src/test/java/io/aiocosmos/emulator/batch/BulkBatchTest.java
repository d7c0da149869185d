package io.aiocosmos.emulator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Batches whose operations have nothing to do with each other but their range. */
class BulkBatchTest extends BatchTestBase {
    @Override
    protected CosmosEmulator.Builder options() {
        return super.options().partitions(2);
    }

    /** Keys of a range. */
    private List<String> keysOf(String range, int count) throws IOException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; keys.size() < count; i++)
            if (read("none", "k" + i).header(RANGE).equals(range)) keys.add("k" + i);
        clock.advance(Duration.ofHours(1));
        return keys;
    }

    @Test
    void a_failure_is_its_own_affair() throws IOException {
        List<String> keys = keysOf("0", 3);

        RawResponse response = bulk(list(
                createWithKey("1", keys.get(0)),
                createWithKey("1", keys.get(0)),
                createWithKey("1", keys.get(1)),
                "{'operationType':'Read','id':'none','partitionKey':'[\\'" + keys.get(2) + "\\']'}"));

        assertThat(response.status()).as(response.body()).isEqualTo(207);
        assertThat(statuses(response)).containsExactly(201, 409, 201, 404);
        assertThat(response.header(RANGE)).isEqualTo("0");
        assertThat(read("1", keys.get(1)).status()).isEqualTo(200);
    }

    @Test
    void each_write_has_a_sequence_number_of_its_own() throws IOException {
        String key = keysOf("0", 1).get(0);
        long before = lsn(read("none", key));

        RawResponse response = bulk(list(createWithKey("1", key), createWithKey("2", key), createWithKey("3", key)));

        assertThat(response.status()).isEqualTo(200);
        assertThat(lsn(response)).isEqualTo(before + 3);
        assertThat(response.header(TOKEN)).startsWith("0:").endsWith("#" + (before + 3));
        assertThat(read("2", key).header("x-ms-item-lsn")).isEqualTo(Long.toString(before + 2));
    }

    @Test
    void stops_at_a_failure_if_told_to() throws IOException {
        String key = keysOf("0", 1).get(0);

        RawResponse response = bulk(
                list(createWithKey("1", key), createWithKey("1", key), createWithKey("2", key)),
                "x-ms-cosmos-batch-continue-on-error",
                "false");

        assertThat(statuses(response)).containsExactly(201, 409, 424);
        assertThat(read("1", key).status()).isEqualTo(200);
        assertThat(read("2", key).status()).isEqualTo(404);
    }

    @Test
    void an_element_of_another_range_is_410() throws IOException {
        String here = keysOf("0", 1).get(0);
        String there = keysOf("1", 1).get(0);

        RawResponse response = bulk(list(createWithKey("1", there), createWithKey("1", here)));

        assertThat(statuses(response)).containsExactly(410, 201);
        assertThat(subStatuses(response)).containsExactly(1002, 0);
        assertThat(read("1", there).status()).isEqualTo(404);
    }

    @Test
    void after_a_split_the_whole_is_410() throws IOException {
        String key = keysOf("0", 1).get(0);
        emulator.split("d", "c", "0");

        RawResponse response = bulk(list(createWithKey("1", key)));

        assertThat(response.status()).isEqualTo(410);
        assertThat(response.subStatus()).isEqualTo(1002);
    }

    @Test
    void one_without_a_key_is_400_and_of_the_headers_key_if_there_is_one() throws IOException {
        String key = keysOf("0", 1).get(0);
        String without = "{'operationType':'Create','resourceBody':{'id':'1','pk':'" + key + "'}}";

        assertThat(statuses(bulk(list(without, createWithKey("2", key))))).containsExactly(400, 201);
        assertThat(statuses(bulk(list(without), KEY, "[\"" + key + "\"]"))).containsExactly(201);
        assertThat(bulk(list(without), RANGE, "").status()).isEqualTo(400);
        assertThat(bulk(list(createWithKey("3", key)), RANGE, "AAAAAA==,0").status())
                .isEqualTo(200);
    }

    @Test
    void a_key_that_is_no_json_array_is_400() throws IOException {
        String key = keysOf("0", 1).get(0);
        String broken = createWithKey("1", key).replace("[", "").replace("]", "");

        assertThat(statuses(bulk(list(broken, createWithKey("2", key))))).containsExactly(400, 201);
    }

    @Nested
    class When_the_response_is_full {
        @Test
        void the_rest_is_not_run() throws IOException {
            String key = keysOf("0", 1).get(0);
            create("large", key, ",\"x\":\"" + "x".repeat(1_400_000) + "\"");
            String large = "{'operationType':'Read','id':'large','partitionKey':'[\\'" + key + "\\']'}";

            RawResponse response = bulk(list(large, large, large, createWithKey("1", key)));

            assertThat(response.status()).isEqualTo(207);
            assertThat(statuses(response)).containsExactly(200, 200, 413, 413);
            assertThat(subStatuses(response)).containsExactly(0, 0, 3402, 3402);
            assertThat(read("1", key).status()).isEqualTo(404);
        }

        @Test
        void the_write_that_does_not_fit_has_no_effect() throws IOException {
            String key = keysOf("0", 1).get(0);
            create("large", key, ",\"x\":\"" + "x".repeat(1_400_000) + "\"");
            String large = "{'operationType':'Read','id':'large','partitionKey':'[\\'" + key + "\\']'}";
            String patch = "{'operationType':'Patch','id':'large','partitionKey':'[\\'" + key
                    + "\\']','resourceBody':{'operations':[{'op':'set','path':'/n','value':1}]}}";

            RawResponse response = bulk(list(large, large, patch));

            assertThat(statuses(response)).containsExactly(200, 200, 413);
            assertThat(read("large", key).json().has("n")).isFalse();
        }
    }

    @Nested
    class Short_of_request_units {
        @BeforeEach
        void limit() throws IOException {
            openLimited();
        }

        @Test
        void what_is_left_over_is_429_and_says_when_to_come_again() throws IOException {
            String key = keysOf("0", 1).get(0);
            List<String> operations = new ArrayList<>();
            for (int i = 0; i < 100; i++) operations.add(createWithKey("i" + i, key));

            RawResponse response = bulk(list(operations.toArray(new String[0])));

            List<Integer> statuses = statuses(response);
            assertThat(response.status()).isEqualTo(207);
            assertThat(Collections.frequency(statuses, 201))
                    .as("200 RU/s at 6.67 RU")
                    .isEqualTo(30);
            assertThat(statuses.subList(30, 100)).containsOnly(429);
            JsonNode throttled = response.json().get(99);
            assertThat(throttled.path("subStatusCode").asInt()).isEqualTo(3200);
            assertThat(Double.parseDouble(response.header(CHARGE))).isBetween(200.0, 201.0);

            clock.advance(
                    Duration.ofMillis(throttled.path("retryAfterMilliseconds").asLong()));
            assertThat(statuses(bulk(list(createWithKey("i99", key))))).containsExactly(201);
        }

        @Test
        void from_the_beginning_the_whole_is_429() throws IOException {
            String key = keysOf("0", 1).get(0);
            List<String> operations = new ArrayList<>();
            for (int i = 0; i < 31; i++) operations.add(createWithKey("i" + i, key));
            bulk(list(operations.toArray(new String[0])));

            RawResponse response = bulk(list(createWithKey("more", key)));

            assertThat(response.status()).isEqualTo(429);
            assertThat(response.header("x-ms-retry-after-ms")).isNotNull();
        }
    }
}
