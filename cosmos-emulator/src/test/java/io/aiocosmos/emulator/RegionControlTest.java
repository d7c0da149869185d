package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Regions, flags and replication by HTTP. */
class RegionControlTest extends EmulatorTestBase {
    private static final String REGIONS = "/_emulator/regions";
    private static final String ACCOUNT = "/_emulator/account";
    private static final String REPLICATION = "/_emulator/replication";
    private static final String SEVERAL = "{\"enableMultipleWriteLocations\":true}";

    private RawClient http;

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder()
                .regions("West US", "East US")
                .partitions(1)
                .clock(EmulatorClock.virtual(Instant.parse("2030-01-01T00:00:00Z")))
                .control(true)
                .http(0);
    }

    @Override
    @BeforeEach
    protected void open() throws IOException {
        super.open();
        http = at("West US");
    }

    private RawClient at(String region) {
        String endpoint = emulator.region(region).endpoint();
        return RawClient.overHttp(HttpClient.newHttpClient(), endpoint, emulator.key());
    }

    private RawResponse send(String method, String path, String body) throws IOException {
        return http.send(method, path, body, "authorization", "");
    }

    private JsonNode sent(String method, String path, String body) throws IOException {
        RawResponse response = send(method, path, body);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.json();
    }

    private static RawResponse create(RawClient at, String id) throws IOException {
        String item = "{\"id\":\"" + id + "\",\"pk\":\"a\"}";
        return at.post(DOCS, item, KEY, "[\"a\"]", "x-ms-cosmos-allow-tentative-writes", "true");
    }

    private static int read(RawClient at, String id) throws IOException {
        return at.get(DOCS + "/" + id, KEY, "[\"a\"]").status();
    }

    @Test
    void regions_are_listed() throws IOException {
        assertThat(send("GET", REGIONS, null).body())
                .isEqualTo("{\"regions\":["
                        + "{\"name\":\"West US\",\"endpoint\":\"" + emulator.endpoint()
                        + "\",\"up\":true,\"writes\":true,\"listedForWrites\":true,\"ranges\":[]},"
                        + "{\"name\":\"East US\",\"endpoint\":\""
                        + emulator.region("East US").endpoint()
                        + "\",\"up\":true,\"writes\":false,\"listedForWrites\":false,\"ranges\":[]}]}");
    }

    @Test
    void a_region_is_taken_down_and_brought_up() throws IOException {
        assertThat(sent("POST", REGIONS, "{\"takeDown\":\"East US\"}").at("/regions/1/up"))
                .hasToString("false");
        assertThat(emulator.account().regions()).containsExactly("West US");
        assertThat(sent("POST", REGIONS, "{\"bringUp\":\"East US\"}").at("/regions/1/up"))
                .hasToString("true");
        assertThat(at("East US").get("/dbs").status()).isEqualTo(200);
    }

    @Test
    void another_region_takes_over_the_writes_at_once_or_in_two_steps() throws IOException {
        JsonNode begun = sent("POST", REGIONS, "{\"beginTakeOver\":\"East US\"}");

        assertThat(begun.findValuesAsString("writes")).containsExactly("false", "true");
        assertThat(begun.findValuesAsString("listedForWrites")).containsExactly("true", "true");
        assertThat(create(http, "1").subStatus()).isEqualTo(3);
        assertThat(create(at("East US"), "1").status()).isEqualTo(201);
        JsonNode over = sent("POST", REGIONS, "{\"takeOverWrites\":\"East US\"}");
        assertThat(over.findValuesAsString("listedForWrites")).containsExactly("false", "true");
    }

    @Test
    void another_region_takes_over_the_writes_of_one_range() throws IOException {
        JsonNode after = sent(
                "POST",
                REGIONS,
                "{\"takeOverWrites\":\"East US\",\"database\":\"d\",\"container\":\"c\",\"range\":\"0\"}");

        assertThat(after.at("/regions/1/ranges"))
                .hasToString("[{\"database\":\"d\",\"container\":\"c\",\"range\":\"0\"}]");
        assertThat(after.at("/regions/0/ranges")).hasToString("[]");
        assertThat(after.findValuesAsString("writes")).containsExactly("true", "false");
        assertThat(create(http, "1").subStatus()).isEqualTo(3);
        assertThat(create(at("East US"), "1").status()).isEqualTo(201);
    }

    @Test
    void a_region_comes_and_goes() throws IOException {
        JsonNode added = sent("POST", REGIONS, "{\"addRegion\":\"North Europe\"}");

        assertThat(added.at("/regions/2/endpoint").asString())
                .isEqualTo(emulator.region("North Europe").endpoint());
        assertThat(at("North Europe").get("/dbs").status()).isEqualTo(200);
        assertThat(sent("POST", REGIONS, "{\"removeRegion\":\"North Europe\"}").path("regions"))
                .hasSize(2);
    }

    @Test
    void flags_are_read_and_set() throws IOException {
        assertThat(send("GET", ACCOUNT, null).body())
                .isEqualTo("{\"enableMultipleWriteLocations\":false,"
                        + "\"enablePerPartitionFailoverBehavior\":false,\"disableCrossRegionalHedging\":false}");
        sent("PATCH", ACCOUNT, "{\"enablePerPartitionFailoverBehavior\":true,\"disableCrossRegionalHedging\":true}");
        sent("PATCH", ACCOUNT, SEVERAL);

        assertThat(send("GET", ACCOUNT, null).body()).doesNotContain("false");
        assertThat(http.get("/").body())
                .contains("\"enableMultipleWriteLocations\":true", "\"enablePerPartitionFailoverBehavior\":true")
                .contains("\"disableCrossRegionalHedging\":true");
        assertThat(sent("GET", REGIONS, null).findValuesAsString("writes")).containsExactly("true", "true");
        assertThat(sent("PATCH", ACCOUNT, "{\"enableMultipleWriteLocations\":false}")
                        .path("enableMultipleWriteLocations"))
                .hasToString("false");
    }

    @Test
    void writes_lag_in_one_direction() throws IOException {
        sent("PATCH", ACCOUNT, SEVERAL);
        JsonNode state = sent("PATCH", REPLICATION, "{\"from\":\"West US\",\"to\":\"East US\",\"lagMs\":2000}");
        create(http, "1");
        create(at("East US"), "2");

        assertThat(state.findValuesAsString("lagMs")).containsExactly("2000", "0");
        assertThat(read(at("East US"), "1")).isEqualTo(404);
        assertThat(read(http, "2")).isEqualTo(200);
        send("POST", "/_emulator/clock", "{\"advanceMs\":2000}");
        assertThat(read(at("East US"), "1")).isEqualTo(200);
    }

    @Test
    void writes_stop_in_one_direction_until_released() throws IOException {
        sent("PATCH", ACCOUNT, SEVERAL);
        JsonNode state = sent("PATCH", REPLICATION, "{\"from\":\"West US\",\"to\":\"East US\",\"stopped\":true}");
        create(http, "1");

        assertThat(state.path("directions").get(0))
                .hasToString("{\"from\":\"West US\",\"to\":\"East US\",\"lagMs\":0,\"stopped\":true}");
        assertThat(read(at("East US"), "1")).isEqualTo(404);
        sent("PATCH", REPLICATION, "{\"from\":\"West US\",\"to\":\"East US\",\"stopped\":false}");
        assertThat(read(at("East US"), "1")).isEqualTo(200);
    }

    @Test
    void the_copy_of_the_other_regions_is_held() throws IOException {
        assertThat(sent("PATCH", REPLICATION, "{\"held\":true}").path("held")).hasToString("true");
        create(http, "1");

        assertThat(read(at("East US"), "1")).isEqualTo(404);
        sent("PATCH", REPLICATION, "{\"held\":false}");
        assertThat(read(at("East US"), "1")).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | regions | {} | it must have one of takeDown, bringUp, takeOverWrites, beginTakeOver, addRegion",
                "POST | regions | {\"takeDown\":\"East US\",\"bringUp\":\"East US\"} | it must have one of takeDown",
                "POST | regions | {\"takeDown\":\"Mars\"} | no region Mars, there are [West US, East US]",
                "POST | regions | {\"takeDown\":true} | takeDown of the request must be a text",
                "POST | regions | {\"down\":\"East US\"} | an unknown member down; there are takeDown, bringUp",
                "POST | regions | {\"addRegion\":\"eastus\"} | there is a region eastus already",
                "POST | regions | {\"removeRegion\":\"West US\"} | make another one take over before",
                "POST | regions | {\"takeDown\":\"East US\",\"range\":\"0\"} | beside takeOverWrites only",
                "POST | regions | {\"takeOverWrites\":\"East US\",\"range\":\"0\"} | must have database, a text",
                "PATCH | account | {} | the change must have some of enableMultipleWriteLocations",
                "PATCH | account | {\"disableCrossRegionalHedging\":true,\"enableMultipleWriteLocations\":1}"
                        + " | must be true or false",
                "PATCH | account | {\"consistency\":\"Strong\"} | there are enableMultipleWriteLocations",
                "PATCH | replication | {} | the change must have from, a text",
                "PATCH | replication | {\"from\":\"West US\",\"to\":\"East US\"} | or lagMs or stopped of a direction",
                "PATCH | replication | {\"from\":\"West US\",\"to\":\"West US\",\"lagMs\":1} | from and to must differ",
                "PATCH | replication | {\"from\":\"West US\",\"to\":\"East US\",\"lagMs\":-1} | must not be negative",
                "PATCH | replication | {\"from\":\"West US\",\"to\":\"East US\",\"lagMs\":1,\"stopped\":\"x\"}"
                        + " | stopped of the change must be true or false",
                "PATCH | replication | {\"held\":true,\"from\":\"West US\"} | held is about all regions"
            })
    void what_makes_no_sense_is_explained_and_changes_nothing(String method, String path, String json, String explained)
            throws IOException {
        String before = state();

        RawResponse response = send(method, "/_emulator/" + path, json);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains(explained).endsWith("\n").hasLineCount(1);
        assertThat(state()).isEqualTo(before);
    }

    private String state() throws IOException {
        return send("GET", REGIONS, null).body()
                + send("GET", ACCOUNT, null).body()
                + send("GET", REPLICATION, null).body();
    }

    @Test
    void other_methods_are_refused() throws IOException {
        assertThat(send("PUT", REGIONS, "{}").body()).isEqualTo("regions take GET and POST\n");
        assertThat(send("POST", ACCOUNT, "{}").status()).isEqualTo(405);
        assertThat(send("DELETE", REPLICATION, null).status()).isEqualTo(405);
    }
}
