package io.aiocosmos.emulator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ContainersTest extends EmulatorTestBase {
    private static final String COLLS = "/dbs/d/colls";
    private static final String BODY = "{\"id\":\"%s\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":2}}";

    @Test
    void a_database_has_its_system_properties() throws Exception {
        RawResponse response = client.get("/dbs/d");

        assertThat(response.text("_self")).isEqualTo("dbs/" + response.text("_rid") + "/");
        assertThat(response.text("_colls")).isEqualTo("colls/");
        assertThat(response.text("_users")).isEqualTo("users/");
        assertThat(response.header("etag"))
                .isEqualTo(response.text("_etag"))
                .startsWith("\"")
                .endsWith("\"");
        assertThat(response.json().get("_ts").isIntegralNumber()).isTrue();
    }

    @Test
    void a_container_has_its_system_properties_and_names_its_owner() throws Exception {
        RawResponse response = client.get(COLLS + "/c");

        assertThat(response.text("_self"))
                .isEqualTo("dbs/" + client.get("/dbs/d").text("_rid") + "/colls/" + response.text("_rid") + "/");
        assertThat(response.text("_docs")).isEqualTo("docs/");
        assertThat(response.header("x-ms-alt-content-path")).isEqualTo("dbs/d");
        assertThat(response.header("x-ms-content-path"))
                .isEqualTo(client.get("/dbs/d").text("_rid"));
        assertThat(response.header(TOKEN)).isNull();
    }

    @Test
    void names_are_taken_once() throws Exception {
        assertThat(client.post("/dbs", "{\"id\":\"d\"}").status()).isEqualTo(409);
        assertThat(client.post(COLLS, BODY.formatted("c")).status()).isEqualTo(409);
    }

    @Test
    void everything_can_be_addressed_by_resource_id() throws Exception {
        RawResponse created = create("1", "a");
        String self = "/" + created.text("_self").replaceAll("/$", "");
        String parent = self.substring(0, self.indexOf("/docs/"));

        assertThat(byRid(self, KEY, "[\"a\"]").text("id")).isEqualTo("1");
        assertThat(byRid(parent).text("id")).isEqualTo("c");
        assertThat(byRid(parent + "/pkranges").text("_rid"))
                .isEqualTo(client.get(COLLS + "/c").text("_rid"));
        assertThat(byRid(self, KEY, "[\"b\"]").status()).isEqualTo(404);
    }

    @Test
    void an_item_has_one_resource_id_in_one_spelling() throws Exception {
        client.post(COLLS, "{\"id\":\"other\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":2}}");
        String self = "/" + create("1", "a").text("_self").replaceAll("/$", "");
        RawResponse twin = client.post(COLLS + "/other/docs", "{\"id\":\"2\",\"pk\":\"a\"}", KEY, "[\"a\"]");
        String mixed = self.substring(0, self.lastIndexOf('/') + 1) + twin.text("_rid");

        assertThat(byRid(self, KEY, "[\"a\"]").text("id")).isEqualTo("1");
        assertThat(byRid(mixed, KEY, "[\"a\"]").status()).isEqualTo(404);
    }

    @Test
    void what_a_container_holds_is_said_on_demand() throws Exception {
        create("1", "a");
        create("2", "b");

        RawResponse asked = client.get(
                COLLS + "/c",
                "x-ms-documentdb-populatepartitionstatistics",
                "True",
                "x-ms-documentdb-populatequotainfo",
                "True");

        assertThat(asked.header("x-ms-resource-usage")).contains("documentsCount=2;");
        assertThat(asked.json().get("statistics")).hasSize(4);
        int items = 0;
        for (JsonNode range : asked.json().get("statistics"))
            items += range.get("documentCount").intValue();
        assertThat(items).isEqualTo(2);
        RawResponse plain = client.get(COLLS + "/c");
        assertThat(plain.json().has("statistics")).isFalse();
        assertThat(plain.header("x-ms-resource-usage")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 102, 132, 263, 2048})
    void a_container_of_version_1_keeps_apart_long_keys_that_begin_alike(int length) throws Exception {
        client.post(COLLS, "{\"id\":\"v1\",\"partitionKey\":{\"paths\":[\"/pk\"]}}");
        String docs = COLLS + "/v1/docs";
        String one = "x".repeat(length - 1) + "1";
        String two = "x".repeat(length - 1) + "2";
        for (String pk : new String[] {one, two})
            assertThat(client.post(docs, "{\"id\":\"i\",\"pk\":\"" + pk + "\"}", KEY, "[\"" + pk + "\"]")
                            .status())
                    .isEqualTo(201);

        RawResponse found = client.query(docs, "{\"query\":\"SELECT VALUE c.pk FROM c\"}", KEY, "[\"" + two + "\"]");

        assertThat(found.json().at("/Documents")).hasToString("[\"" + two + "\"]");
        assertThat(client.get(docs + "/i", KEY, "[\"" + one + "\"]").text("pk")).isEqualTo(one);
    }

    /** Signs the last resource id in lower case, as clients do that address by resource id. */
    private RawResponse byRid(String path, String... headers) throws Exception {
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
        String[] segments = path.substring(1).split("/");
        boolean feed = segments.length % 2 == 1;
        String type = segments[segments.length - (feed ? 1 : 2)];
        String rid = segments[segments.length - (feed ? 2 : 1)].toLowerCase(Locale.ROOT);
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "authorization";
        all[headers.length + 1] = client.authorization("GET", type, rid, date);
        all[headers.length + 2] = "x-ms-date";
        all[headers.length + 3] = date;
        return client.get(path, all);
    }

    @Test
    void feeds_page_in_the_order_of_creation() throws Exception {
        client.post(COLLS, BODY.formatted("b"));
        client.post(COLLS, BODY.formatted("a"));

        RawResponse first = client.get(COLLS, "x-ms-max-item-count", "2");
        RawResponse second = client.get(COLLS, "x-ms-max-item-count", "2", CONTINUATION, first.header(CONTINUATION));

        assertThat(first.json().at("/DocumentCollections/0/id").asString()).isEqualTo("c");
        assertThat(first.json().at("/DocumentCollections/1/id").asString()).isEqualTo("b");
        assertThat(first.json().get("_count").intValue()).isEqualTo(2);
        assertThat(first.header("x-ms-item-count")).isEqualTo("2");
        assertThat(second.json().at("/DocumentCollections/0/id").asString()).isEqualTo("a");
        assertThat(second.header(CONTINUATION)).isNull();
        assertThat(client.get(COLLS, CONTINUATION, "x").status()).isEqualTo(400);
        assertThat(client.get(COLLS, "x-ms-max-item-count", "x").status()).isEqualTo(400);
    }

    @Test
    void a_full_page_has_a_continuation_even_if_it_is_the_last() throws Exception {
        client.post(COLLS, BODY.formatted("b"));
        for (String size : new String[] {"1", "2", "3", "-1"}) {
            List<Integer> counts = new ArrayList<>();
            String token = "";
            do {
                RawResponse page = client.get(COLLS, "x-ms-max-item-count", size, CONTINUATION, token);
                counts.add(page.json().get("_count").intValue());
                token = page.header(CONTINUATION);
            } while (token != null);

            assertThat(counts)
                    .isEqualTo(
                            switch (size) {
                                case "1" -> List.of(1, 1, 0);
                                case "2" -> List.of(2, 0);
                                default -> List.of(2);
                            });
        }
    }

    @Test
    void the_feed_of_conflicts_is_there_and_empty() throws Exception {
        String conflicts = COLLS + "/c/conflicts";

        RawResponse feed = client.get(conflicts);
        RawResponse query = client.query(
                conflicts, "{\"query\":\"SELECT * FROM c\"}", "x-ms-documentdb-query-enablecrosspartition", "true");
        RawResponse unasked = client.query(conflicts, "{\"query\":\"SELECT * FROM c\"}");
        RawResponse ofKey = client.query(
                conflicts,
                "{\"query\":\"SELECT * FROM r WHERE r.resourceType=@t\",\"parameters\":"
                        + "[{\"name\":\"@t\",\"value\":\"document\"}]}",
                KEY,
                "[\"a\"]");
        RawResponse one = client.get(conflicts + "/x");
        RawResponse deleted = client.delete(conflicts + "/x", KEY, "[\"a\"]");
        RawResponse elsewhere = client.get(COLLS + "/none/conflicts");

        assertThat(query.json().at("/Conflicts")).isEmpty();
        assertThat(unasked.status()).isEqualTo(400);
        assertThat(unasked.text("message")).contains("Cross partition query is required but disabled");
        assertThat(feed.json().at("/Conflicts")).isEmpty();
        assertThat(ofKey.json().at("/Conflicts")).isEmpty();
        assertThat(ofKey.json().get("_count").intValue()).isZero();
        assertThat(deleted.status()).isEqualTo(404);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(one.status()).isEqualTo(404);
        assertThat(elsewhere.status()).isEqualTo(404);
    }

    @Test
    void what_is_deleted_between_two_pages_hides_no_other() throws Exception {
        for (String id : new String[] {"e", "f", "g"}) {
            client.post("/dbs", "{\"id\":\"" + id + "\"}", "x-ms-offer-throughput", "400");
            client.post(COLLS, BODY.formatted(id));
        }
        String[] two = {"x-ms-max-item-count", "2", CONTINUATION, ""};
        String[] feeds = {"/dbs", COLLS, "/offers"};
        String[] tokens = new String[feeds.length];
        for (int i = 0; i < feeds.length; i++)
            tokens[i] = client.get(feeds[i], two).header(CONTINUATION);

        client.delete(COLLS + "/c");
        client.delete("/dbs/e");
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < feeds.length; i++) {
            two[3] = tokens[i];
            client.get(feeds[i], two).json().findValuesAsString("id").forEach(seen::add);
        }

        assertThat(seen.subList(0, 4)).containsExactly("f", "g", "f", "g");
        assertThat(seen.subList(4, seen.size())).hasSize(2);
    }

    @Test
    void a_query_of_a_feed_goes_on_behind_its_last_row() throws Exception {
        for (String id : new String[] {"b", "a"}) client.post(COLLS, BODY.formatted(id));
        String query = "{\"query\":\"SELECT VALUE r.id FROM r ORDER BY r.id\"}";

        RawResponse first = client.query(COLLS, query, "x-ms-max-item-count", "2");
        RawResponse second =
                client.query(COLLS, query, "x-ms-max-item-count", "2", CONTINUATION, first.header(CONTINUATION));

        assertThat(first.json().get("DocumentCollections").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(second.json().get("DocumentCollections").toString()).isEqualTo("[\"c\"]");
        assertThat(second.header(CONTINUATION)).isNull();
    }

    @Test
    void feeds_can_be_queried() throws Exception {
        client.post("/dbs", "{\"id\":\"e\"}");
        String query =
                "{\"query\":\"select value r.id from r where r.id = @id\",\"parameters\":[{\"name\":\"@id\",\"value\":\"%s\"}]}";

        assertThat(client.query("/dbs", query.formatted("e"))
                        .json()
                        .at("/Databases/0")
                        .asString())
                .isEqualTo("e");
        assertThat(client.query(COLLS, query.formatted("c"))
                        .json()
                        .at("/DocumentCollections/0")
                        .asString())
                .isEqualTo("c");
        assertThat(client.query(COLLS, query.formatted("x"))
                        .json()
                        .get("_count")
                        .intValue())
                .isZero();
    }

    @Test
    void the_definition_can_be_replaced_guarded_by_its_etag() throws Exception {
        RawResponse old = client.get(COLLS + "/c");
        String body = BODY.formatted("c")
                .replace("\"/pk\"]", "\"/pk\"],\"kind\":\"Hash\"")
                .replace("}}", "},\"defaultTtl\":60}");

        RawResponse replaced = client.put(COLLS + "/c", body, "if-match", old.header("etag"));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().get("defaultTtl").intValue()).isEqualTo(60);
        assertThat(replaced.text("_rid")).isEqualTo(old.text("_rid"));
        assertThat(client.put(COLLS + "/c", body, "if-match", old.header("etag"))
                        .status())
                .isEqualTo(412);
        assertThat(client.put(COLLS + "/c", body.replace("/pk", "/other")).status())
                .isEqualTo(400);
        assertThat(client.put(COLLS + "/c", BODY.formatted("x")).status()).isEqualTo(400);
    }

    @Test
    void a_database_takes_its_containers_with_it() throws Exception {
        assertThat(client.delete("/dbs/d").status()).isEqualTo(204);

        assertThat(client.get("/dbs/d").status()).isEqualTo(404);
        assertThat(client.get("/dbs/d/colls/c").subStatus()).isEqualTo(1003);
        assertThat(client.get("/offers").json().get("_count").intValue()).isZero();
    }

    @Nested
    class A_container_that_was_recreated {
        private String oldRid;

        @BeforeEach
        void recreate() throws Exception {
            create("1", "a");
            oldRid = client.get(COLLS + "/c").text("_rid");
            client.delete(COLLS + "/c");
            client.post(COLLS, BODY.formatted("c"));
        }

        @Test
        void has_another_resource_id_and_no_items() throws Exception {
            assertThat(client.get(COLLS + "/c").text("_rid")).isNotEqualTo(oldRid);
            assertThat(read("1", "a").status()).isEqualTo(404);
        }

        @Test
        void refuses_requests_that_mean_the_old_one() throws Exception {
            RawResponse stale = read("1", "a", "x-ms-cosmos-intended-collection-rid", oldRid);
            String now = client.get(COLLS + "/c").text("_rid");

            assertThat(stale.status()).isEqualTo(400);
            assertThat(stale.subStatus()).isEqualTo(1024);
            assertThat(read("1", "a", "x-ms-cosmos-intended-collection-rid", now)
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void has_not_reached_the_session_token_of_the_old_one() throws Exception {
            assertThat(read("1", "a", TOKEN, "0:-1#9,1:-1#9,2:-1#9,3:-1#9").subStatus())
                    .isEqualTo(1002);
        }
    }
}
