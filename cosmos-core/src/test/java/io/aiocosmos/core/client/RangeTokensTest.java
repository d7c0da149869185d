package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.FeedRange;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.spi.TransportRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request carries the session token of its own partition range, as soon as that can be told. */
class RangeTokensTest {
    private static final PartitionKey KEY = PartitionKey.of("x");
    private static final String SPLIT_AT = "80"; // far above all hashes, whose two highest bits are clear

    private final TestClient client = new TestClient();
    private final FakeTransport transport = client.transport;
    private String definition = "'paths':['/pk'],'version':2";
    private String ranges = range("0", "", SPLIT_AT, "") + "," + range("1", SPLIT_AT, "FF", "");
    private String rid = "r=";
    private FakeResponse item = item("");

    private static String range(String id, String min, String max, String parents) {
        return "{'id':'" + id + "','minInclusive':'" + min + "','maxExclusive':'" + max + "','parents':[" + parents
                + "]}";
    }

    private static FakeResponse json(String quoted) {
        return FakeResponse.ok(quoted.replace('\'', '"'));
    }

    private static FakeResponse item(String token) {
        return json("{'id':'1','pk':'x'}").session("r=", token);
    }

    @BeforeEach
    void serve() {
        transport.otherwise((answer, timing) -> {
            List<TransportRequest> requests = transport.requests();
            String target = requests.get(requests.size() - 1).target();
            if (target.endsWith("/pkranges"))
                answer.complete(json("{'_rid':'" + rid + "','PartitionKeyRanges':[" + ranges + "]}"));
            else if (target.endsWith("/ledger"))
                answer.complete(json("{'id':'ledger','_rid':'" + rid + "','partitionKey':{" + definition + "}}"));
            else answer.complete(item);
        });
    }

    private CosmosContainer ledger() {
        return client.ledger();
    }

    private void read() {
        ledger().readItem("1", KEY, RawJson.class);
    }

    private void seen(String... tokens) {
        for (String token : tokens) {
            item = item(token);
            read();
        }
        item = item("");
    }

