package io.aiocosmos.emulator.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, in the service's words. */
class PatchRefusalsTest extends PatchTestBase {
    @Nested
    class An_operation {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'op':'incr','path':'/n','value':'1'}",
                    "{'op':'incr','path':'/n'}",
                    "{'op':'move','from':'/o','path':'/o/y'}",
                    "{'op':'move','path':'/o/y'}",
                    "{'op':'add','path':'/x'}",
                    "{'op':'add','path':'','value':1}",
                    "{'op':'add','path':'n','value':1}",
                    "{'op':'what','path':'/x','value':1}",
                    "{'op':'test','path':'/n','value':1}",
                    "{'path':'/x','value':1}",
                    "7",
                })
        void that_is_none_is_400(String operation) throws Exception {
            assertThat(refused(operation))
                    .contains("Invalid patch request: check syntax of patch specification (operation 2: ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"id", "_rid", "_ts", "_etag", "_self", "_etag/x"})
        void cannot_change_a_system_property(String path) throws Exception {
            assertThat(refused("{'op':'set','path':'/" + path + "','value':'2'}"))
                    .contains("Invalid patch request: Can't patch system property " + path.replace("/x", ""));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'op':'set','path':'/pk','value':'b'}",
                    "{'op':'add','path':'/pk/x','value':'b'}",
                    "{'op':'move','from':'/pk','path':'/x'}",
                    "{'op':'move','from':'/x','path':'/pk'}",
                })
        void cannot_change_the_key(String operation) throws Exception {
            assertThat(refused(operation)).contains("Can't patch the partition key");
        }

        @Test
        void may_set_no_time_to_live_that_no_item_could_have() throws Exception {
            assertThat(refused("{'op':'set','path':'/ttl','value':0}")).contains("ttl");
        }
    }

    /** The message of the refusal of this operation behind one that is right. */
    private String refused(String operation) throws Exception {
        RawResponse response = patch(json("[{'op':'set','path':'/n','value':9}," + operation + "]"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(read("1", "a").header("etag")).isEqualTo(etag);
        return response.text("message");
    }

    /** The service's texts, in which operations count from one. */
    @Nested
    class An_operation_that_the_item_does_not_allow {
        private static final String BEYOND = " Operation can only create a child object of an existing node(array or"
                + " object) and cannot create path recursively, no path found beyond: ";
        private static final String OUT = "Index(%s) to operate on is out of array bounds";
        private static final String ABSENT =
                " is absent. Note: it may also have been removed earlier in the transaction.";

        private void says(String operation, String text) throws Exception {
            assertThat(refused(operation)).contains("For Operation(2): " + text);
        }

        @ParameterizedTest
        @CsvSource({"/none/x, none", "/none/x/y, none", "/o/none/y, none", "/n/x, n", "/t/0/x, 0", "/o/x/y, x"})
        void has_a_parent_that_is_not_there(String path, String missing) throws Exception {
            says("{'op':'add','path':'" + path + "','value':1}", "Add" + BEYOND + "'" + missing + "'");
            says("{'op':'set','path':'" + path + "','value':1}", "Given" + BEYOND + "'" + missing + "'");
            says("{'op':'replace','path':'" + path + "','value':1}", "Given" + BEYOND + "'" + missing + "'");
            says("{'op':'incr','path':'" + path + "','value':1}", "Given" + BEYOND + "'" + missing + "'");
            says("{'op':'move','from':'/u','path':'" + path + "'}", "Given" + BEYOND + "'" + missing + "'");
            says("{'op':'remove','path':'" + path + "'}", "Node(" + path + ") to be removed" + ABSENT);
            says("{'op':'move','from':'" + path + "','path':'/x'}", "Node(" + path + ") to be moved" + ABSENT);
        }

        @Test
        void names_a_property_that_is_not_there() throws Exception {
            says("{'op':'replace','path':'/none','value':1}", "Node(/none) to be replaced is absent.");
            says("{'op':'replace','path':'/o/a','value':1}", "Node(/o/a) to be replaced is absent.");
            says("{'op':'remove','path':'/none'}", "Node(/none) to be removed" + ABSENT);
            says("{'op':'move','from':'/o/a~1c','path':'/x'}", "Node(/o/a~1c) to be moved" + ABSENT);
        }

        @ParameterizedTest
        @CsvSource({"/t/3, 3", "/t/999999999, 999999999", "/t/1234567890123456789, 1234567890123456789"})
        void is_behind_the_end_of_an_array(String path, String index) throws Exception {
            String out = OUT.formatted(index);
            for (String kind : new String[] {"add", "set", "replace", "incr"})
                says("{'op':'" + kind + "','path':'" + path + "','value':1}", out);
            says("{'op':'remove','path':'" + path + "'}", out);
            says("{'op':'move','from':'" + path + "','path':'/x'}", out);
            says("{'op':'move','from':'/n','path':'" + path + "'}", out);
            says("{'op':'add','path':'" + path + "/x','value':1}", out);
        }

        @ParameterizedTest
        @CsvSource({"/t/2", "/t/-"})
        void needs_what_the_end_of_an_array_has_not(String path) throws Exception {
            says("{'op':'replace','path':'" + path + "','value':1}", OUT.formatted(2));
            says("{'op':'remove','path':'" + path + "'}", OUT.formatted(2));
            says("{'op':'move','from':'" + path + "','path':'/x'}", OUT.formatted(2));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "01", "", "+1"})
        void names_an_element_by_no_number(String name) throws Exception {
            says("{'op':'add','path':'/t/" + name + "','value':1}", OUT.formatted(name));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/t", "/s", "/u", "/o", "/t/0"})
        void increments_what_is_no_number(String path) throws Exception {
            says("{'op':'incr','path':'" + path + "','value':1}", "Node(" + path + ") is not a number.");
        }
    }

    @Test
    void a_name_of_twenty_digits_is_refused_even_in_an_object() throws Exception {
        String digits = "12345678901234567890";

        assertThat(refused("{'op':'set','path':'/o/" + digits + "','value':1}"))
                .contains("Token('" + digits + "') has length longer than expected");
        assertThat(refused("{'op':'move','from':'/" + digits + "/x','path':'/x'}"))
                .contains("has length longer than expected");
        RawResponse shorter = patch(json("[{'op':'set','path':'/o/" + digits.substring(1) + "','value':1}]"));
        assertThat(shorter.status()).isEqualTo(200);
        assertThat(shorter.json().at("/o/" + digits.substring(1)).intValue()).isEqualTo(1);
        assertThat(patch(json("[{'op':'set','path':'/o/x" + digits + "','value':1}]"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void parents_and_parts_of_a_hierarchical_key_cannot_be_patched() throws Exception {
        client.post(
                "/dbs/d/colls",
                json("{'id':'h','partitionKey':{'paths':['/a/b','/c'],'kind':'MultiHash','version':2}}"));
        String docs = "/dbs/d/colls/h/docs";
        String key = "[\"x\",\"y\"]";
        client.post(docs, json("{'id':'1','a':{'b':'x','n':1},'c':'y'}"), KEY, key);

        for (String path : new String[] {"/a", "/a/b", "/a/b/z", "/c"})
            assertThat(client.send(
                                    "PATCH",
                                    docs + "/1",
                                    json("[{'op':'set','path':'" + path + "','value':1}]"),
                                    KEY,
                                    key)
                            .text("message"))
                    .contains("Can't patch the partition key");
        for (String path : new String[] {"/a/n", "/a/bb", "/b"})
            assertThat(client.send(
                                    "PATCH",
                                    docs + "/1",
                                    json("[{'op':'set','path':'" + path + "','value':1}]"),
                                    KEY,
                                    key)
                            .status())
                    .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"operations\":[]}", "5"})
    void a_body_without_operations_is_400(String body) throws Exception {
        RawResponse response = patch(body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text("message"))
                .contains("Invalid patch request: check syntax of patch specification (there are no operations)");
    }

    @Test
    void ten_operations_are_the_most() throws Exception {
        String one = "{\"op\":\"incr\",\"path\":\"/n\",\"value\":1}";

        assertThat(patch("[" + one + ("," + one).repeat(9) + "]")
                        .json()
                        .get("n")
                        .intValue())
                .isEqualTo(11);
        RawResponse eleven = patch("[" + one + ("," + one).repeat(10) + "]");
        assertThat(eleven.status()).isEqualTo(400);
        assertThat(eleven.text("message")).contains("The number of patch operations can't exceed 10");
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
}
