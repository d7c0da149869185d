package io.aiocosmos.features.suite;

import static io.aiocosmos.features.suite.ArgumentErrors.assertRejected;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.SessionState;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.features.matrix.FewPairs;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid settings: each is rejected by its setter or by build, before anything is sent. */
@Tag("emulator")
@FewPairs
class WrongSettingsTest extends FeatureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "account",
                "account.documents.azure.com",
                "ftp://account",
                "http://",
                "https://a b",
                "https://account/path",
                "https://account?q=1",
                "https://user@account",
                "https://account:99999"
            })
    void a_malformed_endpoint(String endpoint) {
        assertNothingSent(() -> assertRejected(() -> setup.builder().endpoint(endpoint), "endpoint "));
    }

    @Test
    void an_endpoint_without_encryption() {
        assertNothingSent(() -> assertRejected(
                () -> CosmosClients.builder()
                        .endpoint("http://account.example")
                        .key("a2V5")
                        .codec(setup.codec())
                        .transport("jdk")
                        .build(),
                "endpoint http://account.example is not encrypted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "not base64!", "a2V5*"})
    void a_malformed_key(String key) {
        assertNothingSent(() -> assertRejected(() -> setup.builder().key(key), "key must "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "AccountKey=a2V5;",
                "AccountEndpoint=https://account;",
                "AccountEndpoint=https://account;AccountKey=;"
            })
    void a_malformed_connection_string(String connectionString) {
        assertNothingSent(() -> assertRejected(
                () -> setup.builder().connectionString(connectionString), "connectionString lacks Account"));
    }

    @Test
    void a_malformed_resource_token_or_session_state() {
        assertNothingSent(() -> {
            assertRejected(() -> CosmosCredential.resourceToken(" "), "token must not be blank");
            assertRejected(() -> CosmosCredential.token(null), "supplier must not be null");
            assertRejected(() -> SessionState.of(""), "session state must not be blank");
            assertRejected(() -> SessionState.of("a;b"), "session state has a character that no cookie may have");
            assertRejected(
                    () -> SessionState.of("x".repeat(4000)), "session state is longer than 3072 characters: 4000");
        });
    }

    @Test
    void settings_out_of_range() {
        CosmosClientBuilder builder = setup.builder();

        assertNothingSent(() -> {
            assertRejected(() -> builder.timeout(Duration.ZERO), "timeout must be positive");
            assertRejected(() -> builder.connectTimeout(Duration.ofSeconds(-1)), "connectTimeout must be positive");
            assertRejected(() -> builder.maxConnections(0), "maxConnections must be at least 1");
            assertRejected(() -> builder.preferredRegions(" "), "region must not be blank");
            assertRejected(
                    () -> builder.userAgentSuffix("x".repeat(65)), "userAgentSuffix must be at most 64 characters");
            assertRejected(() -> builder.userAgentSuffix("é"), "userAgentSuffix must be printable ASCII");
            assertRejected(() -> builder.listener(null), "listener must not be null");
            assertRejected(() -> builder.endpoint(null), "endpoint must not be null");
            assertRejected(() -> builder.key(null), "key must not be null");
        });
    }

    @Test
    void a_client_without_endpoint_or_credential() {
        assertNothingSent(() -> {
            assertRejected(() -> CosmosClients.builder().key("a2V5").build(), "No endpoint given: call endpoint");
            assertRejected(
                    () -> CosmosClients.builder().endpoint("https://a").build(), "No credential given: call key");
        });
    }

    @Test
    void several_transports_or_codecs_without_a_selection() {
        CosmosClientBuilder open = CosmosClients.builder()
                .endpoint(setup.server().endpoint())
                .key(setup.server().key());

        assertNothingSent(() -> {
            assertRejected(() -> open.build(), "");
            assertRejected(() -> open.codec(setup.codec()).transport("no-such").build(), "");
        });
    }
}
