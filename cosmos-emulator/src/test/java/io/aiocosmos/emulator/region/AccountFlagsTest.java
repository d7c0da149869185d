package io.aiocosmos.emulator.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountFlagsTest extends EmulatorTestBase {
    private static final String TENTATIVE = "x-ms-cosmos-allow-tentative-writes";

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().regions("A", "B").partitions(2);
    }

    private JsonNode account() throws IOException {
        return client.get("/").json();
    }

    private RawClient at(String region) {
        return RawClient.inProcess(emulator.transport(), emulator.region(region).endpoint(), emulator.key());
    }

    private static RawResponse write(RawClient client, String... more) throws IOException {
        String[] headers = new String[more.length + 4];
        headers[0] = KEY;
        headers[1] = "[\"a\"]";
        headers[2] = "x-ms-documentdb-is-upsert";
        headers[3] = "true";
        System.arraycopy(more, 0, headers, 4, more.length);
        return client.post(DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", headers);
    }

    private static List<String> names(JsonNode account, String list) {
        return account.get(list).findValuesAsString("name");
    }

    @Test
    void the_account_shows_its_flags_as_they_are_now() throws Exception {
        assertThat(account().get("enableMultipleWriteLocations").booleanValue()).isFalse();
        assertThat(account().get("enablePerPartitionFailoverBehavior").booleanValue())
                .isFalse();
        assertThat(account().has("disableCrossRegionalHedging")).isFalse();

        emulator.account()
                .enableMultipleWriteLocations(true)
                .enablePerPartitionFailoverBehavior(true)
                .disableCrossRegionalHedging(true);

        assertThat(account().get("enableMultipleWriteLocations").booleanValue()).isTrue();
        assertThat(account().get("enablePerPartitionFailoverBehavior").booleanValue())
                .isTrue();
        assertThat(account().get("disableCrossRegionalHedging").booleanValue()).isTrue();
        emulator.reset();
        assertThat(account().get("enableMultipleWriteLocations").booleanValue()).isFalse();
        assertThat(account().has("disableCrossRegionalHedging")).isFalse();
    }

    @Test
    void an_account_is_built_with_flags_and_a_reset_goes_back_to_them() throws Exception {
        try (CosmosEmulator built = CosmosEmulator.builder()
                .enableMultipleWriteLocations(true)
                .enablePerPartitionFailoverBehavior(true)
                .disableCrossRegionalHedging(true)
                .start()) {
            client = RawClient.inProcess(built);
            built.account().disableCrossRegionalHedging(false).enableMultipleWriteLocations(false);
            assertThat(account().has("disableCrossRegionalHedging")).isFalse();

            built.reset();

            assertThat(account().get("disableCrossRegionalHedging").booleanValue())
                    .isTrue();
            assertThat(account().get("enableMultipleWriteLocations").booleanValue())
                    .isTrue();
            assertThat(account().get("enablePerPartitionFailoverBehavior").booleanValue())
                    .isTrue();
        }
    }

    @Test
    void every_region_of_a_multi_write_account_takes_writes_of_clients_that_know_of_it() throws Exception {
        assertThat(write(at("B"), TENTATIVE, "true").subStatus()).isEqualTo(3);
        emulator.account().enableMultipleWriteLocations(true);

        assertThat(names(account(), "writableLocations")).containsExactly("A", "B");
        assertThat(write(at("B"), TENTATIVE, "true").status()).isEqualTo(201);
        assertThat(write(at("B")).subStatus()).isEqualTo(3);
        assertThat(write(at("A")).status()).isEqualTo(200);
        assertThat(at("B").post("/dbs", "{\"id\":\"x\"}", TENTATIVE, "true").subStatus())
                .isEqualTo(3);
        emulator.region("A").takeDown();
        assertThat(names(at("B").get("/").json(), "writableLocations")).containsExactly("B");
    }

    @Test
    void the_account_lists_two_write_regions_while_one_takes_over() throws Exception {
        emulator.region("B").beginTakeOver();

        assertThat(names(account(), "writableLocations")).containsExactly("A", "B");
        assertThat(write(at("A")).subStatus()).isEqualTo(3);
        assertThat(write(at("B")).status()).isEqualTo(201);
        emulator.region("B").takeOverWrites();
        assertThat(names(account(), "writableLocations")).containsExactly("B");
    }

    @Test
    void regions_come_and_go() throws Exception {
        create("1", "a");
        emulator.account().addRegion("C");

        assertThat(names(account(), "readableLocations")).containsExactly("A", "B", "C");
        assertThat(emulator.account().regions()).containsExactly("A", "B", "C");
        RawClient c = at("C");
        assertThat(c.get(DOCS + "/1", KEY, "[\"a\"]").status()).isEqualTo(200);
        emulator.account().removeRegion("C");
        assertThat(names(account(), "readableLocations")).containsExactly("A", "B");
        assertThatThrownBy(() -> c.get(DOCS + "/1", KEY, "[\"a\"]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> emulator.region("C")).isInstanceOf(IllegalArgumentException.class);
        emulator.account().addRegion("C");
        assertThat(c.get(DOCS + "/1", KEY, "[\"a\"]").status()).isEqualTo(200);
        emulator.reset();
        assertThat(emulator.account().regions()).containsExactly("A", "B");
    }

    @Test
    void a_region_that_comes_while_ports_are_open_has_one() throws Exception {
        emulator.listen(0);
        emulator.account().addRegion("C");

        String endpoint = emulator.region("C").endpoint();

        RawClient http = RawClient.overHttp(HttpClient.newHttpClient(), endpoint, emulator.key());
        assertThat(http.get("/")
                        .json()
                        .at("/readableLocations/2/databaseAccountEndpoint")
                        .asString())
                .isEqualTo(endpoint + "/");
    }

    @Test
    void the_write_region_stays_and_names_are_there_once() {
        refused(() -> emulator.account().removeRegion("A"), "A is the write region");
        refused(() -> emulator.account().addRegion("b"), "there is a region b already");
        refused(() -> emulator.account().addRegion(" "), "must not be empty");
        refused(() -> emulator.account().removeRegion("X"), "no region X");
        emulator.region("B").takeOverWrites();
        emulator.account().removeRegion("A");
        assertThat(emulator.account().regions()).containsExactly("B");
    }

    @Test
    void a_token_from_before_is_good_after_a_change_of_regions() throws Exception {
        String before = create("1", "a").header(TOKEN);
        emulator.account().addRegion("C").removeRegion("B").enableMultipleWriteLocations(true);
        emulator.account().enableMultipleWriteLocations(false);

        assertThat(read("1", "a", TOKEN, before).status()).isEqualTo(200);
        assertThat(read("1", "a").header(TOKEN)).isNotEqualTo(before);
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
