package io.aiocosmos.emulator.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest extends EmulatorTestBase {
    @Test
    void an_id_with_half_a_surrogate_pair_is_the_one_that_is_stored() throws Exception {
        RawResponse stored = create("x\\ud83d", "a");

        assertThat(stored.text("id")).isEqualTo("x\uFFFD");
        assertThat(read("x%EF%BF%BD", "a").json()).isEqualTo(stored.json());
        assertThat(create("x\\ufffd", "a").status()).isEqualTo(409);
    }

    @Test
    void an_item_is_given_back_as_sent_with_the_systems_properties_behind() throws Exception {
        RawResponse response = client.post(
                DOCS,
                "{ \"id\":\"1\", \"z\":[1.0,{\"y\":null}], \"_rid\":\"x\", \"_etag\":1, \"pk\":\"a\" }",
                KEY,
                "[\"a\"]");

        String rid = response.text("_rid");
        String container = client.get("/dbs/d/colls/c").text("_self");
        assertThat(response.body())
                .isEqualTo("{\"id\":\"1\",\"z\":[1,{\"y\":null}],\"pk\":\"a\",\"_rid\":\"" + rid + "\",\"_self\":\""
                        + container + "docs/" + rid + "/\",\"_etag\":\""
                        + response.text("_etag").replace("\"", "\\\"") + "\",\"_attachments\":\"attachments/\",\"_ts\":"
                        + response.json().get("_ts") + "}");
    }

    @Test
    void the_response_says_who_served_it() throws Exception {
        RawResponse response = create("1", "a");

        assertThat(response.header("x-ms-content-path"))
                .isEqualTo(client.get("/dbs/d/colls/c").text("_rid"));
        assertThat(response.header("x-ms-alt-content-path")).isEqualTo("dbs/d/colls/c");
        assertThat(response.header("x-ms-documentdb-partitionkeyrangeid")).matches("[0-3]");
        assertThat(response.header("lsn")).isEqualTo("2");
        assertThat(response.header("x-ms-request-charge")).isEqualTo("6.67");
        assertThat(read("1", "a").header("x-ms-request-charge")).isEqualTo("1");
        assertThat(upsert("1", "a", "").header("x-ms-request-charge")).isEqualTo("10.67");
    }

    @Test
    void an_upsert_may_ask_that_the_item_is_not_there() throws Exception {
        String[] headers = {KEY, "[\"a\"]", "x-ms-documentdb-is-upsert", "true", "if-none-match", "*"};

        assertThat(client.post(DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", headers).status())
                .isEqualTo(201);
        assertThat(client.post(DOCS, "{\"id\":\"1\",\"pk\":\"a\",\"n\":1}", headers)
                        .status())
                .isEqualTo(412);
        assertThat(read("1", "a").json().has("n")).isFalse();
    }

    @Test
    void prefer_minimal_leaves_the_body_out_and_the_etag_in() throws Exception {
        RawResponse response =
                client.post(DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", KEY, "[\"a\"]", "prefer", "return=minimal");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("etag")).isEqualTo(read("1", "a").text("_etag"));
    }

    @Test
    void an_id_is_unique_in_its_logical_partition_only() throws Exception {
        assertThat(create("1", "a").status()).isEqualTo(201);
        assertThat(create("1", "a").status()).isEqualTo(409);
        assertThat(create("1", "b").status()).isEqualTo(201);
        assertThat(read("1", "c").status()).isEqualTo(404);
    }

    @Test
    void a_recreated_item_has_another_resource_id() throws Exception {
        String first = create("1", "a").text("_rid");
        client.delete(DOCS + "/1", KEY, "[\"a\"]");

        assertThat(create("1", "a").text("_rid")).isNotEqualTo(first);
    }

    @Test
    void odd_ids_are_found_by_their_escaped_path() throws Exception {
        client.post(DOCS, "{\"id\":\"Ünï +%?#&=:é\",\"pk\":\"a\"}", KEY, "[\"a\"]");

        RawResponse response = client.get(DOCS + "/%C3%9Cn%C3%AF%20%2B%25%3F%23%26%3D%3A%C3%A9", KEY, "[\"a\"]");

        assertThat(response.text("id")).isEqualTo("Ünï +%?#&=:é");
    }

    @Nested
    class A_partition_key {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "5 | [5.0]",
                    "5.5 | [5.5]",
                    "true | [true]",
                    "null | [null]",
                    "\"é\" | [\"\\u00e9\"]",
                    "{\"x\":1} | [{}]",
                })
        void is_equal_in_header_and_body(String value, String header) throws Exception {
            RawResponse response = client.post(DOCS, "{\"id\":\"1\",\"pk\":" + value + "}", KEY, header);

            assertThat(response.status()).isEqualTo(201);
            assertThat(client.get(DOCS + "/1", KEY, header).status()).isEqualTo(200);
        }

        @Test
        void that_is_missing_in_the_body_is_the_empty_object() throws Exception {
            assertThat(client.post(DOCS, "{\"id\":\"1\"}", KEY, "[{}]").status())
                    .isEqualTo(201);
            assertThat(client.get(DOCS + "/1", KEY, "[null]").status()).isEqualTo(404);
            assertThat(client.get(DOCS + "/1", KEY, "[{}]").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[\"b\"]", "[]", "[null]"})
        void that_differs_or_is_missing_is_400_1001(String header) throws Exception {
            RawResponse response = client.post(DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", KEY, header);

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.subStatus()).isEqualTo(1001);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "[\"a\",\"b\"]", "{}", "[[1]]"})
        void that_is_no_key_is_400(String header) throws Exception {
            RawResponse response = client.post(DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", KEY, header);

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.subStatus()).isZero();
        }

        @Test
        void has_a_longest_value() throws Exception {
            assertThat(create("1", "x".repeat(2048)).status()).isEqualTo(201);
            assertThat(create("1", "x".repeat(2049)).status()).isEqualTo(400);
        }

        @Test
        void of_several_levels_needs_all_of_them_for_an_item() throws Exception {
            client.post(
                    "/dbs/d/colls",
                    "{\"id\":\"h\",\"partitionKey\":{\"paths\":[\"/a\",\"/b\"],\"kind\":\"MultiHash\",\"version\":2}}");
            String docs = "/dbs/d/colls/h/docs";

            assertThat(client.post(docs, "{\"id\":\"1\",\"a\":\"x\",\"b\":1}", KEY, "[\"x\",1]")
                            .status())
                    .isEqualTo(201);
            assertThat(client.get(docs + "/1", KEY, "[\"x\",1]").status()).isEqualTo(200);
            assertThat(client.get(docs + "/1", KEY, "[\"x\"]").subStatus()).isEqualTo(1001);
            assertThat(client.get(docs, KEY, "[\"x\"]").json().get("_count").intValue())
                    .isEqualTo(1);
            assertThat(client.get(docs, KEY, "[\"y\"]").json().get("_count").intValue())
                    .isZero();
        }
    }

    @Nested
    class A_body_is_refused {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[]",
                    "5",
                    "{\"pk\":\"a\"}",
                    "{\"id\":5,\"pk\":\"a\"}",
                    "{\"id\":\"\",\"pk\":\"a\"}",
                    "{\"id\":\"1\",\"pk\":\"a\",\"n\":1e400}",
                    "{\"id\":\"1\",\"pk\":\"a\",\"n\":NaN}",
                    "{\"id\":\"1\",\"pk\":\"a\",\"ttl\":0}",
                    "{\"id\":\"1\",\"pk\":\"a\",\"ttl\":null}",
                    "{\"id\":\"1\",\"pk\":\"a\",\"ttl\":\"x\"}",
                })
        void with_400(String body) throws Exception {
            assertThat(client.post(DOCS, body, KEY, "[\"a\"]").status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a/b", "a\\\\b", "/", "a?b#c"})
        void but_not_for_what_no_path_can_name(String id) throws Exception {
            assertThat(create(id, "a").status()).isEqualTo(201);
        }

        @Test
        void with_400_if_its_id_is_too_long() throws Exception {
            assertThat(create("x".repeat(1023), "a").status()).isEqualTo(201);
            RawResponse refused = create("x".repeat(1024), "a");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("message")).contains("non-empty string less than '1024' characters.");
        }

        @Test
        void with_413_above_two_megabytes() throws Exception {
            assertThat(create("1", "a", ",\"x\":\"" + "y".repeat(2 * 1024 * 1024 - 100) + "\"")
                            .status())
                    .isEqualTo(201);
            assertThat(create("2", "a", ",\"x\":\"" + "y".repeat(2 * 1024 * 1024) + "\"")
                            .status())
                    .isEqualTo(413);
        }
    }

    @Nested
    class A_replacement_with_another_id {
        @Test
        void moves_the_item_to_it() throws Exception {
            String rid = create("1", "a").text("_rid");

            RawResponse moved = client.put(DOCS + "/1", "{\"id\":\"2\",\"pk\":\"a\",\"n\":5}", KEY, "[\"a\"]");

            assertThat(moved.status()).isEqualTo(200);
            assertThat(moved.text("_rid")).isEqualTo(rid);
            assertThat(read("1", "a").status()).isEqualTo(404);
            assertThat(read("2", "a").json().get("n").intValue()).isEqualTo(5);
            assertThat(client.query(
                                    DOCS,
                                    "{\"query\":\"SELECT VALUE c.id FROM c WHERE c.id IN ('1','2')\"}",
                                    CROSS,
                                    "true")
                            .json()
                            .at("/Documents"))
                    .hasToString("[\"2\"]");
            assertThat(create("1", "a").status()).isEqualTo(201);
        }

        @Test
        void does_not_take_one_that_is_taken() throws Exception {
            create("1", "a");
            create("2", "a");

            assertThat(client.put(DOCS + "/1", "{\"id\":\"2\",\"pk\":\"a\"}", KEY, "[\"a\"]")
                            .status())
                    .isEqualTo(409);
            assertThat(read("1", "a").status()).isEqualTo(200);
        }

        @Test
        void takes_one_that_only_another_key_has() throws Exception {
            create("1", "a");
            create("2", "b");

            assertThat(client.put(DOCS + "/1", "{\"id\":\"2\",\"pk\":\"a\"}", KEY, "[\"a\"]")
                            .status())
                    .isEqualTo(200);
            assertThat(read("2", "b").status()).isEqualTo(200);
        }
    }

    @Nested
    class Conditions {
        @Test
        void if_match_guards_replace_upsert_and_delete() throws Exception {
            String etag = create("1", "a").header("etag");
            String body = "{\"id\":\"1\",\"pk\":\"a\"}";

            assertThat(client.put(DOCS + "/1", body, KEY, "[\"a\"]", "if-match", "\"x\"")
                            .status())
                    .isEqualTo(412);
            assertThat(client.post(DOCS, body, KEY, "[\"a\"]", "x-ms-documentdb-is-upsert", "True", "if-match", "\"x\"")
                            .status())
                    .isEqualTo(412);
            assertThat(client.delete(DOCS + "/1", KEY, "[\"a\"]", "if-match", "\"x\"")
                            .status())
                    .isEqualTo(412);
            assertThat(client.put(DOCS + "/1", body, KEY, "[\"a\"]", "if-match", etag)
                            .status())
                    .isEqualTo(200);
            assertThat(client.put(DOCS + "/1", body, KEY, "[\"a\"]", "if-match", etag)
                            .status())
                    .isEqualTo(412);
            assertThat(client.delete(DOCS + "/1", KEY, "[\"a\"]", "if-match", "*")
                            .status())
                    .isEqualTo(204);
        }

        @Test
        void a_response_without_a_body_has_a_content_type_as_documented() throws Exception {
            create("1", "a");

            assertThat(client.delete(DOCS + "/1", KEY, "[\"a\"]").header("content-type"))
                    .isEqualTo("application/json");
        }

        @Test
        void an_upsert_of_a_missing_item_ignores_if_match_and_others_find_nothing() throws Exception {
            String body = "{\"id\":\"1\",\"pk\":\"a\"}";

            assertThat(client.put(DOCS + "/1", body, KEY, "[\"a\"]", "if-match", "\"x\"")
                            .status())
                    .isEqualTo(404);
            assertThat(client.delete(DOCS + "/1", KEY, "[\"a\"]").status()).isEqualTo(404);
            assertThat(client.post(DOCS, body, KEY, "[\"a\"]", "x-ms-documentdb-is-upsert", "true", "if-match", "\"x\"")
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void if_none_match_spares_a_reader_what_it_has() throws Exception {
            String etag = create("1", "a").header("etag");

            RawResponse same = read("1", "a", "if-none-match", etag);
            RawResponse other = read("1", "a", "if-none-match", "\"x\"");

            assertThat(same.status()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.header("etag")).isEqualTo(etag);
            assertThat(same.header(TOKEN)).isNotNull();
            assertThat(other.status()).isEqualTo(200);
            assertThat(read("1", "a", "if-none-match", "*").status()).isEqualTo(304);
        }
    }
}
