package io.aiocosmos.core.request;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.error.CosmosSetupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session resumed elsewhere means the very container that it was made on. */
class ResumedSessionTest {
    private static final String RID = "x-ms-cosmos-intended-collection-rid";

    private final TestEngine engine = new TestEngine();

    private String state() {
        TestEngine elsewhere = new TestEngine();
        elsewhere.transport.replies(FakeResponse.status(201).session("CqNBAKlaBwA=", "0:-1#7"));
        elsewhere.pipeline().run(Operations.named("write"));
        return elsewhere.pipeline().session().export();
    }

    @Test
    void it_insists_on_the_rid_until_the_service_has_confirmed_it() {
        RequestPipeline session = engine.pipeline().withSession(SessionStore.resume(state()));
        engine.transport.replies(FakeResponse.ok("{}").session("CqNBAKlaBwA=", "0:-1#8"), FakeResponse.ok("{}"));

        session.run(Operations.named("read"));
        session.run(Operations.named("read"));

        assertThat(header(engine.transport.request(0), RID)).isEqualTo("CqNBAKlaBwA=");
        assertThat(header(engine.transport.request(0), "x-ms-session-token")).isEqualTo("0:-1#7");
        assertThat(header(engine.transport.request(1), RID)).isNull();
        assertThat(header(engine.transport.request(1), "x-ms-session-token")).isEqualTo("0:-1#8");
    }

    @Test
    void it_says_nothing_where_this_client_knows_the_container_already() {
        engine.transport.replies(FakeResponse.status(201).session("CqNBAKlaBwA=", "0:-1#1"), FakeResponse.ok("{}"));
        engine.pipeline().run(Operations.named("write"));

        engine.pipeline().withSession(SessionStore.resume(state())).run(Operations.named("read"));

        assertThat(header(engine.transport.request(1), RID)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void of_another_container_it_fails_before_anything_is_sent(Driver driver) {
        engine.transport.replies(FakeResponse.status(201).session("CqNBAAAABwA=", "0:-1#1"));
        engine.pipeline().run(Operations.named("write"));
        RequestPipeline resumed = engine.pipeline().withSession(SessionStore.resume(state()));

        assertThatThrownBy(() -> {
                    if (driver == Driver.BLOCKING) resumed.run(Operations.named("read"));
                    else resumed.waits().await(resumed.start(Operations.named("read"), answer -> answer));
                })
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("dbs/books/colls/ledger")
                .hasMessageContaining("Begin a new session");
        assertThat(engine.transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void the_services_refusal_is_final(Driver driver) {
        engine.transport.replies("400/1024");
        Operation operation =
                Operations.read().header(Headers.INTENDED_RID, "CqNBAKlaBwA=").build();

        assertThat(AttemptTrace.end(driver.run(engine, operation))).isEqualTo("400/1024");
        assertThat(engine.transport.requests()).hasSize(1);
    }

    @Test
    void an_operation_that_names_the_rid_itself_names_it_once() {
        RequestPipeline session = engine.pipeline().withSession(SessionStore.resume(state()));
        engine.transport.replies("200");

        session.run(
                Operations.read().header(Headers.INTENDED_RID, "CqNBAKlaBwA=").build());

        long times = java.util.stream.IntStream.range(
                        0, engine.transport.request(0).headerCount())
                .filter(i -> engine.transport.request(0).headerName(i).equals(RID))
                .count();
        assertThat(times).isEqualTo(1);
    }
}
