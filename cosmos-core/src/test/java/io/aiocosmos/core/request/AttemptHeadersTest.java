package io.aiocosmos.core.request;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.partition.PartitionRange;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.spi.TransportRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptHeadersTest {
    private final TestEngine engine = new TestEngine();

    private TransportRequest sent(Operation operation) {
        engine.transport.otherwise(Reply.of("200"));
        engine.pipeline().run(operation);
        return engine.transport.request(engine.transport.requests().size() - 1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void every_try_is_dated_and_signed_anew(Driver driver) {
        engine.transport.replies("429+2000 200");

        driver.run(engine, Operations.named("read"));

        assertThat(header(engine.transport.request(0), "x-ms-date")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
        assertThat(header(engine.transport.request(1), "x-ms-date")).isEqualTo("Thu, 01 Jan 2026 00:00:02 GMT");
        assertThat(header(engine.transport.request(1), "authorization"))
                .isEqualTo("signed GET docs /dbs/books/colls/ledger/docs/1");
    }

    @Test
    void go_with_every_request() {
        TransportRequest request = sent(Operations.named("read"));

        assertThat(header(request, "accept")).isEqualTo("application/json");
        assertThat(header(request, "user-agent")).isEqualTo("test/1");
        assertThat(header(request, "x-ms-version")).isEqualTo("2020-07-15");
        assertThat(header(request, "x-ms-noretry-449")).isEqualTo("true");
    }

    @Test
    void a_request_carries_what_the_operation_says() {
        TransportRequest request =
                sent(Operations.write().header("prefer", "return=minimal").build());

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/dbs/books/colls/ledger/docs");
        assertThat(header(request, "prefer")).isEqualTo("return=minimal");
        assertThat(new String(request.body(), request.bodyOffset(), request.bodyLength()))
                .isEqualTo("{\"id\":\"1\"}");
        assertThat(request.timeoutNanos()).isEqualTo(Duration.ofSeconds(65).toNanos());
    }

    @Test
    void ids_are_signed_as_they_are_and_sent_escaped() {
        Link container = Link.database("a b").container("ü");
        TransportRequest request =
                sent(Operation.of("readItem", Operation.Kind.ITEM_READ, "GET", "docs", container.item("1+1?"))
                        .container(container)
                        .build());

        assertThat(request.target()).isEqualTo("/dbs/a%20b/colls/%C3%BC/docs/1%2B1%3F");
        assertThat(header(request, "authorization")).endsWith("dbs/a b/colls/ü/docs/1+1?");
    }

    @Test
    void writes_to_many_regions_carry_the_token_of_the_range_of_their_key() {
        engine.preferring("west").transport.account(FakeAccount.multipleWrites("west", "east"));
        engine.pipeline().engine().rangesBy(new UpperHalf());
        engine.transport.replies(
                FakeResponse.ok("{}").session("r", "0:1#5"),
                FakeResponse.ok("{}").session("r", "1:1#6"));
        for (int i = 0; i < 2; i++) engine.pipeline().run(Operations.named("write"));

        assertThat(header(sent(Operations.named("write")), "x-ms-session-token"))
                .isEqualTo("0:1#5,1:1#6");
        assertThat(header(
                        sent(Operations.write()
                                .header(Headers.PARTITION_KEY, "[1]")
                                .build()),
                        "x-ms-session-token"))
                .isEqualTo("1:1#6");
    }

    /** All keys live in the range 1. */
    private static final class UpperHalf implements RangeLookup {
        private final PartitionRange upper = new PartitionRange("1", "80", "FF", List.of());

        @Override
        public RangeMap known(Link container) {
            return RangeMap.of("r", List.of(new PartitionRange("0", "", "80", List.of()), upper));
        }

        @Override
        public PartitionRange of(Link container, String key) {
            return upper;
        }

        @Override
        public boolean covers(Link container) {
            return true;
        }

        @Override
        public void find(Link container, boolean stale) {
            throw new AssertionError("all is known");
        }
    }

    @Nested
    class Consistency {
        @Test
        void of_reads_is_the_operations_own_before_the_clients() {
            engine.consistency(ConsistencyLevel.SESSION);
            TransportRequest request = sent(
                    Operations.read().consistency(ConsistencyLevel.EVENTUAL).build());

            assertThat(header(request, "x-ms-consistency-level")).isEqualTo("Eventual");
        }

        @Test
        void of_reads_is_the_clients_where_the_operation_says_nothing() {
            engine.consistency(ConsistencyLevel.BOUNDED_STALENESS);

            assertThat(header(sent(Operations.named("read")), "x-ms-consistency-level"))
                    .isEqualTo("BoundedStaleness");
        }

        @Test
        void is_not_sent_with_writes_nor_for_resources() {
            engine.consistency(ConsistencyLevel.EVENTUAL);

            assertThat(header(sent(Operations.named("write")), "x-ms-consistency-level"))
                    .isNull();
            assertThat(header(sent(Operations.named("read-container")), "x-ms-consistency-level"))
                    .isNull();
        }

        @Test
        void is_the_accounts_own_unless_somebody_chose() {
            assertThat(header(sent(Operations.named("read")), "x-ms-consistency-level"))
                    .isNull();
        }
    }

    @Nested
    class Session_token {
        private final FakeResponse learnt = FakeResponse.status(201).session("rid=", "0:-1#7");

        @Test
        void of_an_answer_goes_with_the_next_read_of_the_container() {
            engine.transport.replies(learnt);
            engine.pipeline().run(Operations.named("write"));

            assertThat(header(sent(Operations.named("read")), "x-ms-session-token"))
                    .isEqualTo("0:-1#7");
        }

        @Test
        void does_not_go_with_resources() {
            engine.transport.replies(learnt);
            engine.pipeline().run(Operations.named("write"));

            assertThat(header(sent(Operations.named("read-container")), "x-ms-session-token"))
                    .isNull();
        }

        @Test
        void goes_with_writes_only_where_several_regions_write() {
            engine.transport.replies(learnt);
            engine.pipeline().run(Operations.named("write"));

            assertThat(header(sent(Operations.named("write")), "x-ms-session-token"))
                    .isNull();
            engine.transport.account(FakeAccount.multipleWrites("west", "east"));
            engine.pipeline().connect().join();
            assertThat(header(sent(Operations.named("write")), "x-ms-session-token"))
                    .isEqualTo("0:-1#7");
        }

        @Test
        void of_the_caller_goes_instead_and_the_answer_is_learnt_all_the_same() {
            engine.transport.replies(learnt, FakeResponse.ok("{}").session("rid=", "0:-1#9"));
            engine.pipeline().run(Operations.named("write"));

            engine.pipeline().run(Operations.read().sessionToken("0:-1#8").build());

            assertThat(header(engine.transport.request(1), "x-ms-session-token"))
                    .isEqualTo("0:-1#8");
            assertThat(header(sent(Operations.named("read")), "x-ms-session-token"))
                    .isEqualTo("0:-1#9");
        }

        @Test
        void is_kept_back_where_reads_are_weaker_than_that() {
            engine.transport.replies(learnt);
            engine.pipeline().run(Operations.named("write"));

            Operation eventual =
                    Operations.read().consistency(ConsistencyLevel.EVENTUAL).build();
            assertThat(header(sent(eventual), "x-ms-session-token")).isNull();
        }

        @Test
        void of_one_session_is_unknown_to_another() {
            engine.transport.replies(learnt);
            engine.pipeline().run(Operations.named("write"));
            engine.transport.replies("200");

            engine.pipeline().withSession(new SessionStore()).run(Operations.named("read"));

            assertThat(header(engine.transport.request(1), "x-ms-session-token"))
                    .isNull();
        }

        @Test
        void is_forgotten_when_the_container_is_deleted() {
            engine.transport.replies(learnt, FakeResponse.status(204));
            engine.pipeline().run(Operations.named("write"));

            engine.pipeline()
                    .run(Operation.of(
                                    "deleteContainer",
                                    Operation.Kind.RESOURCE_WRITE,
                                    "DELETE",
                                    "colls",
                                    Operations.LEDGER)
                            .container(Operations.LEDGER)
                            .build());

            assertThat(header(sent(Operations.named("read")), "x-ms-session-token"))
                    .isNull();
        }
    }

    @Nested
    class Where_several_regions_write {
        @Test
        void tentative_writes_are_allowed_once_that_is_known() {
            engine.transport.account(FakeAccount.multipleWrites("west", "east"));

            assertThat(header(sent(Operations.named("write")), "x-ms-cosmos-allow-tentative-writes"))
                    .isNull();
            engine.timing.advance(Duration.ofSeconds(1)); // the account is read in the background
            assertThat(header(sent(Operations.named("write")), "x-ms-cosmos-allow-tentative-writes"))
                    .isEqualTo("true");
        }

        @Test
        void a_client_that_does_not_want_that_says_nothing() {
            engine.withoutMultipleWrites().transport.account(FakeAccount.multipleWrites("west", "east"));
            sent(Operations.named("write"));

            assertThat(header(sent(Operations.named("write")), "x-ms-cosmos-allow-tentative-writes"))
                    .isNull();
        }
    }
}