    private static String[] tokens(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i + ":1#1000000" + i + "#1=2000000")
                .toArray(String[]::new);
    }

    private String lastToken() {
        return client.header(transport.requests().size() - 1, "x-ms-session-token");
    }

    private String tokenOfRead() {
        read();
        return lastToken();
    }

    private void knowRanges() {
        ledger().feedRanges();
    }

    private void knowDefinition() {
        ledger().createItem(RawJson.of("{\"id\":\"1\",\"pk\":\"x\"}"));
    }

    private List<String> targets() {
        return transport.requests().stream()
                .map(TransportRequest::target)
                .map(target -> target.replace("/dbs/books/colls/", ""))
                .collect(Collectors.toList());
    }

    @Test
    void tokens_of_all_ranges_are_sent_as_long_as_it_cannot_be_told() {
        seen("0:1#5", "1:1#6");

        assertThat(tokenOfRead()).isEqualTo("0:1#5,1:1#6");
        knowRanges();
        assertThat(tokenOfRead()).as("the definition is not known").isEqualTo("0:1#5,1:1#6");
        assertThat(targets()).containsOnlyOnce("ledger/pkranges").doesNotContain("ledger");
    }

    @Test
    void that_of_its_own_range_is_sent_once_definition_and_ranges_are_known() {
        seen("0:1#5", "1:1#6");
        knowRanges();
        knowDefinition();

        assertThat(tokenOfRead()).isEqualTo("0:1#5");
    }

    @Test
    void none_is_sent_to_a_range_of_which_nothing_was_seen() {
        seen("1:1#6");
        knowRanges();
        knowDefinition();

        assertThat(tokenOfRead()).isNull();
    }

    @Test
    void of_a_container_of_one_range_the_definition_is_not_needed() {
        ranges = range("7", "", "FF", "'0','1'");
        seen("0:1#5", "1:1#6", "7:1#7");
        knowRanges();

        assertThat(tokenOfRead()).isEqualTo("7:1#7");
    }

    @Test
    void so_it_is_with_every_operation_of_one_key() {
        seen("0:1#5", "1:1#6");
        knowRanges();
        knowDefinition();

        item = json("{'Documents':[]}").session("r=", "");
        ledger().queryItems(SqlQuery.of("SELECT * FROM c"), RawJson.class, QueryOptions.inPartition(KEY))
                .iterator()
                .hasNext();
        assertThat(lastToken()).isEqualTo("0:1#5");
        item = item("");
        ledger().findItem("1", KEY, RawJson.class, ItemReadOptions.defaults());
        assertThat(lastToken()).isEqualTo("0:1#5");
    }

    @Test
    void a_token_of_the_callers_own_goes_as_it_is() {
        seen("0:1#5");
        knowRanges();
        knowDefinition();

        ledger().readItem(
                        "1",
                        KEY,
                        RawJson.class,
                        ItemReadOptions.builder().sessionToken("0:1#9,1:1#9").build());

        assertThat(lastToken()).isEqualTo("0:1#9,1:1#9");
    }

    @Test
    void a_session_has_the_part_of_what_it_has_seen_itself() {
        seen("0:1#5", "1:1#6");
        knowRanges();
        knowDefinition();
        CosmosContainer other = client.blocking().newSession().database("books").container("ledger");

        other.readItem("1", KEY, RawJson.class);
        assertThat(lastToken()).isNull();
    }

    @Test
    void a_request_for_a_plan_carries_none() {
        seen("0:1#5", "1:1#6");
        transport.replies(json("{'queryInfo':{}}"));

        ledger().queryItems(SqlQuery.of("SELECT * FROM c"), RawJson.class).iterator();

        int plan = transport.requests().size();
        item = json("{'Documents':[]}").session("r=", "");
        ledger().queryItems(
                        SqlQuery.of("SELECT 1"),
                        RawJson.class,
                        QueryOptions.builder().feedRange(FeedRange.all()).build());
        assertThat(transport.requests()).hasSize(plan);
        assertThat(transport.requests().stream()
                        .filter(request -> FakeTransport.header(request, "x-ms-cosmos-is-query-plan-request") != null)
                        .map(request -> FakeTransport.header(request, "x-ms-session-token")))
                .allMatch(token -> token == null);
    }

    @Nested
    class Tokens_longer_than_two_kilobytes {
        @Test
        void have_ranges_and_definition_read_once_and_behind_the_request() {
            ranges = IntStream.range(0, 100)
                    .mapToObj(i -> range(Integer.toString(i), i == 0 ? "" : hex(i), i == 99 ? "FF" : hex(i + 1), ""))
                    .collect(Collectors.joining(","));
            seen(tokens(100));
            List<String> before = targets();

            String token = tokenOfRead();
            for (int i = 0; i < 10; i++) read();

            assertThat(token).matches("[0-9]+:[^,]+");
            assertThat(targets()).containsOnlyOnce("ledger/pkranges").containsOnlyOnce("ledger");
            assertThat(before.indexOf("ledger/pkranges")).isGreaterThan(70);
            assertThat(transport.requests())
                    .allSatisfy(request -> assertThat(length(request)).isLessThan(2_200));
        }

        private String hex(int i) {
            return String.format("%02X", i * 64 / 100 + 1) + String.format("%02X", i);
        }

        private int length(TransportRequest request) {
            String token = FakeTransport.header(request, "x-ms-session-token");
            return token == null ? 0 : token.length();
        }

        @Test
        void are_no_reason_to_ask_all_the_time_where_nothing_is_told() {
            transport.otherwise((answer, timing) -> {
                List<TransportRequest> requests = transport.requests();
                boolean ofItem = requests.get(requests.size() - 1).target().contains("/docs/");
                answer.complete(ofItem ? item : FakeResponse.status(403));
            });
            seen(tokens(200));

            assertThat(targets().stream().filter("ledger/pkranges"::equals).count())
                    .isBetween(1L, 5L);
        }

        @Test
        void do_not_wait_for_what_is_not_answered() {
            transport.otherwise((answer, timing) -> {
                List<TransportRequest> requests = transport.requests();
                if (requests.get(requests.size() - 1).target().contains("/docs/")) answer.complete(item);
            });
            seen(tokens(200));

            assertThat(targets()).containsOnlyOnce("ledger/pkranges");
        }

        @Test
        void are_sent_by_a_refused_request_once() {
            seen(tokens(70));
            seen(IntStream.range(100, 130)
                    .mapToObj(i -> i + ":1#1000000#1=2000000")
                    .collect(Collectors.joining(",")));
            String parents =
                    IntStream.range(0, 130).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","));
            ranges = range("130", "", "FF", parents);
            item = FakeResponse.status(431);
            try {
                read();
            } catch (RuntimeException expected) {
                assertThat(expected).hasMessageContaining("Headers this long do not get through");
            }
            item = item("");

            assertThat(tokenOfRead()).startsWith("130:").hasSizeLessThan(100);
        }
    }

    @Nested
    class A_split {
        @BeforeEach
        void known() {
            seen("0:1#5", "1:1#6");
            knowRanges();
            knowDefinition();
            ranges = range("2", "", "20", "'0'") + "," + range("3", "20", SPLIT_AT, "'0'") + ","
                    + range("1", SPLIT_AT, "FF", "");
        }

        @Test
        void that_is_seen_by_a_token_sends_all_until_the_ranges_are_read_again() {
            seen("2:1#7", "3:1#8");
            assertThat(targets()).contains("ledger/pkranges");

            assertThat(tokenOfRead()).matches("2:1#7|3:1#8");
        }

        @Test
        void never_loses_what_was_written_to_a_child() {
            item = item("3:1#8");
            read(); // by the token of the parent
            item = item("");

            read();

            assertThat(lastItemToken()).contains("0:1#5").contains("3:1#8").contains("1:1#6");
        }

        /** Of the last request for an item. */
        private String lastItemToken() {
            return transport.requests().stream()
                    .filter(request -> request.target().contains("/docs/"))
                    .reduce((one, other) -> other)
                    .map(request -> FakeTransport.header(request, "x-ms-session-token"))
                    .orElseThrow();
        }

        @Test
        void gives_the_token_of_the_parent_to_children_that_have_none() {
            knowRanges();

            assertThat(tokenOfRead()).matches("[23]:1#5");
        }
    }

    @Nested
    class Keys {
        @ParameterizedTest
        @ValueSource(strings = {"'paths':['/pk'],'version':2", "'paths':['/pk'],'version':1", "'paths':['/pk']"})
        void of_every_version_have_their_range(String of) {
            definition = of;
            seen("0:1#5", "1:1#6");
            knowRanges();
            knowDefinition();

            assertThat(tokenOfRead()).matches("[01]:1#[56]");
        }

        @Test
        void of_several_levels_have_one_if_they_are_whole() {
            definition = "'paths':['/pk','/user'],'kind':'MultiHash','version':2";
            seen("0:1#5", "1:1#6");
            knowRanges();
            ledger().createItem(RawJson.of("{\"id\":\"1\",\"pk\":\"x\",\"user\":\"y\"}"));

            ledger().readItem("1", PartitionKey.hierarchical("x", "y"), RawJson.class);
            assertThat(lastToken()).isEqualTo("0:1#5");
            ledger().readItem("1", PartitionKey.hierarchical("x"), RawJson.class);
            assertThat(lastToken()).isEqualTo("0:1#5,1:1#6");
        }
    }

    @Test
    void a_container_made_again_is_told_apart_by_its_rid() {
        seen("0:1#5", "1:1#6");
        knowRanges();
        knowDefinition();
        item = json("{'id':'1'}").session("new=", "1:1#1");
        read();
        rid = "new=";

        assertThat(tokenOfRead()).isEqualTo("1:1#1");
        knowRanges();
        knowDefinition();
        assertThat(tokenOfRead()).as("nothing was seen of the range").isNull();
    }

    @Test
    void many_items_at_once_write_by_their_own_ranges_too() {
        seen("0:1#5", "1:1#6");
        knowRanges();
        knowDefinition();
        item = FakeResponse.status(201).session("r=", "");

        ledger().createItems(List.of(RawJson.of("{\"id\":\"1\",\"pk\":\"x\"}")), BulkOptions.defaults());

        assertThat(lastToken()).as("one region writes, which needs none").isNull();
    }
}
