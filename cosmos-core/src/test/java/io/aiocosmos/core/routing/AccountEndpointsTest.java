package io.aiocosmos.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountEndpointsTest {
    private static List<String> endpoints(String configured, boolean discovery) {
        RoutingRules rules = RoutingRules.of(
                Origin.of(URI.create(configured)), List.of("West US 3", "north-europe"), discovery, false);
        return rules.accountEndpoints().stream()
                .map(region -> region.origin().toString())
                .toList();
    }

    @Test
    void the_configured_endpoint_comes_before_the_guesses() {
        assertThat(endpoints("https://acct.documents.azure.com:443/", true))
                .containsExactly(
                        "https://acct.documents.azure.com",
                        "https://acct-westus3.documents.azure.com",
                        "https://acct-northeurope.documents.azure.com");
        assertThat(endpoints("http://acct.internal:8081", true)).contains("http://acct-westus3.internal:8081");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://10.0.0.1:8081", "https://localhost:8081", "https://a.localhost", "http://emulator"})
    void addresses_and_bare_names_have_no_regions(String configured) {
        assertThat(endpoints(configured, true)).hasSize(1);
    }

    @Test
    void nothing_is_guessed_with_discovery_off() {
        assertThat(endpoints("https://acct.documents.azure.com", false))
                .containsExactly("https://acct.documents.azure.com");
    }
}
