package io.aiocosmos.core.request;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.TokenSupplier.AccessToken;
import io.aiocosmos.core.auth.TokenSigner;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntraTokenTest {
    private final TestEngine engine = new TestEngine();
    private int tokens;

    private void withTokens() {
        engine.signer(new TokenSigner(
                () -> CompletableFuture.completedFuture(new AccessToken("token" + ++tokens, Instant.MAX)),
                engine.timing.clock()));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_refused_token_is_renewed_once(Driver driver) {
        withTokens();
        engine.transport.replies("401 200");

        Answer answer = driver.run(engine, Operations.named("write"));

        assertThat(answer.isOk()).isTrue();
        assertThat(header(engine.transport.request(0), "authorization")).endsWith("token1");
        assertThat(header(engine.transport.request(1), "authorization")).endsWith("token2");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void one_that_is_refused_again_is_the_end(Driver driver) {
        withTokens();
        engine.transport.replies("401 401").otherwise(Reply.of("200"));

        assertThat(Walk.end(driver.run(engine, Operations.named("write")))).isEqualTo("401");
        assertThat(engine.transport.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_key_that_is_refused_is_not_tried_again(Driver driver) {
        engine.transport.replies("401");

        assertThat(Walk.end(driver.run(engine, Operations.named("write")))).isEqualTo("401");
        assertThat(engine.transport.requests()).hasSize(1);
    }
}
