package io.aiocosmos.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.BothEndpoints;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request goes through, whatever it asks for. */
class RequestsTest extends EmulatorTestBase {
    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void a_wrong_key_is_told_the_payload(BothEndpoints.Opening endpoint) throws Exception {
        try (CosmosEmulator other = CosmosEmulator.builder().key("b3RoZXI=").start()) {
            RawClient right = endpoint.on(other);
            RawClient wrong = RawClient.inProcess(other.transport(), other.endpoint(), emulator.key());

            RawResponse response = wrong.get("/dbs");

            assertThat(right.get("/dbs").status()).isEqualTo(200);
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.text("code")).isEqualTo("Unauthorized");
            assertThat(response.text("message")).contains("'get\\ndbs\\n\\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dbs//", "/dbs//d", "/dbs/d/colls//docs", "/nothing", "/dbs/d/what/x"})
    void paths_that_the_service_does_not_have_are_400(String path) throws Exception {
        assertThat(client.get(path).status()).isEqualTo(400);
    }

    @Test
    void a_missing_owner_has_a_sub_status_and_a_missing_leaf_has_none() throws Exception {
        assertThat(client.get("/dbs/none").status()).isEqualTo(404);
        assertThat(client.get("/dbs/none").subStatus()).isZero();
        assertThat(client.get("/dbs/none/colls").subStatus()).isEqualTo(1003);
        assertThat(client.get("/dbs/d/colls/none").subStatus()).isZero();
        assertThat(client.get("/dbs/d/colls/none/docs").subStatus()).isEqualTo(1003);
        assertThat(read("none", "a").subStatus()).isZero();
    }

    @Test
    void an_error_has_a_code_and_a_message_that_names_the_activity() throws Exception {
        RawResponse response = read("none", "a", "x-ms-activity-id", "7a0c3b5e-0000-4000-8000-000000000001");

        assertThat(response.text("code")).isEqualTo("NotFound");
        assertThat(response.text("message"))
                .startsWith("Message: {\"Errors\":[\"Entity with the specified id does not exist")
                .contains("\r\nActivityId: 7a0c3b5e-0000-4000-8000-000000000001");
        assertThat(response.header("x-ms-activity-id")).isEqualTo("7a0c3b5e-0000-4000-8000-000000000001");
    }

    @Test
    void every_response_has_a_charge_and_an_activity_of_its_own() throws Exception {
        String first = client.get("/dbs").header("x-ms-activity-id");

        assertThat(first).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(client.get("/dbs").header("x-ms-activity-id")).isNotEqualTo(first);
        assertThat(client.get("/dbs").header("x-ms-request-charge")).isEqualTo("1");
    }

    @Test
    void a_consistency_level_may_be_weaker_than_the_accounts_but_not_stronger() throws Exception {
        create("1", "a");

        assertThat(read("1", "a", "x-ms-consistency-level", "Eventual").status())
                .isEqualTo(200);
        assertThat(read("1", "a", "x-ms-consistency-level", "Session").status()).isEqualTo(200);
        assertThat(read("1", "a", "x-ms-consistency-level", "Strong").status()).isEqualTo(400);
        assertThat(read(
                                "1",
                                "a",
                                "x-ms-consistency-level",
                                "Eventual",
                                "x-ms-cosmos-read-consistency-strategy",
                                "Eventual")
                        .status())
                .isEqualTo(400);
    }

    @Nested
    class What_is_not_built {
        @Test
        void is_501_and_says_so() throws Exception {
            assertThat(client.get("/dbs/d/colls/c/sprocs").status()).isEqualTo(501);
            assertThat(client.get("/dbs/d/users").text("message")).startsWith("The emulator does not support users");
        }

        @Test
        void and_nothing_happens_to_an_item_written_with_a_trigger() throws Exception {
            RawResponse response = client.post(
                    DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", KEY, "[\"a\"]", "x-ms-documentdb-pre-trigger-include", "t");

            assertThat(response.status()).isEqualTo(501);
            assertThat(read("1", "a").status()).isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource({"Exclude, 201", "exclude, 201", "Include, 201", "Default, 201", "x, 400"})
        void but_an_indexing_directive_is_taken_in(String directive, int status) throws Exception {
            RawResponse response = client.post(
                    DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", KEY, "[\"a\"]", "x-ms-indexing-directive", directive);

            assertThat(response.status()).isEqualTo(status);
            assertThat(read("1", "a").status()).isEqualTo(status == 201 ? 200 : 404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/addresses/?$resolveFor=dbs", "//addresses/?$resolveFor=x&$partitionKeyRangeIds=0"})
        void nor_is_direct_mode_and_the_response_says_what_to_set(String target) throws Exception {
            RawResponse response = client.get(target, "authorization", "type%3Dmaster%26ver%3D1.0%26sig%3Dx");

            assertThat(response.status()).isEqualTo(501);
            assertThat(response.text("message")).contains("direct mode").contains("gatewayMode()");
        }

        @Test
        void nor_is_binary_json_and_the_response_says_what_to_set() throws Exception {
            byte[] binary = {(byte) 0x80, (byte) 0xE9, 0x10};

            for (String path : new String[] {DOCS, "/dbs"}) {
                RawResponse response = client.sendBytes("POST", path, binary, KEY, "[\"a\"]");

                assertThat(response.status()).isEqualTo(400);
                assertThat(response.text("message")).contains("AZURE_COSMOS_BINARY_ENCODING_ENABLED=false");
            }
        }

        @Test
        void while_a_verb_that_the_service_lacks_is_405() throws Exception {
            assertThat(client.put("/dbs/d", "{\"id\":\"d\"}").status()).isEqualTo(405);
            assertThat(client.delete("/dbs/d/colls/c/docs").status()).isEqualTo(405);
        }
    }
}
