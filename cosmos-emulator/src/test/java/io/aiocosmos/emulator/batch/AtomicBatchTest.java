package io.aiocosmos.emulator.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Batches of which all operations take effect or none. */
class AtomicBatchTest extends BatchTestBase {
    @Test
    void every_kind_of_operation_has_its_own_status_charge_and_etag() throws IOException {
        create("there", "a", ",\"n\":1");
        create("gone", "a");

        RawResponse response = atomic(list(
                create("1"),
                "{'operationType':'Upsert','resourceBody':{'id':'2','pk':'a'}}",
                "{'operationType':'Upsert','resourceBody':{'id':'there','pk':'a','n':2}}",
                "{'operationType':'Replace','id':'1','resourceBody':{'id':'1','pk':'a','n':3}}",
                "{'operationType':'Patch','id':'there','resourceBody':{'operations':[{'op':'incr','path':'/n','value':5}]}}",
                "{'operationType':'Patch','id':'2','resourceBody':[{'op':'set','path':'/n','value':9}]}",
                read("there"),
                delete("gone")));

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(statuses(response)).containsExactly(201, 201, 200, 200, 200, 200, 200, 204);
        assertThat(response.json().get(6).at("/resourceBody/n").asInt()).isEqualTo(7);
        assertThat(response.json().get(6).path("eTag").asString())
                .isEqualTo(response.json().get(4).path("eTag").asString())
                .isEqualTo(read("there", "a").header("etag"));
        assertThat(response.json().get(7).has("resourceBody")).isFalse();
        assertThat(response.json().get(0).path("requestCharge").asDouble()).isEqualTo(6.67);
        double sum = 0;
        for (JsonNode each : response.json()) sum += each.path("requestCharge").asDouble();
        assertThat(Double.parseDouble(response.header(CHARGE))).isCloseTo(sum, within(0.001));
        assertThat(read("gone", "a").status()).isEqualTo(404);
        assertThat(read("2", "a").json().path("n").asInt()).isEqualTo(9);
    }

    @Test
    void its_writes_share_one_sequence_number_and_reads_take_none() throws IOException {
        long before = lsn(create("there", "a"));

        RawResponse written = atomic(list(create("1"), create("2"), delete("1")));
        RawResponse onlyRead = atomic(list(read("2"), read("there")));

        assertThat(lsn(written)).isEqualTo(before + 1);
        assertThat(written.header(TOKEN)).endsWith("#" + (before + 1));
        assertThat(lsn(onlyRead)).isEqualTo(before + 1);
        assertThat(read("2", "a").header("x-ms-item-lsn")).isEqualTo(Long.toString(before + 1));
    }

