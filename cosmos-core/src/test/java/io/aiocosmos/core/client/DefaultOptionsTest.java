package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.IndexingDirective;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.PriorityLevel;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosServiceException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a client does where an operation's options say nothing, and does not where they do. */
class DefaultOptionsTest {
    private static final PartitionKey KEY = PartitionKey.of("a");
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\",\"pk\":\"a\"}");

    private final TestEngine engine = new TestEngine();

    private CosmosContainer ledger(ItemWriteOptions.Builder defaults) {
        engine.defaults(defaults.build()).transport.otherwise(Reply.of(FakeResponse.ok("{\"id\":\"1\"}")));
        return new Client(ClientOperations.of(engine.pipeline(), new Codecs(new TestCodec()), true))
                .database("books")
                .container("ledger");
    }

    private List<String> sent(String header) {
        return engine.transport.requests().stream()
                .map(request -> String.valueOf(FakeTransport.header(request, header)))
                .toList();
    }

    private long timesSent(String header) {
        return engine.transport.requests().stream()
                .flatMap(request -> IntStream.range(0, request.headerCount()).mapToObj(request::headerName))
                .filter(header::equals)
                .count();
    }

    @Nested
    class A_header_of_the_client {
        @Test
        void goes_with_every_request_of_every_kind() {
            CosmosContainer ledger = ledger(ItemWriteOptions.builder().header("x-team", "books"));

            ledger.read();
            ledger.createItem(ITEM, KEY);
            ledger.readItem("1", KEY, RawJson.class);

            assertThat(sent("x-team")).containsExactly("books", "books", "books");
        }

        @Test
        void is_replaced_by_the_operations_own_and_never_sent_twice() {
            CosmosContainer ledger =
                    ledger(ItemWriteOptions.builder().header("x-team", "books").header("x-other", "1"));

            ledger.readItem(
                    "1",
                    KEY,
                    RawJson.class,
                    ItemReadOptions.builder().header("X-Team", "films").build());

            assertThat(sent("x-team")).containsExactly("films");
            assertThat(sent("x-other")).containsExactly("1");
            assertThat(timesSent("x-team")).isEqualTo(1);
        }
    }

    @Nested
    class Priority_and_bucket {
        private static final String PRIORITY = "x-ms-cosmos-priority-level";
        private static final String BUCKET = "x-ms-cosmos-throughput-bucket";

        @Test
        void are_not_sent_unless_somebody_says_so() {
            ledger(ItemWriteOptions.builder()).createItem(ITEM, KEY);

            assertThat(sent(PRIORITY)).containsExactly("null");
            assertThat(sent(BUCKET)).containsExactly("null");
        }

        @Test
        void of_the_client_go_with_what_says_nothing_itself() {
            CosmosContainer ledger = ledger(
                    ItemWriteOptions.builder().priorityLevel(PriorityLevel.LOW).throughputBucket(2));

            ledger.createItems(List.of(ITEM), BulkOptions.defaults());
            ledger.upsertItem(
                    ITEM,
                    KEY,
                    ItemWriteOptions.builder()
                            .priorityLevel(PriorityLevel.HIGH)
                            .throughputBucket(5)
                            .build());

            assertThat(sent(PRIORITY)).endsWith("Low", "High");
            assertThat(sent(BUCKET)).endsWith("2", "5");
        }

        @Test
        void of_an_operation_go_with_reads_writes_and_queries() {
            CosmosContainer ledger = ledger(ItemWriteOptions.builder());

            ledger.readItem(
                    "1",
                    KEY,
                    RawJson.class,
                    ItemReadOptions.builder().priorityLevel(PriorityLevel.LOW).build());
            ledger.deleteItem(
                    "1", KEY, ItemWriteOptions.builder().throughputBucket(1).build());
            QueryOptions query = QueryOptions.inPartition(KEY).toBuilder()
                    .priorityLevel(PriorityLevel.HIGH)
                    .throughputBucket(3)
                    .build();
            assertThatThrownBy(() -> ledger.queryItems(SqlQuery.of("select 1"), RawJson.class, query)
                            .page(1))
                    .isNotNull(); // the item is no page: only what was asked matters

            assertThat(sent(PRIORITY)).containsExactly("Low", "null", "High");
            assertThat(sent(BUCKET)).containsExactly("null", "1", "3");
        }
    }

    @Nested
    class Content {
        @Test
        void is_not_asked_for_if_the_client_does_not_want_it() {
            CosmosContainer ledger = ledger(ItemWriteOptions.builder().returnContent(false));

            ledger.createItem(ITEM, KEY);
            ledger.upsertItem(ITEM, KEY);
            ledger.replaceItem(ITEM, "1", KEY);

            assertThat(sent("prefer")).containsOnly("return=minimal").hasSize(3);
        }

        @Test
        void is_asked_for_where_the_operation_wants_it_all_the_same() {
            CosmosContainer ledger = ledger(ItemWriteOptions.builder().returnContent(false));

            CosmosResponse<RawJson> created = ledger.createItem(
                    ITEM, KEY, ItemWriteOptions.builder().returnContent(true).build());

            assertThat(sent("prefer")).containsExactly("null");
            assertThat(created.hasValue()).isTrue();
        }

        @Test
        void of_many_items_is_for_their_options_alone() {
            CosmosContainer ledger = ledger(ItemWriteOptions.builder().returnContent(true));

            ledger.upsertItem(ITEM, KEY);
            ledger.createItems(List.of(ItemToCreate.of(ITEM, KEY)), BulkOptions.defaults());

            assertThat(sent("prefer")).containsExactly("null", "return=minimal");
        }
    }

    @Nested
    class A_write_with_unknown_outcome {
        @Test
        void is_sent_again_if_the_client_wants_that() {
            CosmosContainer ledger = ledger(ItemWriteOptions.builder().retryUnknownOutcome(true));
            engine.transport.replies("408 201");

            assertThat(ledger.createItem(ITEM, KEY).statusCode()).isEqualTo(201);
        }

        @Test
        void is_not_sent_again_if_its_own_options_forbid_it() {
            CosmosContainer ledger = ledger(ItemWriteOptions.builder().retryUnknownOutcome(true));
            engine.transport.replies("408 201");
            ItemWriteOptions once =
                    ItemWriteOptions.builder().retryUnknownOutcome(false).build();

            assertThatThrownBy(() -> ledger.createItem(ITEM, KEY, once)).isInstanceOf(CosmosServiceException.class);
            assertThat(engine.transport.requests()).hasSize(1);
        }

        @Test
        void is_not_sent_again_if_it_is_of_a_container() {
            CosmosContainer ledger = ledger(ItemWriteOptions.builder().retryUnknownOutcome(true));
            engine.transport.replies("408 201");

            assertThatThrownBy(ledger::delete).isInstanceOf(CosmosServiceException.class);
            assertThat(engine.transport.requests()).hasSize(1);
        }
    }

    @Nested
    class Regions_that_the_client_excludes {
        private CosmosContainer notWest() {
            engine.preferring("west", "east").transport.account(FakeAccount.of("west", "east"));
            return ledger(ItemWriteOptions.builder().excludedRegions("West"));
        }

        private List<String> hosts() {
            return engine.transport.requests().stream()
                    .map(request -> request.origin().host())
                    .toList();
        }

        @Test
        void are_not_read_from() {
            CosmosContainer ledger = notWest();

            ledger.readItem("1", KEY, RawJson.class);
            ledger.read();

            assertThat(hosts()).containsExactly("east.test", "east.test");
        }

        @Test
        void are_used_where_the_operation_excludes_none_or_others() {
            CosmosContainer ledger = notWest();

            ledger.readItem(
                    "1",
                    KEY,
                    RawJson.class,
                    ItemReadOptions.builder().excludedRegions().build());
            ledger.readItem(
                    "1",
                    KEY,
                    RawJson.class,
                    ItemReadOptions.builder().excludedRegions("east").build());

            assertThat(hosts()).containsExactly("west.test", "west.test");
        }
    }

    @Nested
    class Many_items {
        private final CosmosContainer ledger = ledger(ItemWriteOptions.builder());

        @Test
        void are_sent_with_the_session_token_and_directive_of_their_options() {
            BulkOptions options = BulkOptions.builder()
                    .sessionToken("0:-1#7")
                    .indexingDirective(IndexingDirective.EXCLUDE)
                    .build();

            ledger.createItems(List.of(ItemToCreate.of(ITEM, KEY)), options);

            assertThat(sent("x-ms-session-token")).containsExactly("0:-1#7");
            assertThat(sent("x-ms-indexing-directive")).containsExactly("Exclude");
        }
    }
}
