package io.aiocosmos.emulator.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operations do. */
class PatchTest extends PatchTestBase {
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
                    "{'op':'add','path':'/t/1','value':null} | /t | ['p',null,'q']",
                    "{'op':'add','path':'/o/y','value':null} | /o/y | null",
                    "{'op':'set','path':'/o/x','value':null} | /o/x | null",
                    "{'op':'set','path':'/new','value':{'a':[]}} | /new | {'a':[]}",
                    "{'op':'set','path':'/t/2','value':'x'} | /t | ['p','q','x']",
                    "{'op':'set','path':'/t/-','value':'x'} | /t | ['p','q','x']",
                    "{'op':'replace','path':'/t/1','value':null} | /t | ['p',null]",
                    "{'op':'replace','path':'/u','value':1} | /u | 1",
                    "{'op':'remove','path':'/u'} | /u | ''",
                    "{'op':'incr','path':'/o/x','value':0.5} | /o/x | 1.5",
                    "{'op':'incr','path':'/t/-','value':2} | /t | ['p','q',2]",
                    "{'op':'move','from':'/t/0','path':'/t/1'} | /t | ['q','p']",
                    "{'op':'move','from':'/n','path':'/o/x'} | /o/x | 1",
                    "{'op':'move','from':'/u','path':'/t/-'} | /t | ['p','q',null]",
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
    }

    @Nested
    class Operations_see_the_earlier_ones {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'op':'remove','path':'/n'} | {'op':'replace','path':'/n','value':1} | Node(/n) to be replaced has"
                            + " been removed earlier in the transaction.",
                    "{'op':'move','from':'/n','path':'/m'} | {'op':'replace','path':'/n','value':1} | Node(/n) to be"
                            + " replaced has been removed earlier in the transaction.",
                    "{'op':'remove','path':'/n'} | {'op':'remove','path':'/n'} | Node(/n) to be removed is absent. Note:"
                            + " it may also have been removed earlier in the transaction.",
                    "{'op':'remove','path':'/t/0'} | {'op':'remove','path':'/t/1'} | Index(1) to operate on is out of"
                            + " array bounds",
                })
        void and_fail_by_what_those_removed(String first, String second, String text) throws Exception {
            RawResponse response = patch(json("[" + first + "," + second + "]"));

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.text("message")).contains("For Operation(2): " + text);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'op':'add','path':'/new','value':{}} | {'op':'add','path':'/new/b','value':1} | /new | {'b':1}",
                    "{'op':'remove','path':'/n'} | {'op':'add','path':'/n','value':5} | /n | 5",
                    "{'op':'remove','path':'/n'} | {'op':'incr','path':'/n','value':5} | /n | 5",
                    "{'op':'add','path':'/t/0','value':'x'} | {'op':'remove','path':'/t/1'} | /t | ['x','q']",
                    "{'op':'set','path':'/o','value':null} | {'op':'set','path':'/o','value':{}} | /o | {}",
                })
        void and_go_on_from_what_those_made(String first, String second, String place, String expected)
                throws Exception {
            RawResponse response = patch(json("[" + first + "," + second + "]"));

            assertThat(response.status()).as(response.body()).isEqualTo(200);
            assertThat(response.json().at(place).toString()).isEqualTo(json(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json-patch+json",
                "application/json_patch+json",
                "application/json",
                "application/json; charset=utf-8"
            })
    void every_content_type_is_taken(String type) throws Exception {
        assertThat(client.send(
                                "PATCH",
                                DOCS + "/1",
                                json("{'operations':[{'op':'incr','path':'/n','value':1}]}"),
                                KEY,
                                "[\"a\"]",
                                "content-type",
                                type)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_it_makes_too_large_is_413() throws Exception {
        String half = "x".repeat(1024 * 1024 - 1000);

        assertThat(patch(json("[{'op':'set','path':'/a','value':'" + half + "'}]"))
                        .status())
                .isEqualTo(200);
        RawResponse refused =
                patch(json("[{'op':'set','path':'/b','value':'" + half + half.substring(0, 2000) + "'}]"));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(read("1", "a").json().has("b")).isFalse();
    }

    @Test
    void it_responds_briefly_if_asked_to() throws Exception {
        String body = "[{\"op\":\"incr\",\"path\":\"/n\",\"value\":1}]";

        assertThat(patch(body, "prefer", "return=minimal").body()).isEmpty();
    }
}
