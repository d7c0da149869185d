package io.aiocosmos.emulator.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawClient;
import io.aiocosmos.emulator.RawResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThroughputTest extends EmulatorTestBase {
    private static final String BODY = "{\"id\":\"%s\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":2}}";
    private static final String MANUAL = "x-ms-offer-throughput";
    private static final String AUTOSCALE = "x-ms-cosmos-offer-autopilot-settings";

    private final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2025-01-01T00:00:00Z"));

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1).clock(clock).enforceThroughput(true);
    }

    private RawResponse offerOf(String container) throws Exception {
        String rid = client.get("/dbs/d/colls/" + container).text("_rid");
        RawResponse found = client.query(
                "/offers",
                "{\"query\":\"SELECT * FROM root r WHERE r.offerResourceId = @rid\",\"parameters\":[{\"name\":\"@rid\",\"value\":\""
                        + rid + "\"}]}");
        String offer = found.json().at("/Offers/0/id").asString();
        return offer.isEmpty() ? found : client.get("/offers/" + offer);
    }

    @Nested
    class Offers {
        @Test
        void a_container_has_400_unless_it_asks_for_more() throws Exception {
            client.post("/dbs/d/colls", BODY.formatted("m"), MANUAL, "1100");
            client.post("/dbs/d/colls", BODY.formatted("a"), AUTOSCALE, "{\"maxThroughput\":4000}");

            assertThat(offerOf("c").json().at("/content/offerThroughput").intValue())
                    .isEqualTo(400);
            assertThat(offerOf("m").json().at("/content/offerThroughput").intValue())
                    .isEqualTo(1100);
            RawResponse autoscale = offerOf("a");
            assertThat(autoscale
                            .json()
                            .at("/content/offerAutopilotSettings/maxThroughput")
                            .intValue())
                    .isEqualTo(4000);
            assertThat(autoscale.json().at("/content/offerThroughput").intValue())
                    .isEqualTo(400);
            assertThat(autoscale.header("x-ms-cosmos-min-throughput")).isEqualTo("1000");
            assertThat(autoscale.header("x-ms-offer-replace-pending")).isEqualTo("false");
            assertThat(autoscale.text("_self")).isEqualTo("offers/" + autoscale.text("_rid") + "/");
        }

        @Test
        void a_container_of_a_database_with_throughput_has_none_of_its_own() throws Exception {
            client.post("/dbs", "{\"id\":\"shared\"}", MANUAL, "800");
            client.post("/dbs/shared/colls", BODY.formatted("c"));

            assertThat(client.get("/offers").json().get("_count").intValue()).isEqualTo(2);
        }

        @Test
        void odd_throughput_is_refused() throws Exception {
            for (String manual : new String[] {"300", "450", "x", "0"})
                assertThat(client.post("/dbs/d/colls", BODY.formatted("x"), MANUAL, manual)
                                .status())
                        .isEqualTo(400);
            for (String settings : new String[] {"{}", "4000", "{\"maxThroughput\":1500}"})
                assertThat(client.post("/dbs/d/colls", BODY.formatted("x"), AUTOSCALE, settings)
                                .status())
                        .isEqualTo(400);
            assertThat(client.post(
                                    "/dbs/d/colls",
                                    BODY.formatted("x"),
                                    MANUAL,
                                    "400",
                                    AUTOSCALE,
                                    "{\"maxThroughput\":4000}")
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void an_offer_can_be_changed_within_its_kind() throws Exception {
            RawResponse old = offerOf("c");
            String link = "/offers/" + old.text("id");
            String body = old.body().replace("\"offerThroughput\":400", "\"offerThroughput\":%s");

            RawResponse changed = client.put(link, body.formatted("100000"));

            assertThat(changed.json().at("/content/offerThroughput").intValue()).isEqualTo(100_000);
            assertThat(client.put(link, body.formatted("400")).status()).isEqualTo(400);
            assertThat(client.put(link, body.formatted("1000")).status()).isEqualTo(200);
            assertThat(client.put(link, body.formatted("1000"), "if-match", old.header("etag"))
                            .status())
                    .isEqualTo(412);
            assertThat(client.get("/offers/none").status()).isEqualTo(404);
        }

        @Test
        void an_offer_has_one_resource_id_in_one_spelling() throws Exception {
            String rid = offerOf("c").text("id");
            String other = rid.toUpperCase(Locale.ROOT).equals(rid)
                    ? rid.toLowerCase(Locale.ROOT)
                    : rid.toUpperCase(Locale.ROOT);

            assertThat(client.get("/offers/" + other).status()).isEqualTo(404);
            assertThat(client.put("/offers/" + other, "{\"content\":{\"offerThroughput\":1000}}")
                            .status())
                    .isEqualTo(404);
            assertThat(offerOf("c").json().at("/content/offerThroughput").intValue())
                    .isEqualTo(400);
        }

        @Test
        void how_autoscale_is_to_grow_is_kept() throws Exception {
            String settings =
                    "{\"maxThroughput\":%d,\"autoUpgradePolicy\":{\"throughputPolicy\":{\"incrementPercent\":%d}}}";
            client.post("/dbs/d/colls", BODY.formatted("a"), AUTOSCALE, settings.formatted(7000, 0));
            RawResponse created = offerOf("a");

            RawResponse replaced = client.put(
                    "/offers/" + created.text("id"),
                    "{\"content\":{\"offerAutopilotSettings\":" + settings.formatted(8000, 20) + "}}");

            String percent = "/content/offerAutopilotSettings/autoUpgradePolicy/throughputPolicy/incrementPercent";
            assertThat(created.json().at(percent).asString()).isEqualTo("0");
            assertThat(replaced.json().at(percent).asString()).isEqualTo("20");
            assertThat(client.post("/dbs/d/colls", BODY.formatted("x"), AUTOSCALE, settings.formatted(7000, -1))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void too_little_is_named_with_the_least_that_there_is() throws Exception {
            assertThat(client.post("/dbs/d/colls", BODY.formatted("x"), AUTOSCALE, "{\"maxThroughput\":-200}")
                            .text("message"))
                    .contains("Requested throughput -200 is less than required minimum throughput 1000");
        }

        @Test
        void its_kind_changes_only_with_the_header_for_it() throws Exception {
            RawResponse old = offerOf("c");
            String link = "/offers/" + old.text("id");
            String body = "{\"content\":{\"offerThroughput\":-1}}";

            RawResponse autoscale = client.put(link, body, "x-ms-cosmos-migrate-offer-to-autopilot", "true");
            RawResponse refused = client.put(link, "{\"content\":{\"offerThroughput\":400}}");
            RawResponse manual = client.put(
                    link,
                    "{\"content\":{\"offerAutopilotSettings\":{\"maxThroughput\":-1}}}",
                    "x-ms-cosmos-migrate-offer-to-manual-throughput",
                    "true");

            assertThat(autoscale
                            .json()
                            .at("/content/offerAutopilotSettings/maxThroughput")
                            .intValue())
                    .isEqualTo(1000);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(manual.json().at("/content/offerAutopilotSettings").isMissingNode())
                    .isTrue();
        }
    }

    @Nested
    class Ranges_by_throughput {
        @ParameterizedTest
        @CsvSource({"400, 1", "6000, 1", "6100, 2", "11000, 2", "12000, 2", "30000, 5"})
        void are_one_for_each_started_6000_units(int requestUnits, int ranges) throws Exception {
            try (CosmosEmulator serviceLike =
                    CosmosEmulator.builder().partitionsByThroughput().start()) {
                RawClient its = RawClient.inProcess(serviceLike);
                its.post("/dbs", "{\"id\":\"d\"}");
                its.post("/dbs/d/colls", BODY.formatted("m"), MANUAL, Integer.toString(requestUnits));

                assertThat(its.get("/dbs/d/colls/m/pkranges")
                                .json()
                                .get("_count")
                                .intValue())
                        .isEqualTo(ranges);
            }
        }

        @Test
        void count_the_most_of_autoscale_and_nothing_that_is_shared() throws Exception {
            try (CosmosEmulator serviceLike =
                    CosmosEmulator.builder().partitionsByThroughput().start()) {
                RawClient its = RawClient.inProcess(serviceLike);
                its.post("/dbs", "{\"id\":\"d\"}", MANUAL, "30000");
                its.post("/dbs/d/colls", BODY.formatted("a"), AUTOSCALE, "{\"maxThroughput\":13000}");
                its.post("/dbs/d/colls", BODY.formatted("s"));

                assertThat(its.get("/dbs/d/colls/a/pkranges")
                                .json()
                                .get("_count")
                                .intValue())
                        .isEqualTo(3);
                assertThat(its.get("/dbs/d/colls/s/pkranges")
                                .json()
                                .get("_count")
                                .intValue())
                        .isEqualTo(1);
            }
        }
    }

    @Nested
    class Above_the_throughput {
        private RawResponse exhaust() throws Exception {
            for (int i = 0; i < 1000; i++) {
                RawResponse response = create("id" + i, "a");
                if (response.status() != 201) return response;
            }
            throw new AssertionError("never throttled");
        }

        @Test
        void requests_are_429_until_the_time_named_has_passed() throws Exception {
            RawResponse throttled = exhaust();
            long wait = Long.parseLong(throttled.header("x-ms-retry-after-ms"));

            assertThat(throttled.status()).isEqualTo(429);
            assertThat(throttled.subStatus()).isEqualTo(3200);
            assertThat(throttled.text("code")).isEqualTo("TooManyRequests");
            assertThat(throttled.header("x-ms-request-charge")).isEqualTo("0.38");
            assertThat(read("id0", "a").status()).isEqualTo(429);
            assertThat(client.get("/dbs/d/colls/c").status()).isEqualTo(200);
            clock.advance(Duration.ofMillis(wait));
            assertThat(read("id0", "a").status()).isEqualTo(200);
        }

        @Test
        void sixty_creates_fit_into_a_second_of_400_units() throws Exception {
            exhaust();

            assertThat(emulator.stats().log().stream()
                            .filter(line -> line.status() == 201 && line.path().endsWith("docs")))
                    .hasSize(60);
        }

        @Test
        void a_query_is_charged_to_the_ranges_that_it_read() throws Exception {
            emulator.split("d", "c", "0");
            List<String> keys = List.of(keyIn("1"), keyIn("2"));
            for (int i = 0; i < 100; i++) {
                clock.advance(Duration.ofSeconds(1));
                create("id" + i, keys.get(0));
            }
            clock.advance(Duration.ofSeconds(1));

            String query = "{\"query\":\"SELECT * FROM c WHERE c.none = 1\"}";
            assertThat(client.query(DOCS, query, CROSS, "true").header("x-ms-request-charge"))
                    .isEqualTo("7.3"); // 2.3 and 0.05 for each of 100 items

            int created = 0;
            while (create("new" + created, keys.get(1)).status() == 201) created++;
            assertThat(created).isEqualTo(30);
        }

        private String keyIn(String range) throws Exception {
            for (char key = 'a'; key <= 'z'; key++) {
                RawResponse response = read("none", "" + key);
                if (range.equals(response.header("x-ms-documentdb-partitionkeyrangeid"))) return "" + key;
            }
            throw new AssertionError("no key in range " + range);
        }

        @Test
        void containers_of_a_database_use_up_its_throughput_between_them() throws Exception {
            client.post("/dbs", "{\"id\":\"shared\"}", MANUAL, "400");
            for (String id : new String[] {"x", "y"}) client.post("/dbs/shared/colls", BODY.formatted(id));

            int created = 0;
            while (createIn("x", created) == 201 && createIn("y", created) == 201) created++;

            assertThat(created).isEqualTo(30);
            assertThat(createIn("x", 99)).isEqualTo(429);
            assertThat(createIn("y", 99)).isEqualTo(429);
            assertThat(create("1", "a").status()).isEqualTo(201);
        }

        private int createIn(String container, int id) throws Exception {
            return client.post(
                            "/dbs/shared/colls/" + container + "/docs",
                            "{\"id\":\"" + id + "\",\"pk\":\"a\"}",
                            KEY,
                            "[\"a\"]")
                    .status();
        }
    }
}
