package io.aiocosmos.emulator.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsTest extends EmulatorTestBase {
    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1);
    }

    @Test
    void every_write_advances_the_token_and_refusals_carry_it() throws Exception {
        assertThat(create("1", "a").header(TOKEN)).isEqualTo("0:-1#2");
        assertThat(upsert("1", "a", "").header(TOKEN)).isEqualTo("0:-1#3");
        assertThat(create("1", "a").header(TOKEN)).isEqualTo("0:-1#3");
        assertThat(read("2", "a").header(TOKEN)).isEqualTo("0:-1#3");
        assertThat(client.delete(DOCS + "/1", KEY, "[\"a\"]", "if-match", "x").header(TOKEN))
                .isEqualTo("0:-1#3");
        assertThat(client.delete(DOCS + "/1", KEY, "[\"a\"]").header(TOKEN)).isEqualTo("0:-1#4");
        assertThat(client.get(DOCS).header(TOKEN)).isEqualTo("0:-1#4");
    }

    @Test
    void a_token_ahead_of_the_region_is_404_1002() throws Exception {
        create("1", "a");

        RawResponse ahead = read("1", "a", TOKEN, "0:-1#3");

        assertThat(read("1", "a", TOKEN, "0:-1#2").status()).isEqualTo(200);
        assertThat(ahead.status()).isEqualTo(404);
        assertThat(ahead.subStatus()).isEqualTo(1002);
        assertThat(ahead.header(TOKEN)).isNull();
        assertThat(client.get(DOCS, TOKEN, "0:-1#3").subStatus()).isEqualTo(1002);
        assertThat(read("1", "a", TOKEN, "0:1#1").subStatus()).isEqualTo(1002);
    }

    @Test
    void parts_of_other_ranges_do_not_matter_and_garbage_is_400() throws Exception {
        create("1", "a");

        assertThat(read("1", "a", TOKEN, "7:-1#99,0:-1#2").status()).isEqualTo(200);
        assertThat(read("1", "a", TOKEN, "0:1").status()).isEqualTo(200);
        for (String garbage : new String[] {"x", "0:", "0:#", "0:-1#", "0:-1#x"})
            assertThat(read("1", "a", TOKEN, garbage).status()).as(garbage).isEqualTo(400);
    }

    @Test
    void a_token_on_a_write_is_accepted() throws Exception {
        assertThat(client.post(DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", KEY, "[\"a\"]", TOKEN, "0:-1#99")
                        .status())
                .isEqualTo(201);
    }

    @Nested
    class While_the_copy_is_held {
        private String token;

        @BeforeEach
        void hold() throws IOException {
            create("1", "a", ",\"n\":1");
            emulator.replica().hold();
            token = upsert("1", "a", ",\"n\":2").header(TOKEN);
            create("2", "a");
        }

        @Test
        void reads_without_a_token_see_the_old_state() throws Exception {
            RawResponse old = read("1", "a");

            assertThat(old.json().get("n").intValue()).isEqualTo(1);
            assertThat(old.header(TOKEN)).isEqualTo("0:-1#2");
            assertThat(read("2", "a").status()).isEqualTo(404);
            assertThat(client.get(DOCS).json().get("_count").intValue()).isEqualTo(1);
        }

        @Test
        void reads_with_a_token_see_their_own_writes() throws Exception {
            assertThat(read("1", "a", TOKEN, token).json().get("n").intValue()).isEqualTo(2);
            assertThat(read("1", "a", TOKEN, "0:-1#2").json().get("n").intValue())
                    .isEqualTo(1);
        }

        @Test
        void nothing_of_it_remains_after_the_release() throws Exception {
            emulator.replica().release();

            assertThat(read("1", "a").json().get("n").intValue()).isEqualTo(2);
            assertThat(read("2", "a").status()).isEqualTo(200);
        }

        @Test
        void a_container_made_meanwhile_lags_too() throws Exception {
            client.post("/dbs/d/colls", "{\"id\":\"new\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":2}}");
            client.post("/dbs/d/colls/new/docs", "{\"id\":\"1\",\"pk\":\"a\"}", KEY, "[\"a\"]");

            assertThat(client.get("/dbs/d/colls/new/docs/1", KEY, "[\"a\"]").status())
                    .isEqualTo(404);
            emulator.replica().release();
            assertThat(client.get("/dbs/d/colls/new/docs/1", KEY, "[\"a\"]").status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class With_a_lag_of_two_writes {
        private final CosmosEmulator lagging =
                CosmosEmulator.builder().partitions(1).readLag(2).start();

        @AfterEach
        void closeLagging() {
            lagging.close();
        }

        @Test
        void reads_lie_two_writes_behind() throws Exception {
            client = RawClient.inProcess(lagging);
            client.createContainer();
            create("1", "a");
            create("2", "a");
            assertThat(read("1", "a").status()).isEqualTo(404);
            create("3", "a");

            assertThat(read("1", "a").status()).isEqualTo(200);
            assertThat(read("2", "a").status()).isEqualTo(404);
        }
    }

    @Nested
    class With_a_second_region {
        private final CosmosEmulator wide = CosmosEmulator.builder()
                .partitions(1)
                .regions("South Central US", "East US")
                .start();
        private RawClient east;

        @BeforeEach
        void openBoth() throws IOException {
            client = RawClient.inProcess(wide);
            client.createContainer();
            east = RawClient.inProcess(wide.transport(), wide.region("East US").endpoint(), wide.key());
        }

        @AfterEach
        void closeWide() {
            wide.close();
        }

        @Test
        void tokens_name_the_region_that_wrote() throws Exception {
            assertThat(create("1", "a").header(TOKEN)).isEqualTo("0:1#2#1=2");

            wide.region("East US").takeOverWrites();
            client = east;
            assertThat(create("2", "a").header(TOKEN)).isEqualTo("0:2#3#2=3");
            assertThat(read("1", "a", TOKEN, "0:1#2#1=2").status()).isEqualTo(200);
        }

        @Test
        void a_region_that_took_over_still_owes_what_was_written_before() throws Exception {
            wide.replica().hold();
            String token = create("1", "a").header(TOKEN);
            wide.region("East US").takeOverWrites();
            RawClient west = RawClient.inProcess(
                    wide.transport(), wide.region("South Central US").endpoint(), wide.key());

            assertThat(west.get(DOCS + "/1", KEY, "[\"a\"]", TOKEN, token).subStatus())
                    .isEqualTo(1002);
            assertThat(east.get(DOCS + "/1", KEY, "[\"a\"]", TOKEN, token).status())
                    .isEqualTo(200);
            assertThat(east.get(DOCS + "/1", KEY, "[\"a\"]", TOKEN, "0:1#9#1=9").subStatus())
                    .isEqualTo(1002);
        }

        /** Else its token would be later than that of the write that it has not seen. */
        @Test
        void a_copy_that_lags_knows_no_fail_over_after_what_it_has() throws Exception {
            String before = create("1", "a").header(TOKEN);
            wide.replica().hold();
            create("2", "a");
            wide.region("East US").takeOverWrites();

            RawResponse old = east.get(DOCS + "/1", KEY, "[\"a\"]", TOKEN, before);
            assertThat(old.header(TOKEN)).isEqualTo("0:1#2#1=2");
            wide.replica().release();
            assertThat(east.get(DOCS + "/1", KEY, "[\"a\"]", TOKEN, before).header(TOKEN))
                    .isEqualTo("0:2#3#2=3");
        }

        @Test
        void nor_does_one_that_has_nothing() throws Exception {
            wide.replica().hold();
            create("1", "a");
            wide.region("East US").takeOverWrites();

            assertThat(east.get(DOCS + "/1", KEY, "[\"a\"]").header(TOKEN)).isEqualTo("0:1#1#1=1");
        }

        @Test
        void a_region_behind_says_so_and_the_write_region_serves() throws Exception {
            wide.replica().hold();
            String token = create("1", "a").header(TOKEN);

            RawResponse behind = east.get(DOCS + "/1", KEY, "[\"a\"]", TOKEN, token);

            assertThat(behind.status()).isEqualTo(404);
            assertThat(behind.subStatus()).isEqualTo(1002);
            assertThat(read("1", "a", TOKEN, token).status()).isEqualTo(200);
            String writeRegionOnly = "x-ms-cosmos-hub-region-processing-only";
            assertThat(read("1", "a", writeRegionOnly, "true").status()).isEqualTo(200);
            assertThat(east.get(DOCS + "/1", KEY, "[\"a\"]", writeRegionOnly, "true")
                            .subStatus())
                    .isEqualTo(3);
            wide.replica().release();
            assertThat(east.get(DOCS + "/1", KEY, "[\"a\"]", TOKEN, token).status())
                    .isEqualTo(200);
        }
    }
}
