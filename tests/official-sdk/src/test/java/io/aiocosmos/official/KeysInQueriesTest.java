package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import com.azure.cosmos.models.PartitionKeyDefinition;
import com.azure.cosmos.models.PartitionKeyDefinitionVersion;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters by several partition keys, which the SDK reads from the ranges of the plan, and queries within one. */
class KeysInQueriesTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(6));

    private static CosmosContainer filled(PartitionKeyDefinitionVersion version) {
        PartitionKeyDefinition key = new PartitionKeyDefinition().setPaths(List.of("/pk"));
        if (version == PartitionKeyDefinitionVersion.V2) key.setVersion(version);
        CosmosContainer container = SDK.newContainer(new CosmosContainerProperties(SDK.newName(), key));
        for (int i = 0; i < 24; i++)
            container.createItem(Map.of("id", "i" + i, "pk", "L" + i % 12, "parity", i % 2 == 0 ? "even" : "odd"));
        return container;
    }

    private static List<String> rows(CosmosContainer container, String sql, CosmosQueryRequestOptions options) {
        return container.queryItems(sql, options, JsonNode.class).stream()
                .map(row -> row.isTextual() ? row.textValue() : row.toString())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void several_keys_are_found_in_any_order(PartitionKeyDefinitionVersion version) {
        CosmosContainer container = filled(version);
        List<String> keys = new ArrayList<>(
                IntStream.range(0, 12).mapToObj(i -> "'L" + i + "'").toList());
        for (int count : new int[] {2, 4, 12}) {
            List<String> some = new ArrayList<>(keys.subList(0, count));
            String ahead = String.join(",", some);
            Collections.reverse(some);
            String any = some.stream().map(key -> "c.pk = " + key).collect(Collectors.joining(" OR "));
            List<String> ahead_ids = rows(container, "SELECT VALUE c.id FROM c WHERE c.pk IN (" + ahead + ")", null);

            assertThat(ahead_ids).hasSize(2 * count);
            assertThat(rows(container, "SELECT VALUE c.id FROM c WHERE c.pk IN (" + String.join(",", some) + ")", null))
                    .isEqualTo(ahead_ids);
            assertThat(rows(container, "SELECT VALUE c.id FROM c WHERE " + any + " ORDER BY c.id", null))
                    .isEqualTo(ahead_ids);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT VALUE COUNT(1) FROM c | 2",
                "SELECT COUNT(1) AS n, MAX(c.id) AS m FROM c | {\"n\":2,\"m\":\"i3\"}",
                "SELECT c.parity, COUNT(1) AS n FROM c GROUP BY c.parity | {\"parity\":\"odd\",\"n\":2}",
                "SELECT DISTINCT VALUE c.parity FROM c | odd",
            })
    void aggregates_groups_and_distinct_rows_within_one_key(String sql, String row) {
        CosmosQueryRequestOptions key = new CosmosQueryRequestOptions().setPartitionKey(new PartitionKey("L3"));

        assertThat(rows(filled(PartitionKeyDefinitionVersion.V2), sql, key))
                .map(found -> found.replace("i15", "i3"))
                .containsExactly(row);
    }
}
