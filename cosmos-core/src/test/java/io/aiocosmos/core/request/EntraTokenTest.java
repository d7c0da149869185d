package io.aiocosmos.core.request;

import static io.aiocosmos.core.testing.FakeTransport.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.TokenSupplier;
import io.aiocosmos.TokenSupplier.AccessToken;
import io.aiocosmos.core.auth.TokenSigner;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosTimeoutException;
import io.aiocosmos.error.CosmosTransportException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntraTokenTest {
    private final TestEngine engine = new TestEngine();
    private int tokens;

    private void withTokens() {
        withTokens(scope -> CompletableFuture.completedFuture(new AccessToken("token" + ++tokens, Instant.MAX)));
    }

    private void withTokens(TokenSupplier supplier) {
        engine.signer(new TokenSigner(supplier, "https://account.test/.default", engine.timing.clock(), Runnable::run));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_refused_token_is_renewed_once(Driver driver) {
        withTokens();
        engine.transport.replies("401 200");

        OperationResult answer = driver.run(engine, Operations.named("write"));

        assertThat(answer.isOk()).isTrue();
        assertThat(header(engine.transport.request(0), "authorization")).endsWith("token1");
        assertThat(header(engine.transport.request(1), "authorization")).endsWith("token2");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void one_that_is_refused_again_is_the_end(Driver driver) {
        withTokens();
        engine.transport.replies("401 401").otherwise(Reply.of("200"));

        assertThat(AttemptTrace.end(driver.run(engine, Operations.named("write"))))
                .isEqualTo("401");
        assertThat(engine.transport.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_key_that_is_refused_is_not_tried_again(Driver driver) {
        engine.transport.replies("401");

        assertThat(AttemptTrace.end(driver.run(engine, Operations.named("write"))))
                .isEqualTo("401");
        assertThat(engine.transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_challenge_of_the_service_reaches_the_supplier(Driver driver) {
        List<String> claims = new CopyOnWriteArrayList<>();
        withTokens(new TokenSupplier() {
            @Override
            public CompletionStage<AccessToken> token(String scope) {
                return token(scope, "none");
            }

            @Override
            public CompletionStage<AccessToken> token(String scope, String wanted) {
                claims.add(wanted);
                return CompletableFuture.completedFuture(new AccessToken("token" + claims.size(), Instant.MAX));
            }
        });
        engine.transport
                .replies(FakeResponse.status(401, 5013)
                        .header("www-authenticate", "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoiYiJ9\""))
                .otherwise(Reply.of("200"));

        assertThat(driver.run(engine, Operations.named("write")).isOk()).isTrue();
        assertThat(claims).containsExactly("none", "{\"a\":\"b\"}");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_401_to_a_token_says_nothing_of_a_key(Driver driver) {
        withTokens();
        engine.transport.otherwise(Reply.of("401"));

        assertThat(driver.run(engine, Operations.named("write")).exception())
                .hasMessageContaining("Check that the token is of the account's tenant")
                .hasMessageNotContaining(" key");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_401_to_a_key_says_to_check_it(Driver driver) {
        engine.transport.otherwise(Reply.of("401"));

        assertThat(driver.run(engine, Operations.named("write")).exception())
                .hasMessageContaining("Check the key and this machine's clock.");
    }

    @ParameterizedTest
    @ValueSource(ints = {5300, 5301, 5302, 5303})
    void what_a_token_cannot_do_is_said(int subStatus) {
        engine.transport.otherwise(Reply.of(FakeResponse.status(403, subStatus)));

        assertThat(engine.pipeline().run(Operations.named("write")).exception())
                .hasMessageContaining("use a key or the management API.")
                .hasMessageNotContaining("firewall");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_supplier_that_fails_is_named_in_the_failure(Driver driver) {
        withTokens(scope -> null);

        assertThat(driver.run(engine, Operations.named("write")).exception())
                .isInstanceOf(CosmosTransportException.class)
                .hasMessageStartingWith("createItem dbs/books/colls/ledger: could not be sent. the token supplier of "
                        + EntraTokenTest.class.getName() + ", asked for https://account.test/.default, gave null");
        assertThat(engine.transport.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void a_supplier_that_gives_nothing_in_time_is_named_too(Driver driver) {
        withTokens(scope -> new CompletableFuture<>());

        assertThat(driver.run(engine, Operations.named("write")).exception())
                .isInstanceOf(CosmosTimeoutException.class)
                .hasMessageContaining("asked for https://account.test/.default, has given nothing for 65000 ms.");
    }
}
