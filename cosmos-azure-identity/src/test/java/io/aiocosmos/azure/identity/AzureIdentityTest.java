package io.aiocosmos.azure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosUnauthorizedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A client with such a credential, at work on the emulator. */
class AzureIdentityTest {
    private static final String CLAIMS = "{\"access_token\":{}}";

    private volatile String good = "token-1";
    private final CosmosEmulator emulator =
            CosmosEmulator.builder().acceptTokens(token -> token.equals(good)).start();

    @AfterEach
    void close() {
        emulator.close();
    }

    private CosmosClient client(TokenCredential credential) {
        return CosmosClients.builder()
                .endpoint(emulator.endpoint())
                .credential(AzureIdentity.credential(credential))
                .transport(emulator.transport())
                .codec("jackson")
                .build();
    }

    private static Mono<AccessToken> token(String text) {
        return Mono.just(new AccessToken(text, OffsetDateTime.now().plusHours(1)));
    }

    @Test
    void concurrent_requests_of_both_views_share_one_token() {
        Sinks.One<AccessToken> given = Sinks.one();
        FakeCredential credential = new FakeCredential(request -> given.asMono());
        try (CosmosClient cosmos = client(credential)) {
            List<CompletableFuture<?>> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) running.add(cosmos.async().createDatabaseIfNotExists("books"));
            assertThat(running).as("before there is a token").noneMatch(CompletableFuture::isDone);

            given.tryEmitValue(new AccessToken("token-1", OffsetDateTime.now().plusHours(1)));

            CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]))
                    .join();
            assertThat(cosmos.database("books").exists()).isTrue();
            assertThat(credential.requests).hasSize(1);
            assertThat(credential.requests.get(0).getScopes()).containsExactly(scope());
        }
    }

    private String scope() {
        return "https://" + URI.create(emulator.endpoint()).getHost() + "/.default";
    }

    @Test
    void a_refused_token_is_asked_for_anew_once() {
        FakeCredential credential = new FakeCredential(request -> token("token-" + request));
        try (CosmosClient cosmos = client(credential)) {
            cosmos.createDatabase("books");
            good = "token-2";

            assertThat(cosmos.database("books").exists()).isTrue();

            assertThat(credential.requests).hasSize(2);
        }
    }

    @Test
    void a_token_that_is_refused_again_ends_the_request() {
        FakeCredential credential = new FakeCredential(request -> token("stolen-" + request));
        try (CosmosClient cosmos = client(credential)) {
            assertThatThrownBy(() -> cosmos.createDatabase("books"))
                    .isInstanceOf(CosmosUnauthorizedException.class)
                    .hasMessageNotContaining("stolen-");

            assertThat(credential.requests).hasSize(2);
        }
    }

    @Test
    void a_claims_challenge_reaches_the_credential() {
        FakeCredential credential = new FakeCredential(request -> token("token-1"));
        try (CosmosClient cosmos = client(credential)) {
            cosmos.createDatabase("books");
            String claims = Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8));
            emulator.faults()
                    .next(1)
                    .respond(401, 5013, Map.of("www-authenticate", "Bearer claims=\"" + claims + "\""));

            assertThat(cosmos.database("books").exists()).isTrue();

            assertThat(credential.requests).hasSize(2);
            assertThat(credential.requests.get(0).getClaims()).isNull();
            assertThat(credential.requests.get(1).getClaims()).isEqualTo(CLAIMS);
        }
    }

    @Test
    void what_the_credential_says_is_the_request_s_failure_and_the_next_asks_again() {
        FakeCredential credential = new FakeCredential(request -> request == 1
                ? Mono.error(new ClientAuthenticationException("AADSTS7000222: the secret has expired", null))
                : token("token-1"));
        try (CosmosClient cosmos = client(credential)) {
            assertThatThrownBy(() -> cosmos.createDatabase("books"))
                    .isInstanceOf(CosmosException.class)
                    .hasMessageContaining("AADSTS7000222: the secret has expired");

            assertThat(cosmos.createDatabase("books").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void neither_credential_nor_token_is_printed() {
        assertThat(AzureIdentity.credential(new FakeCredential())).hasToString("EntraToken[<hidden>]");
        assertThatThrownBy(() -> AzureIdentity.credential(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("credential must not be null");
    }
}
