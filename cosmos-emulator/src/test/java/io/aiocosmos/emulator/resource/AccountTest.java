package io.aiocosmos.emulator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.net.http.HttpClient;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountTest {
    private final CosmosEmulator emulator =
            CosmosEmulator.builder().regions("West US 2", "East US").start();
    private RawClient client;

    @BeforeEach
    void open() {
        client = RawClient.inProcess(emulator);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void regions_are_listed_with_addresses_that_this_caller_can_reach() throws Exception {
        JsonNode account = client.get("/").json();

        assertThat(account.at("/writableLocations/0/databaseAccountEndpoint").asString())
                .isEqualTo("https://emulator-westus2.localhost/");
        assertThat(account.at("/readableLocations/1/name").asString()).isEqualTo("East US");
        assertThat(account.at("/readableLocations").size()).isEqualTo(2);
        assertThat(new JsonMapper()
                        .readTree(account.get("queryEngineConfiguration").asString())
                        .isObject())
                .isTrue();
        String east = emulator.region("East US").endpoint();
        assertThat(RawClient.inProcess(emulator.transport(), east, emulator.key())
                        .get("/")
                        .text("id"))
                .isEqualTo("emulator-eastus");
    }

    @Test
    void over_http_the_addresses_are_the_loopback_one_under_whatever_name_it_was_asked() throws Exception {
        String endpoint = emulator.listen(0);
        RawClient http = RawClient.overHttp(
                HttpClient.newHttpClient(), endpoint.replace("127.0.0.1", "localhost"), emulator.key());

        JsonNode account = http.get("/").json();

        assertThat(account.at("/writableLocations/0/databaseAccountEndpoint").asString())
                .isEqualTo(endpoint + "/");
        String other =
                account.at("/readableLocations/1/databaseAccountEndpoint").asString();
        assertThat(other).startsWith("http://127.0.0.1:").isNotEqualTo(endpoint + "/");
        RawClient east =
                RawClient.overHttp(HttpClient.newHttpClient(), other.substring(0, other.length() - 1), emulator.key());
        assertThat(east.get("/").status()).isEqualTo(200);
    }

    @Test
    void an_account_has_the_region_of_microsofts_emulators_unless_told_otherwise() throws Exception {
        try (CosmosEmulator usual = CosmosEmulator.start()) {
            RawResponse account = RawClient.inProcess(usual).get("/");

            assertThat(account.json().at("/writableLocations/0/name").asString())
                    .isEqualTo("South Central US");
            assertThat(account.header("content-location"))
                    .isEqualTo(account.json()
                            .at("/writableLocations/0/databaseAccountEndpoint")
                            .asString());
        }
    }

    @Test
    void a_response_names_the_address_that_it_is_from() throws Exception {
        String endpoint = emulator.listen(0);
        RawClient http = RawClient.overHttp(HttpClient.newHttpClient(), endpoint, emulator.key());

        assertThat(http.get("/dbs/none").header("content-location")).isEqualTo(endpoint + "/dbs/none");
        assertThat(http.get("/dbs").header("content-location")).isEqualTo(endpoint + "/dbs");
    }

    @Test
    void a_response_says_how_long_it_took() throws Exception {
        EmulatorClock clock = EmulatorClock.virtual(Instant.now());
        try (CosmosEmulator still = CosmosEmulator.builder().clock(clock).start()) {
            assertThat(RawClient.inProcess(still).get("/").header("x-ms-request-duration-ms"))
                    .isEqualTo("0.000");
        }
        assertThat(Double.parseDouble(client.get("/none").header("x-ms-request-duration-ms")))
                .isNotNegative();
    }

    @Test
    void a_region_that_is_down_is_not_listed() throws Exception {
        emulator.region("East US").takeDown();
        assertThat(client.get("/").json().at("/readableLocations").size()).isEqualTo(1);

        emulator.region("East US").bringUp();
        assertThat(client.get("/").json().at("/readableLocations").size()).isEqualTo(2);
    }

    @Test
    void nor_is_the_write_region_among_those_that_serve_reads() throws Exception {
        RawClient east = RawClient.inProcess(
                emulator.transport(), emulator.region("East US").endpoint(), emulator.key());
        emulator.region("West US 2").takeDown();

        JsonNode account = east.get("/").json();

        assertThat(account.at("/readableLocations").findValuesAsString("name")).containsExactly("East US");
        assertThat(account.at("/writableLocations").findValuesAsString("name")).containsExactly("West US 2");
    }

    @Test
    void writes_go_to_the_write_region_only_and_that_may_change() throws Exception {
        RawClient east = RawClient.inProcess(
                emulator.transport(), emulator.region("East US").endpoint(), emulator.key());
        assertThat(east.post("/dbs", "{\"id\":\"x\"}").status()).isEqualTo(403);
        assertThat(east.post("/dbs", "{\"id\":\"x\"}").subStatus()).isEqualTo(3);

        emulator.region("East US").takeOverWrites();

        assertThat(east.post("/dbs", "{\"id\":\"x\"}").status()).isEqualTo(201);
        assertThat(client.get("/").json().at("/writableLocations/0/name").asString())
                .isEqualTo("East US");
        assertThat(client.get("/").json().at("/readableLocations/0/name").asString())
                .isEqualTo("East US");
    }
}
