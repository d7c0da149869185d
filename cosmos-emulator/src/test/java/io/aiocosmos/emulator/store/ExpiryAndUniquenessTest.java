package io.aiocosmos.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExpiryAndUniquenessTest extends EmulatorTestBase {
    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2025-01-01T00:00:00Z"));

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().clock(clock);
    }

    private void recreate(String policy) throws Exception {
        client.delete("/dbs/d/colls/c");
        client.post(
                "/dbs/d/colls", "{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":2}," + policy + "}");
    }

    private void replace(String ttl) throws Exception {
        RawResponse response = client.put(
                "/dbs/d/colls/c", "{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":2}" + ttl + "}");
        assertThat(response.status()).isEqualTo(200);
    }

    @Nested
    class With_a_default_of_ten_seconds {
        @BeforeEach
        void container() throws Exception {
            recreate("\"defaultTtl\":10");
        }

        @Test
        void an_item_is_gone_ten_seconds_after_its_last_write() throws Exception {
            create("1", "a");
            clock.advance(Duration.ofSeconds(9));
            assertThat(read("1", "a").status()).isEqualTo(200);
            upsert("1", "a", "");
            clock.advance(Duration.ofSeconds(9));
            assertThat(read("1", "a").status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(1));

            assertThat(read("1", "a").status()).isEqualTo(404);
            assertThat(client.get(DOCS).json().get("_count").intValue()).isZero();
            assertThat(client.delete(DOCS + "/1", KEY, "[\"a\"]").status()).isEqualTo(404);
            assertThat(create("1", "a").status()).isEqualTo(201);
        }

        @Test
        void the_next_write_removes_what_has_expired() throws Exception {
            create("1", "a");
            create("2", "a");
            clock.advance(Duration.ofSeconds(9));
            upsert("2", "a", "");
            clock.advance(Duration.ofSeconds(1));

            assertThat(create("3", "a").header(TOKEN)).endsWith("#6"); // one more than the writes so far
            clock.advance(Duration.ofSeconds(8));
            assertThat(create("4", "a").header(TOKEN)).endsWith("#7");
            assertThat(read("2", "a").status()).isEqualTo(200);
        }

        @Test
        void what_has_expired_does_not_come_back_when_time_to_live_is_switched_off() throws Exception {
            create("1", "a");
            clock.advance(Duration.ofSeconds(10));
            create("2", "a");
            clock.advance(Duration.ofSeconds(9));
            replace("");
            clock.advance(Duration.ofDays(1));
            create("3", "a");

            assertThat(read("1", "a").status()).isEqualTo(404);
            assertThat(client.get(DOCS).json().get("_count").intValue()).isEqualTo(2);
        }

        @Test
        void another_default_counts_for_items_that_are_there() throws Exception {
            create("1", "a");
            replace(",\"defaultTtl\":20");
            clock.advance(Duration.ofSeconds(19));
            create("2", "a");
            assertThat(read("1", "a").status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(1));
            replace("");

            assertThat(read("1", "a").status()).isEqualTo(404);
            assertThat(read("2", "a").status()).isEqualTo(200);
        }

        @Test
        void the_halves_of_a_split_range_remove_too() throws Exception {
            create("1", "a");
            String range = read("1", "a").header("x-ms-documentdb-partitionkeyrangeid");
            clock.advance(Duration.ofSeconds(10));
            emulator.split("d", "c", range);
            replace("");

            assertThat(read("1", "a").status()).isEqualTo(404);
        }

        @Test
        void an_items_own_time_goes_first() throws Exception {
            create("short", "a", ",\"ttl\":5");
            create("never", "a", ",\"ttl\":-1");
            clock.advance(Duration.ofSeconds(5));
            assertThat(read("short", "a").status()).isEqualTo(404);
            clock.advance(Duration.ofDays(1000));

            assertThat(read("never", "a").status()).isEqualTo(200);
        }
    }

    @Test
    void without_a_default_an_items_own_time_means_nothing() throws Exception {
        create("1", "a", ",\"ttl\":5");
        clock.advance(Duration.ofDays(1));

        assertThat(read("1", "a").status()).isEqualTo(200);
    }

    @Test
    void time_stamps_go_by_the_clock() throws Exception {
        clock.advance(Duration.ofSeconds(7));

        assertThat(create("1", "a").json().get("_ts").longValue())
                .isEqualTo(clock.instant().getEpochSecond())
                .isEqualTo(1735689607);
    }

    @Nested
    class With_a_unique_key {
        @BeforeEach
        void container() throws Exception {
            recreate("\"defaultTtl\":-1,\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/u\",\"/v/w\"]}]}");
        }

        @Test
        void equal_values_conflict_in_one_logical_partition_only() throws Exception {
            assertThat(create("1", "a", ",\"u\":1,\"v\":{\"w\":\"x\"}").status())
                    .isEqualTo(201);
            RawResponse conflict = create("2", "a", ",\"u\":1.0,\"v\":{\"w\":\"x\"}");

            assertThat(conflict.status()).isEqualTo(409);
            assertThat(conflict.subStatus()).isEqualTo(3301);
            assertThat(create("2", "a", ",\"u\":1,\"v\":{\"w\":\"y\"}").status())
                    .isEqualTo(201);
            assertThat(create("3", "b", ",\"u\":1,\"v\":{\"w\":\"x\"}").status())
                    .isEqualTo(201);
        }

        @Test
        void a_missing_value_counts_like_null() throws Exception {
            assertThat(create("1", "a", ",\"u\":null").status()).isEqualTo(201);
            assertThat(create("2", "a").status()).isEqualTo(409);
        }

        @Test
        void a_value_is_free_again_when_its_item_changes_goes_or_expires() throws Exception {
            create("1", "a", ",\"u\":1");
            upsert("1", "a", ",\"u\":2");
            assertThat(create("2", "a", ",\"u\":1").status()).isEqualTo(201);
            assertThat(upsert("1", "a", ",\"u\":1").status()).isEqualTo(409);
            assertThat(read("1", "a").json().get("u").intValue()).isEqualTo(2);
            client.delete(DOCS + "/2", KEY, "[\"a\"]");
            assertThat(create("3", "a", ",\"u\":1,\"ttl\":5").status()).isEqualTo(201);
            clock.advance(Duration.ofSeconds(5));

            assertThat(create("4", "a", ",\"u\":1").status()).isEqualTo(201);
        }
    }
}
