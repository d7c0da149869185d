package io.aiocosmos.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTopologyTest {
    private static AccountTopology account(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return AccountTopology.read(bytes, 0, bytes.length);
    }

    @Test
    void an_account_is_read_with_its_regions_in_order() {
        AccountTopology account = account("""
                {"_self":"","id":"acct","_rid":"acct.sql.cosmos.azure.com","addresses":"//addresses/",
                 "writableLocations":[{"name":"West US 2","databaseAccountEndpoint":"https://acct-westus2.documents.azure.com:443/"}],
                 "readableLocations":[
                   {"name":"West US 2","databaseAccountEndpoint":"https://acct-westus2.documents.azure.com:443/"},
                   {"name":"East US 2","databaseAccountEndpoint":"https://acct-eastus2.documents.azure.com:443/"}],
                 "enableMultipleWriteLocations":false,
                 "userConsistencyPolicy":{"defaultConsistencyLevel":"BoundedStaleness","maxStalenessPrefix":100},
                 "queryEngineConfiguration":"{\\"maxJoinsPerSqlQuery\\":10}"}
                """);

        assertThat(account.id).isEqualTo("acct");
        assertThat(account.consistency).isEqualTo("BoundedStaleness");
        assertThat(account.multipleWrites).isFalse();
        assertThat(account.writable).extracting(Region::name).containsExactly("West US 2");
        assertThat(account.readable)
                .extracting(region -> region.origin().toString())
                .containsExactly(
                        "https://acct-westus2.documents.azure.com", "https://acct-eastus2.documents.azure.com");
    }

    @Test
    void what_is_not_told_is_empty() {
        assertThat(account("{}"))
                .usingRecursiveComparison()
                .isEqualTo(new AccountTopology("", regions(), regions(), false, null, false, false));
        assertThat(account("{\"writableLocations\":null,\"userConsistencyPolicy\":{\"defaultConsistencyLevel\":null}}"))
                .usingRecursiveComparison()
                .isEqualTo(account("{}"));
    }

    private static List<Region> regions() {
        return List.of();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"true|true", "false|false", "\"true\"|true", "\"True\"|true", "\"false\"|false", "null|false"},
            delimiter = '|')
    void a_flag_may_be_a_string(String flag, boolean expected) {
        assertThat(account("{\"enableMultipleWriteLocations\":" + flag + "}").multipleWrites)
                .isEqualTo(expected);
        assertThat(account("{\"enablePerPartitionFailoverBehavior\":" + flag + "}").partitionFailover)
                .isEqualTo(expected);
        assertThat(account("{\"disableCrossRegionalHedging\":" + flag + "}").hedgingDisabled)
                .isEqualTo(expected);
    }

    @Test
    void each_flag_is_read_apart_from_the_others() {
        AccountTopology hedging = account("{\"disableCrossRegionalHedging\":true}");
        AccountTopology failover = account("{\"enablePerPartitionFailoverBehavior\":true}");

        assertThat(hedging.hedgingDisabled).isTrue();
        assertThat(hedging.partitionFailover || hedging.multipleWrites).isFalse();
        assertThat(failover.partitionFailover).isTrue();
        assertThat(failover.hedgingDisabled || failover.multipleWrites).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "<html>",
                "{\"id\":5}",
                "{\"writableLocations\":{}}",
                "{\"writableLocations\":[5]}",
                "{\"writableLocations\":[{\"name\":\"A\"}]}",
                "{\"writableLocations\":[{\"databaseAccountEndpoint\":\"https://a\"}]}",
                "{\"writableLocations\":[{\"name\":\"A\",\"databaseAccountEndpoint\":\"ftp://a\"}]}",
                "{\"writableLocations\":[{\"name\":\"A\",\"databaseAccountEndpoint\":\"not an address\"}]}",
                "{\"enableMultipleWriteLocations\":1}",
                "{\"userConsistencyPolicy\":{\"defaultConsistencyLevel\":1}}"
            })
    void what_is_no_account_is_refused(String json) {
        assertThatThrownBy(() -> account(json)).isInstanceOf(MalformedJsonException.class);
    }
}
