package io.aiocosmos.emulator.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patches of {@code {"n":1,"o":{"x":1,"a/b":2},"t":["p","q"]}}. */
class PatchTest extends EmulatorTestBase {
    private String etag;

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().clock(EmulatorClock.virtual(Instant.parse("2020-01-01T00:00:00Z")));
    }

    @BeforeEach
    void item() throws IOException {
        etag = create("1", "a", ",\"n\":1,\"o\":{\"x\":1,\"a/b\":2},\"t\":[\"p\",\"q\"]")
                .header("etag");
    }

    private RawResponse patch(String body, String... headers) throws IOException {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = KEY;
        all[1] = "[\"a\"]";
        all[2] = "content-type";
        all[3] = "application/json-patch+json";
        return client.send("PATCH", DOCS + "/1", body, all);
    }

    @Nested
    class An_operation {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'op':'add','path':'/new','value':[1.0]} | /new | [1]",
                    "{'op':'add','path':'/n','value':2} | /n | 2",
                    "{'op':'add','path':'/t/0','value':'x'} | /t | ['x','p','q']",
                    "{'op':'add','path':'/t/-','value':'x'} | /t | ['p','q','x']",
                    "{'op':'add','path':'/t/2','value':'x'} | /t | ['p','q','x']",
                    "{'op':'set','path':'/o/x','value':null} | /o/x | null",
                    "{'op':'set','path':'/t/0','value':'x'} | /t | ['x','q']",
                    "{'op':'Set','path':'/o/a~1b','value':3} | /o/a~1b | 3",
                    "{'op':'replace','path':'/o','value':5} | /o | 5",
                    "{'op':'remove','path':'/t/0'} | /t | ['q']",
                    "{'op':'incr','path':'/n','value':-3} | /n | -2",
                    "{'op':'incr','path':'/n','value':0.5} | /n | 1.5",
                    "{'op':'incr','path':'/m','value':7} | /m | 7",
                    "{'op':'incr','path':'/n','value':9223372036854775807} | /n | 9.223372036854776E18",
                    "{'op':'move','from':'/o/x','path':'/t/1'} | /t | ['p',1,'q']",
                    "{'op':'add','path':'/ttl','value':5} | /ttl | 5",
                })
        void changes_its_place(String operation, String place, String expected) throws Exception {
            RawResponse response = patch("{\"operations\":[" + operation.replace("'", "\"") + "]}");

            assertThat(response.status()).as(response.body()).isEqualTo(200);
            assertThat(response.json().at(place).toString()).isEqualTo(expected.replace("'", "\""));
            assertThat(read("1", "a").body()).isEqualTo(response.body());
            assertThat(response.header("etag")).isNotEqualTo(etag);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'op':'replace','path':'/none','value':1}",
                    "{'op':'remove','path':'/none'}",
                    "{'op':'remove','path':'/t/2'}",
                    "{'op':'add','path':'/none/x','value':1}",
                    "{'op':'add','path':'/n/x','value':1}",
                    "{'op':'add','path':'/t/3','value':1}",
                    "{'op':'add','path':'/t/x','value':1}",
                    "{'op':'add','path':'/t/01','value':1}",
                    "{'op':'incr','path':'/t','value':1}",
                    "{'op':'incr','path':'/n','value':'1'}",
                    "{'op':'move','from':'/none','path':'/x'}",
                    "{'op':'move','from':'/o','path':'/o/y'}",
                    "{'op':'add','path':'/x'}",
                    "{'op':'add','path':'','value':1}",
                    "{'op':'what','path':'/x','value':1}",
                    "{'op':'set','path':'/id','value':'2'}",
                    "{'op':'set','path':'/pk','value':'b'}",
                    "{'op':'remove','path':'/_etag'}",
                    "{'op':'move','from':'/pk','path':'/x'}",
                    "{'op':'set','path':'/ttl','value':0}",
                })
        void that_makes_no_sense_is_400_and_changes_nothing(String operation) throws Exception {
            RawResponse response =
                    patch("[{\"op\":\"set\",\"path\":\"/n\",\"value\":9}," + operation.replace("'", "\"") + "]");

            assertThat(response.status()).isEqualTo(400);
            assertThat(read("1", "a").header("etag")).isEqualTo(etag);
        }
    }

    @Test
    void a_problem_names_the_operation() throws Exception {
        assertThat(patch("[{\"op\":\"set\",\"path\":\"/n\",\"value\":9},{\"op\":\"remove\",\"path\":\"/none\"}]")
                        .text("message"))
                .contains("For Operation(2): Remove Operation can only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"operations\":[]}", "5"})
    void a_body_without_operations_is_400(String body) throws Exception {
        assertThat(patch(body).status()).isEqualTo(400);
    }

    @Test
    void ten_operations_are_the_most() throws Exception {
        String one = "{\"op\":\"incr\",\"path\":\"/n\",\"value\":1}";

        assertThat(patch("[" + one + ("," + one).repeat(9) + "]")
                        .json()
                        .get("n")
                        .intValue())
                .isEqualTo(11);
        assertThat(patch("[" + one + ("," + one).repeat(10) + "]").status()).isEqualTo(400);
    }

    @Test
    void it_must_not_nest_the_item_deeper_than_128_levels() throws Exception {
        String body = "[{\"op\":\"set\",\"path\":\"%s\",\"value\":" + "[".repeat(126) + "]".repeat(126) + "}]";

        assertThat(patch(body.formatted("/o/x")).status()).isEqualTo(200);
        patch("[{\"op\":\"set\",\"path\":\"/o/x\",\"value\":{}}]");
        RawResponse refused = patch(body.formatted("/o/x/y"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).contains("deeper than 128 levels");
        assertThat(client.query(DOCS, "{\"query\":\"SELECT * FROM c WHERE c.n = 1\"}", CROSS, "true")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_condition_and_an_etag_guard_it() throws Exception {
        String body =
                "{\"condition\":\"from c where c.n = %s\",\"operations\":[{\"op\":\"incr\",\"path\":\"/n\",\"value\":1}]}";

        RawResponse unmet = patch(body.formatted("2"));
        assertThat(unmet.status()).isEqualTo(412);
        assertThat(unmet.subStatus()).isEqualTo(1110);
        assertThat(unmet.header(TOKEN)).isNotNull();
        assertThat(patch(body.formatted("1")).status()).isEqualTo(200);
        assertThat(patch(body.formatted("2"), "if-match", etag).status()).isEqualTo(412);
        assertThat(patch("{\"condition\":\"where\",\"operations\":[]}").status())
                .isEqualTo(400);
    }

    @Test
    void a_condition_goes_by_the_emulators_clock() throws Exception {
        String body = "{\"condition\":\"from c where GetCurrentDateTime() < '2020-01-02'\","
                + "\"operations\":[{\"op\":\"incr\",\"path\":\"/n\",\"value\":1}]}";

        assertThat(patch(body).status()).isEqualTo(200);
        emulator.clock().advance(Duration.ofDays(1));
        assertThat(patch(body).status()).isEqualTo(412);
    }

    @Test
    void it_finds_only_what_is_there_and_may_response_briefly() throws Exception {
        String body = "[{\"op\":\"incr\",\"path\":\"/n\",\"value\":1}]";

        assertThat(client.send("PATCH", DOCS + "/2", body, KEY, "[\"a\"]").status())
                .isEqualTo(404);
        assertThat(patch(body, "prefer", "return=minimal").body()).isEmpty();
    }
}
