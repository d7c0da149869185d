package io.aiocosmos.core.request;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.spi.TransportFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer hints that the container is another one: tokens go only if its rid says the same. */
class StaleContainerTest {
    private static final String TOKEN = "x-ms-session-token";

    private final TestEngine engine = new TestEngine();

    @BeforeEach
    void the_session_has_seen_the_container() {
        engine.transport.replies(FakeResponse.status(201).session("old=", "0:-1#7"));
        engine.pipeline().run(Operations.named("write"));
    }

    private OperationResult read(Driver driver) {
        return driver.run(engine, Operations.named("read"));
    }

    private String tokenOf(int request) {
        return header(engine.transport.request(request), TOKEN);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void with_the_same_rid_the_retry_carries_the_token(Driver driver) {
        engine.transport.replies("410/1000").replies(FakeResponse.ok("{\"_rid\":\"old=\"}"), FakeResponse.ok("{}"));

        assertThat(read(driver).status()).isEqualTo(200);

        assertThat(engine.transport.request(2).target()).isEqualTo("/dbs/books/colls/ledger");
        assertThat(tokenOf(3)).isEqualTo("0:-1#7");
        assertThat(engine.transport.requests()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void with_another_rid_it_carries_none(Driver driver) {
        engine.transport.replies("410/1000").replies(FakeResponse.ok("{\"_rid\":\"new=\"}"), FakeResponse.ok("{}"));

        assertThat(read(driver).status()).isEqualTo(200);

        assertThat(tokenOf(1)).isEqualTo("0:-1#7");
        assertThat(tokenOf(3)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void when_the_rid_cannot_be_read_it_carries_the_token(Driver driver) {
        engine.transport
                .replies("410/1000")
                .replies(Reply.failure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false), Reply.of("200"));

        assertThat(read(driver).status()).isEqualTo(200);

        assertThat(tokenOf(3)).isEqualTo("0:-1#7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"404/1003", "400/1001", "400/1024", "401", "403", "404", "409", "412", "413"})
    void the_next_read_carries_the_token_after(String hint) {
        engine.transport.replies(hint).replies("200");
        read(Driver.BLOCKING);

        read(Driver.BLOCKING);

        assertThat(tokenOf(2)).isEqualTo("0:-1#7");
    }

    /** Only to a delete does it say that the container is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"colls", "pkranges"})
    void of_which_something_was_read_that_is_empty_keeps_its_token(String read) {
        engine.transport.replies("204 200");
        Link ledger = Link.database("books").container("ledger");
        engine.pipeline()
                .run((read.equals("colls")
                                ? Operation.of("read", Operation.Kind.RESOURCE_READ, "GET", read, ledger)
                                : Operation.ofFeed("read", Operation.Kind.RESOURCE_READ, "GET", read, ledger))
                        .container(ledger)
                        .build());

        read(Driver.BLOCKING);

        assertThat(tokenOf(2)).isEqualTo("0:-1#7");
    }

    @Test
    void that_was_deleted_leaves_no_token() {
        engine.transport.replies("204 200");
        Operation delete = Operation.of(
                        "deleteContainer",
                        Operation.Kind.RESOURCE_WRITE,
                        "DELETE",
                        "colls",
                        Link.database("books").container("ledger"))
                .container(Link.database("books").container("ledger"))
                .build();
        engine.pipeline().run(delete);

        read(Driver.BLOCKING);

        assertThat(tokenOf(2)).isNull();
    }

    /** Answers of two containers of one name that came in turn: what was just read of it decides. */
    @Test
    void known_by_a_late_answer_of_its_predecessor_is_the_one_that_it_is_read_to_be() {
        engine.transport.replies(
                FakeResponse.ok("{}").session("new=", "0:-1#1"),
                FakeResponse.ok("{}").session("newest=", "0:-1#1"),
                FakeResponse.ok("{}").session("new=", "0:-1#9"),
                FakeResponse.ok("{}").session("old=", "0:-1#9"));
        for (int i = 0; i < 4; i++) read(Driver.BLOCKING); // now it seems to be the old one, which has come too late
        engine.transport
                .replies("404/1002 404/1002 404/1002")
                .replies(FakeResponse.ok("{\"_rid\":\"newest=\"}"), FakeResponse.ok("{}"));

        assertThat(read(Driver.BLOCKING).status()).isEqualTo(200);
    }

    @Test
    void of_a_resumed_session_is_not_exchanged_for_another() {
        String state = engine.pipeline().session().export();
        TestEngine elsewhere = new TestEngine();
        RequestPipeline resumed = elsewhere.pipeline().withSession(SessionStore.resume(state));
        elsewhere.transport.replies("410/1000 200");

        resumed.run(Operations.named("read"));

        assertThat(header(elsewhere.transport.request(1), Headers.INTENDED_RID)).isEqualTo("old=");
        assertThat(header(elsewhere.transport.request(1), TOKEN)).isEqualTo("0:-1#7");
    }
}