    @Test
    void a_failure_takes_everything_back_and_the_others_are_424() throws IOException {
        long before = lsn(create("there", "a"));

        RawResponse response = atomic(list(create("1"), create("there"), delete("there")));

        assertThat(response.status()).isEqualTo(207);
        assertThat(statuses(response)).containsExactly(424, 409, 424);
        assertThat(response.json().get(1).path("requestCharge").asDouble()).isPositive();
        assertThat(Double.parseDouble(response.header(CHARGE))).isPositive();
        assertThat(response.header(TOKEN)).as("learnt from failures too").endsWith("#" + before);
        assertThat(read("1", "a").status()).isEqualTo(404);
        assertThat(lsn(read("there", "a"))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'operationType':'Read','id':'none'} | 404 | 0",
                "{'operationType':'Delete','id':'none'} | 404 | 0",
                "{'operationType':'Replace','id':'none','resourceBody':{'id':'none','pk':'a'}} | 404 | 0",
                "{'operationType':'Patch','id':'none','resourceBody':{'operations':[]}} | 404 | 0",
                "{'operationType':'Patch','id':'there','resourceBody':{'operations':[]}} | 400 | 0",
                "{'operationType':'Patch','id':'there','ifMatch':'x','resourceBody':{'operations':[]}} | 412 | 0",
                "{'operationType':'Patch','id':'there','resourceBody':{'operations':[{'op':'incr','path':'/pk','value':1}]}} | 400 | 0",
                "{'operationType':'Patch','id':'there','resourceBody':{'condition':'from c where c.n = 2','operations':[{'op':'set','path':'/n','value':1}]}} | 412 | 1110",
                "{'operationType':'Patch','id':'there','resourceBody':{'condition':'where where','operations':[{'op':'set','path':'/n','value':1}]}} | 400 | 0",
                "{'operationType':'Delete','id':'there','ifMatch':'x'} | 412 | 0",
                "{'operationType':'Replace','id':'there','ifMatch':'x','resourceBody':{'id':'there','pk':'a'}} | 412 | 0",
                "{'operationType':'Upsert','ifMatch':'x','resourceBody':{'id':'there','pk':'a'}} | 412 | 0",
                "{'operationType':'Upsert','ifNoneMatch':'*','resourceBody':{'id':'there','pk':'a'}} | 412 | 0",
                "{'operationType':'Create','resourceBody':{'id':'there','pk':'a'}} | 409 | 0",
                "{'operationType':'Create','resourceBody':{'pk':'a'}} | 400 | 0",
                "{'operationType':'Create','resourceBody':[1]} | 400 | 0",
                "{'operationType':'Create','resourceBody':{'id':'2','pk':'a','ttl':0}} | 400 | 0",
                "{'operationType':'Create','resourceBody':{'id':'2','pk':'b'}} | 400 | 1001",
                "{'operationType':'Create','resourceBody':{'id':'2'}} | 400 | 1001",
            })
    void what_a_request_of_its_own_would_get_is_the_status_of_its_element(String operation, int status, int sub)
            throws IOException {
        create("there", "a", ",\"n\":1");

        RawResponse response = atomic(list(create("1"), operation, read("there")));

        assertThat(response.status()).as(response.body()).isEqualTo(207);
        assertThat(statuses(response)).containsExactly(424, status, 424);
        assertThat(subStatuses(response)).containsExactly(0, sub, 0);
        assertThat(read("1", "a").status()).isEqualTo(404);
    }

    @Test
    void a_304_is_no_failure() throws IOException {
        String etag = create("there", "a").header("etag");

        RawResponse response = atomic(list(
                create("1"),
                "{'operationType':'Read','id':'there','ifNoneMatch':" + quoted(etag) + "}",
                read("there")));

        assertThat(response.status()).isEqualTo(207);
        assertThat(statuses(response)).containsExactly(201, 304, 200);
        assertThat(response.json().get(1).has("resourceBody")).isFalse();
        assertThat(response.json().get(1).path("eTag").asString()).isEqualTo(etag);
        assertThat(read("1", "a").status()).isEqualTo(200);
    }

    @Test
    void an_etag_within_matches_as_that_of_a_request_does() throws IOException {
        String etag = create("there", "a").header("etag");

        RawResponse response =
                atomic(list("{'operationType':'Delete','id':'there','ifMatch':" + quoted(etag) + "}", create("there")));

        assertThat(statuses(response)).containsExactly(204, 201);
    }

    @Test
    void an_item_is_left_out_where_it_is_not_wanted() throws IOException {
        String minimal = "{'operationType':'Create','minimalReturnPreference':true,'resourceBody':{'id':'1','pk':'a'}}";

        RawResponse one = atomic(list(minimal, create("2")));
        RawResponse all = atomic(list(create("3"), read("1")), "prefer", "return=minimal");

        assertThat(one.json().get(0).has("resourceBody")).isFalse();
        assertThat(one.json().get(0).path("eTag").asString()).isNotEmpty();
        assertThat(one.json().get(1).has("resourceBody")).isTrue();
        assertThat(all.json().get(0).has("resourceBody")).isFalse();
        assertThat(all.json().get(1).has("resourceBody")).as("a read").isTrue();
    }

    @Test
    void a_unique_key_holds_within_it() throws IOException {
        client.post(
                "/dbs/d/colls",
                "{\"id\":\"u\",\"partitionKey\":{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2},"
                        + "\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/n\"]}]}}");
        String one = "{'operationType':'Create','resourceBody':{'id':'1','pk':'a','n':1}}";
        String two = "{'operationType':'Create','resourceBody':{'id':'2','pk':'a','n':1}}";

        RawResponse both = to("/dbs/d/colls/u/docs", list(one, two));
        RawResponse freed = to("/dbs/d/colls/u/docs", list(one, delete("1"), two));

        assertThat(statuses(both)).containsExactly(424, 409);
        assertThat(statuses(freed)).containsExactly(201, 204, 201);
    }

    @Test
    void an_item_in_it_may_have_a_time_to_live() throws IOException {
        client.post(
                "/dbs/d/colls",
                "{\"id\":\"t\",\"partitionKey\":{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2},\"defaultTtl\":-1}");
        to("/dbs/d/colls/t/docs", list("{'operationType':'Create','resourceBody':{'id':'1','pk':'a','ttl':10}}"));

        assertThat(statuses(to("/dbs/d/colls/t/docs", list(read("1"))))).containsExactly(200);
        clock.advance(Duration.ofSeconds(10));

        assertThat(statuses(to("/dbs/d/colls/t/docs", list(read("1"))))).containsExactly(404);
    }

    @Test
    void a_hierarchical_key_must_be_whole() throws IOException {
        client.post(
                "/dbs/d/colls",
                "{\"id\":\"h\",\"partitionKey\":{\"paths\":[\"/x\",\"/y\"],\"kind\":\"MultiHash\",\"version\":2}}");
        String body = "[{\"operationType\":\"Create\",\"resourceBody\":{\"id\":\"1\",\"x\":\"a\",\"y\":1}}]";

        RawResponse whole = client.post("/dbs/d/colls/h/docs", body, KEY, "[\"a\",1]", BATCH, "true", ATOMIC, "true");
        RawResponse part = client.post("/dbs/d/colls/h/docs", body, KEY, "[\"a\"]", BATCH, "true", ATOMIC, "true");

        assertThat(statuses(whole)).containsExactly(201);
        assertThat(part.status()).isEqualTo(400);
        assertThat(part.subStatus()).isEqualTo(1001);
        assertThat(part.text("message")).contains("specified in the document.");
    }

    @Test
    void items_without_a_key_have_one_too() throws IOException {
        RawResponse response = client.post(
                DOCS,
                "[{\"operationType\":\"Create\",\"partitionKey\":\"[{}]\",\"resourceBody\":{\"id\":\"1\"}}]",
                KEY,
                "[{}]",
                BATCH,
                "true",
                ATOMIC,
                "true");

        assertThat(statuses(response)).containsExactly(201);
    }

    private RawResponse to(String path, String operations) throws IOException {
        return client.post(path, operations.replace('\'', '"'), KEY, "[\"a\"]", BATCH, "true", ATOMIC, "true");
    }

    @Nested
    class The_whole_is_refused {
        @Test
        void above_100_operations() throws IOException {
            String[] hundred =
                    IntStream.range(0, 100).mapToObj(i -> create("i" + i)).toArray(String[]::new);

            RawResponse tooMany = atomic(list(list(hundred).replaceAll("^.|.$", ""), create("more")));
            RawResponse most = atomic(list(hundred));

            assertThat(tooMany.status()).isEqualTo(400);
            assertThat(tooMany.text("message")).contains("more operations than what is supported.");
            assertThat(most.status()).isEqualTo(200);
            assertThat(statuses(most)).hasSize(100).containsOnly(201);
        }

        @Test
        void without_any() throws IOException {
            assertThat(atomic("[]").text("message")).contains("Batch request has no operations.");
        }

        @Test
        void above_2_MB() throws IOException {
            RawResponse response = atomic(list("{'operationType':'Create','resourceBody':{'id':'1','pk':'a','x':'"
                    + "x".repeat(2_202_000) + "'}}"));

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.text("code")).isEqualTo("RequestEntityTooLarge");
            assertThat(read("1", "a").status()).isEqualTo(404);
        }

        @Test
        void with_a_trigger() throws IOException {
            assertThat(atomic(list(create("1")), "x-ms-documentdb-pre-trigger-include", "t")
                            .status())
                    .isEqualTo(501);
            assertThat(read("1", "a").status()).isEqualTo(404);
        }

        @Test
        void in_a_region_that_takes_no_writes() throws IOException {
            close();
            emulator = options().regions("West US", "East US").start();
            RawClient.inProcess(emulator).createContainer();
            client = RawClient.inProcess(
                    emulator.transport(), emulator.region("East US").endpoint(), emulator.key());

            RawResponse response = atomic(list(create("1")));

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.subStatus()).isEqualTo(3);
        }

        @Test
        void if_the_partition_is_behind_the_session_token() throws IOException {
            create("there", "a");

            RawResponse response =
                    atomic(list(read("there")), TOKEN, read("there", "a").header(RANGE) + ":-1#99");

            assertThat(response.status()).isEqualTo(404);
            assertThat(response.subStatus()).isEqualTo(1002);
        }

        @Test
        void if_an_operation_has_another_key() throws IOException {
            String other = "{'operationType':'Read','id':'1','partitionKey':'[\\'b\\']'}";
            String same = "{'operationType':'Create','partitionKey':'[\\'a\\']','resourceBody':{'id':'1','pk':'a'}}";

            assertThat(atomic(list(create("1"), other)).status()).isEqualTo(400);
            assertThat(atomic(list(same)).status()).isEqualTo(200);
        }
    }

    @Nested
    class An_item_of_almost_2_MB {
        private static final String LARGE = "x".repeat(1_000_000);

        @Test
        void makes_the_response_of_many_reads_too_large() throws IOException {
            create("large", "a", ",\"x\":\"" + LARGE + "\"");

            RawResponse response =
                    atomic(list(Collections.nCopies(10, read("large")).toArray(new String[0])));

            assertThat(response.status()).isEqualTo(207);
            assertThat(statuses(response)).containsExactly(424, 424, 424, 424, 413, 413, 413, 413, 413, 413);
            assertThat(subStatuses(response)).endsWith(3402);
        }

        @Test
        void and_then_nothing_is_written() throws IOException {
            create("large", "a", ",\"x\":\"" + LARGE + "\"");
            String reads = String.join(",", Collections.nCopies(5, read("large")));

            RawResponse response = atomic(list(create("1"), reads));

            assertThat(statuses(response)).startsWith(424).endsWith(413);
            assertThat(read("1", "a").status()).isEqualTo(404);
        }

        @Test
        void may_not_grow_above_it() throws IOException {
            String tooLarge =
                    "{'operationType':'Create','resourceBody':{'id':'1','pk':'a','x':'" + "x".repeat(2_097_130) + "'}}";

            assertThat(statuses(atomic(list(tooLarge)))).containsExactly(413);
        }
    }

    @Nested
    class Without_request_units {
        @Test
        void nothing_of_it_runs() throws IOException {
            openLimited();
            String[] hundred =
                    IntStream.range(0, 100).mapToObj(i -> create("i" + i)).toArray(String[]::new);

            RawResponse first = atomic(list(hundred));
            RawResponse second = atomic(list(create("more")));

            assertThat(first.status()).as("overdraws").isEqualTo(200);
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.subStatus()).isEqualTo(3200);
            clock.advance(Duration.ofMillis(Long.parseLong(second.header("x-ms-retry-after-ms"))));
            assertThat(statuses(atomic(list(read("i0"), read("more"))))).containsExactly(424, 404);
        }
    }
}
