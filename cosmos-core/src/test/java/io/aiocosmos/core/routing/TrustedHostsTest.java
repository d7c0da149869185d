package io.aiocosmos.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedHostsTest {
    private static boolean trusts(String configured, String listed, String... domains) {
        return new TrustedHosts(host(configured), List.of(domains)).contains(host(listed));
    }

    private static String host(String name) {
        return Origin.of(URI.create("https://" + name)).host();
    }

    @ParameterizedTest
    @CsvSource({
        "acct.documents.azure.com, acct-westus.documents.azure.com",
        "acct.documents.azure.com, ACCT-WestUS.Documents.Azure.COM",
        "acct.documents.azure.com, acct-westus.documents.azure.com.",
        "acct.documents.azure.com., acct-westus.documents.azure.com",
        "acct.documents.azure.com, acct-westus.documents.azure.com:10250",
        "acct.documents.azure.com, acct.sqlx.cosmos.azure.com",
        "acct.documents.azure.com, x.z01.sql.cosmos.fabric.microsoft.com",
        "acct.documents.azure.com, msit-cosmos.fabric.microsoft.com",
        "acct.sqlx.cosmos.azure.com, acct.documents.azure.com",
        "x.z01.sql.cosmos.fabric.microsoft.com, acct-westus.documents.azure.com",
        "acct.privatelink.documents.azure.com, acct-westus.documents.azure.com",
        "acct.documents.azure.us, acct-usgovvirginia.documents.azure.us",
        "acct.documents.azure.cn, acct-chinaeast.documents.azure.cn",
        "cosmos.corp.example.com, cosmos-east.corp.example.com",
        "cosmos.corp.example.com, a.b.corp.example.com",
        "account.test, west.test",
        "localhost, 127.0.0.1",
        "127.0.0.1:8081, 127.0.0.9:9090",
        "localhost, east.localhost",
        "LOCALHOST, [::1]",
        "[::1], [0:0:0:0:0:0:0:1]",
        "localhost., [::ffff:127.0.0.1]",
        "10.0.0.4:8081, 10.0.0.4:8082",
        "[fd00::1], [fd00::1]:444",
        "acct.com, acct.com:8443"
    })
    void are_those_of_the_same_domain_or_cloud(String configured, String listed) {
        assertThat(trusts(configured, listed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "acct.documents.azure.com, evil.example.com",
        "acct.documents.azure.com, acct.documents.azure.com.evil.example",
        "acct.documents.azure.com, evildocuments.azure.com",
        "acct.documents.azure.com, documents.azure.com.example",
        "acct.documents.azure.com, acct.blob.core.windows.net",
        "acct.documents.azure.com, acct.azure.com",
        "acct.documents.azure.com, acct.documents.azure.us",
        "acct.documents.azure.us, acct.documents.azure.com",
        "acct.documents.azure.cn, acct.documents.azure.com",
        "acct.documents.azure.cn, acct.sqlx.cosmos.azure.com",
        "acct.documents.azure.com, cosmos.fabric.microsoft.com.evil.example",
        "acct.documents.azure.com, 20.1.2.3",
        "acct.documents.azure.com, [2001:db8::1]",
        "acct.documents.azure.com, localhost",
        "acct.documents.azure.com, 127.0.0.1",
        "cosmos.corp.example.com, cosmos.example.com",
        "cosmos.corp.example.com, acct.documents.azure.com",
        "acct.com, evil.com",
        "10.0.0.4, 10.0.0.5",
        "[fd00::1], [fd00::2]",
        "[::1], [::2]",
        "127.0.0.1, 128.0.0.1",
        "localhost, localhost.evil.example",
        "localhost, 127.evil.example",
        "localhost, [::ffff:10.0.0.1]"
    })
    void are_no_others(String configured, String listed) {
        assertThat(trusts(configured, listed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "acct.documents.azure.com, evil.example.com, example.com, true",
        "acct.documents.azure.com, example.com, example.com, true",
        "acct.documents.azure.com, evilexample.com, example.com, false",
        "acct.documents.azure.com, example.com.evil.test, example.com, false",
        "10.0.0.4, 10.0.0.5, 10.0.0.5, true",
        "10.0.0.4, 10.0.0.5, 0.5, false",
        "acct.documents.azure.com, [fd00::1], [fd00::1], true",
        "acct.documents.azure.com, acct.documents.azure.us, documents.azure.us, true"
    })
    void are_also_those_that_the_user_named(String configured, String listed, String domain, boolean trusted) {
        assertThat(trusts(configured, listed, domain)).isEqualTo(trusted);
    }

    private static RoutingRules rules(String endpoint, boolean discovery, String... preferred) {
        return RoutingRules.of(Origin.of(URI.create(endpoint)), List.of(preferred), discovery, true);
    }

    private static AccountTopology at(String id, String... addresses) {
        List<Region> regions = new java.util.ArrayList<>();
        for (String address : addresses) regions.add(new Region("R" + regions.size(), Origin.of(URI.create(address))));
        return new AccountTopology(id, regions.subList(0, 1), regions, false, "Session", false, false);
    }

    @Test
    void that_are_missed_are_named_with_what_to_do() {
        AccountTopology account = at("acct", "https://acct-a.documents.azure.com", "https://evil.example.com:444");

        assertThatThrownBy(() -> rules("https://acct.documents.azure.com", true).checkTrust(account))
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("a region at evil.example.com, which is not within documents.azure.com")
                .hasMessageContaining("trustedDomains");
        assertThatCode(() -> rules("https://acct.documents.azure.com", true)
                        .with(List.of("example.com"), null, null)
                        .checkTrust(account))
                .doesNotThrowAnyException();
        assertThatCode(() -> rules("https://acct.documents.azure.com", false).checkTrust(account))
                .doesNotThrowAnyException();
    }

    /** Emulators and containers list what means something only to themselves; nobody is sent there. */
    @ParameterizedTest
    @CsvSource({
        "https://localhost:8081, localhost, https://evil.example.com",
        "https://localhost:8081, emulator, https://172.17.0.2:8081",
        "https://acct.documents.azure.com, acct, https://127.0.0.1:8081",
        "http://cosmosdb:8081, emulator, http://other:8081",
    })
    void are_not_asked_for_where_the_list_cannot_be_meant(String endpoint, String id, String listed) {
        RoutingRules rules = rules(endpoint, true);

        assertThatCode(() -> rules.checkTrust(at(id, listed))).doesNotThrowAnyException();
        assertThat(rules.takesRegionsOf(at(id, listed))).isFalse();
    }

    @Test
    void are_the_only_ones_that_are_guessed() {
        assertThat(rules("https://acct.com", true, "West US").accountEndpoints())
                .hasSize(1);
        assertThat(rules("https://acct.corp.example", true, "West US").accountEndpoints())
                .hasSize(2);
    }
}
