package io.aiocosmos.core.request;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.spi.TransportFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No region has what the session saw (404/1002): perhaps the container is another one by now. */
class RecreatedContainerTest {
    private static final String BEHIND_EVERYWHERE = "404/1002 404/1002 404/1002";

    private final TestEngine engine = new TestEngine();

    @BeforeEach
    void the_session_has_seen_the_container() {
        engine.transport.replies(FakeResponse.status(201).session("old=", "0:-1#7"));
        engine.pipeline().run(Operations.named("write"));
        engine.transport.replies(BEHIND_EVERYWHERE);
    }

    private OperationResult read(Driver driver) {
        return driver.run(engine, Operations.named("read"));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void with_another_rid_the_read_is_repeated_without_a_token(Driver driver) {
        engine.transport.replies(FakeResponse.ok("{\"_rid\":\"new=\"}"), FakeResponse.ok("{}"));

        OperationResult answer = read(driver);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(engine.transport.requests()).hasSize(6);
        assertThat(header(engine.transport.request(3), "x-ms-session-token")).isEqualTo("0:-1#7");
        assertThat(header(engine.transport.request(5), "x-ms-session-token")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void with_the_same_rid_the_answer_stands(Driver driver) {
        engine.transport.replies(FakeResponse.ok("{\"_rid\":\"old=\"}"));

        assertThat(AttemptTrace.end(read(driver))).isEqualTo("404/1002");
        assertThat(engine.transport.requests()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void that_cannot_be_read_leaves_the_answer_as_it_was(Driver driver) {
        engine.transport.replies(Reply.failure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false));

        assertThat(AttemptTrace.end(read(driver))).isEqualTo("404/1002");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whose_description_is_garbage_leaves_the_answer_as_it_was(Driver driver) {
        engine.transport.replies(FakeResponse.ok("{<"));

        assertThat(AttemptTrace.end(read(driver))).isEqualTo("404/1002");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void of_unknown_rid_is_no_other_container_than_before(Driver driver) {
        TestEngine fresh = new TestEngine();
        fresh.transport.replies(BEHIND_EVERYWHERE).replies(FakeResponse.ok("{\"_rid\":\"new=\"}"));

        OperationResult answer =
                driver.run(fresh, Operations.read().sessionToken("0:-1#7").build());

        assertThat(AttemptTrace.end(answer)).isEqualTo("404/1002");
        assertThat(fresh.transport.requests()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void is_not_asked_for_longer_than_the_operation_may_take(Driver driver) {
        engine.transport.replies(Reply.never());

        OperationResult answer = read(driver);

        assertThat(AttemptTrace.end(answer)).isEqualTo("404/1002");
        assertThat(engine.timing.millis()).isEqualTo(65_000);
    }
}
