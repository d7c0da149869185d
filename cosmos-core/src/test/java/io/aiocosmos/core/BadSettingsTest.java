package io.aiocosmos.core;

import static io.aiocosmos.core.Builders.ENDPOINT;
import static io.aiocosmos.core.Builders.KEY;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a builder refuses, and when. */
class BadSettingsTest {
    static Stream<Arguments> table() {
        return Stream.of(
                bad(b -> b.endpoint(null), "endpoint must not be null"),
                bad(b -> b.endpoint(""), "endpoint must start with http:// or https://, was "),
                bad(b -> b.endpoint("account.test"), "endpoint must be scheme, host and port alone"),
                bad(b -> b.endpoint("localhost:8081"), "endpoint must start with http:// or https://"),
                bad(b -> b.endpoint("ftp://account.test"), "endpoint must start with http:// or https://"),
                bad(b -> b.endpoint("https:///"), "endpoint has no host"),
                bad(b -> b.endpoint("https://a b"), "endpoint is no address"),
                bad(b -> b.endpoint("https://account.test/dbs"), "endpoint must be scheme, host and port alone"),
                bad(b -> b.endpoint("https://account.test/?a=b"), "endpoint must be scheme, host and port alone"),
                bad(b -> b.endpoint("https://me@account.test"), "endpoint must be scheme, host and port alone"),
                bad(b -> b.key(null), "key must not be null"),
                bad(b -> b.key(" "), "key must not be blank"),
                bad(b -> b.key("not base64!"), "key must be base64"),
                bad(
                        b -> b.key("type=resource&ver=1&sig=a;b;"),
                        "key must be base64, as the portal shows it; this is a res"),
                bad(
                        b -> b.key("AccountEndpoint=" + ENDPOINT + ";AccountKey=" + KEY),
                        "key must be base64, as the portal shows it; this is a connection string"),
                bad(
                        b -> b.key("eyJhbGciOi.eyJhdWQi.x"),
                        "key must be base64, as the portal shows it; this is an access"),
                bad(
                        b -> b.key("a2V5%2BQ%3D%3D"),
                        "key must be base64, as the portal shows it; this is percent-encoded"),
                bad(b -> b.key("a2V5_Q-="), "key must be base64, as the portal shows it; this is base64 for URLs"),
                bad(b -> b.endpoint("https://my_account.test:99999"), "endpoint has a port above 65535"),
                bad(b -> b.endpoint("https://me@my_account.test"), "endpoint must be scheme, host and port alone"),
                bad(b -> b.endpoint("https://m\u00FCnchen..test"), "endpoint has no host"),
                bad(b -> b.credential(null), "credential must not be null"),
                bad(b -> b.connectionString(null), "connectionString must not be null"),
                bad(b -> b.connectionString("AccountKey=" + KEY), "connectionString lacks AccountEndpoint"),
                bad(b -> b.connectionString("AccountEndpoint=" + ENDPOINT), "connectionString lacks AccountKey"),
                bad(b -> b.preferredRegions((String[]) null), "regions must not be null"),
                bad(b -> b.preferredRegions("west", null), "region must not be null"),
                bad(b -> b.preferredRegions(" "), "region must not be blank"),
                bad(b -> b.excludedRegions((String[]) null), "regions must not be null"),
                bad(b -> b.excludedRegions((Supplier<List<String>>) null), "regions must not be null"),
                bad(b -> b.excludedRegions(" "), "region must not be blank"),
                bad(b -> b.priorityLevel(null), "priorityLevel must not be null"),
                bad(b -> b.throughputBucket(6), "throughputBucket must be 1 to 5, was 6"),
                bad(b -> b.header("Authorization", "x"), "header authorization is set by the client"),
                bad(b -> b.header("x-a", null), "header value must not be null"),
                bad(b -> b.trustedDomains((String) null), "domain must not be null"),
                bad(b -> b.trustedDomains(""), "domain must be a name such as example.com"),
                bad(b -> b.trustedDomains("https://example.com"), "domain must be a name such as example.com"),
                bad(b -> b.trustedDomains("example.com:443"), "domain must be a name such as example.com"),
                bad(
                        b -> b.preferredRegions("West US", "日本"),
                        "region must be a name as the account has it, such as West US 3, was 日本"),
                bad(b -> b.consistencyLevel(null), "consistencyLevel must not be null"),
                bad(b -> b.timeout(null), "timeout must not be null"),
                bad(b -> b.timeout(Duration.ZERO), "timeout must be positive, was PT0S"),
                bad(b -> b.timeout(Duration.ofSeconds(-1)), "timeout must be positive, was PT-1S"),
                bad(b -> b.maxConnections(0), "maxConnections must be at least 1, was 0"),
                bad(b -> b.maxResponseBytes(0), "maxResponseBytes must be at least 1, was 0"),
                bad(b -> b.connectTimeout(null), "connectTimeout must not be null"),
                bad(b -> b.connectTimeout(Duration.ZERO), "connectTimeout must be positive, was PT0S"),
                bad(b -> b.sslContext(null), "sslContext must not be null"),
                bad(b -> b.proxy(null), "proxy must not be null"),
                bad(b -> b.proxySelector(null), "proxySelector must not be null"),
                bad(b -> b.proxyCredentials(null, ""), "user must not be null"),
                bad(b -> b.proxyCredentials("ann", null), "password must not be null"),
                bad(b -> b.proxyCredentials("a:b", ""), "user must not have a colon"),
                bad(b -> b.transport((String) null), "transport must not be null"),
                bad(b -> b.codec((String) null), "codec must not be null"),
                bad(b -> b.retry(null), "retry must not be null"),
                bad(b -> b.hedging(null), "hedging must not be null"),
                bad(b -> b.throughputControl(null), "throughputControl must not be null"),
                bad(b -> b.listener(null), "listener must not be null"),
                bad(b -> b.callbackExecutor(null), "callbackExecutor must not be null"),
                bad(b -> b.userAgentSuffix(null), "userAgentSuffix must not be null"),
                bad(b -> b.userAgentSuffix("x".repeat(65)), "userAgentSuffix must be at most 64 characters, was 65"),
                bad(b -> b.userAgentSuffix("a\r\nb"), "userAgentSuffix must be printable ASCII; it is not at index 1"),
                bad(b -> b.userAgentSuffix("ü"), "userAgentSuffix must be printable ASCII; it is not at index 0"));
    }

    private static Arguments bad(Consumer<ClientBuilder> setter, String message) {
        return Arguments.of(message, setter);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void is_refused_at_once_by_name_and_rule(String message, Consumer<ClientBuilder> setter) {
        ClientBuilder builder = new ClientBuilder(name -> null);

        assertThatThrownBy(() -> setter.accept(builder))
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class)
                .hasMessageStartingWith(message);
    }
}
