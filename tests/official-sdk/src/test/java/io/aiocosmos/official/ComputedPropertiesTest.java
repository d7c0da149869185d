package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.ComputedProperty;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.IncludedPath;
import com.azure.cosmos.models.IndexingPolicy;
import com.azure.cosmos.models.PartitionKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComputedPropertiesTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static final ComputedProperty LOWER = new ComputedProperty("lower", "SELECT VALUE LOWER(c.name) FROM c");

    private static CosmosContainerProperties properties(String... indexed) {
        CosmosContainerProperties properties =
                new CosmosContainerProperties(SDK.newName(), "/pk").setComputedProperties(List.of(LOWER));
        IndexingPolicy policy = new IndexingPolicy()
                .setIncludedPaths(List.of(
                        new IncludedPath("/*"), new IncludedPath(indexed.length == 0 ? "/name/?" : indexed[0])));
        return properties.setIndexingPolicy(policy);
    }

    private static CosmosContainer filled(CosmosContainerProperties properties) {
        CosmosContainer container = SDK.newContainer(properties);
        for (String name : new String[] {"Beta", "ALPHA", "beta", "Gamma"})
            container.createItem(Map.of("id", name, "pk", "p" + name, "name", name));
        return container;
    }

    private static List<String> texts(CosmosContainer container, String query) {
        return container.queryItems(query, new CosmosQueryRequestOptions(), JsonNode.class).stream()
                .map(JsonNode::toString)
                .toList();
    }

    @Test
    void are_kept_with_the_container_and_replaced_with_it() {
        CosmosContainer container = SDK.newContainer(properties());
        CosmosContainerProperties stored = container.read().getProperties();

        assertThat(stored.getComputedProperties())
                .singleElement()
                .satisfies(one -> assertThat(one.getQuery()).isEqualTo(LOWER.getQuery()));
        stored.setComputedProperties(List.of(new ComputedProperty("upper", "SELECT VALUE UPPER(c.name) FROM c")));
        assertThat(container.replace(stored).getProperties().getComputedProperties())
                .extracting(ComputedProperty::getName)
                .containsExactly("upper");
    }

    @Test
    void are_filtered_grouped_and_projected_by_name() {
        CosmosContainer container = filled(properties());

        assertThat(texts(container, "SELECT VALUE c.id FROM c WHERE c.lower = 'beta'"))
                .containsExactlyInAnyOrder("\"Beta\"", "\"beta\"");
        assertThat(texts(container, "SELECT c.lower, COUNT(1) AS n FROM c GROUP BY c.lower"))
                .containsExactlyInAnyOrder(
                        "{\"lower\":\"alpha\",\"n\":1}",
                        "{\"lower\":\"beta\",\"n\":2}",
                        "{\"lower\":\"gamma\",\"n\":1}");
        assertThat(texts(container, "SELECT DISTINCT VALUE c.lower FROM c")).hasSize(3);
        assertThat(texts(container, "SELECT * FROM c")).hasSize(4).noneMatch(item -> item.contains("lower"));
    }

    @Test
    void sort_where_an_index_names_them() {
        String sorted = "SELECT VALUE c.lower FROM c ORDER BY c.lower DESC";

        assertThat(texts(filled(properties("/lower/?")), sorted))
                .containsExactly("\"gamma\"", "\"beta\"", "\"beta\"", "\"alpha\"");
        CosmosContainer unindexed = filled(properties());
        CosmosQueryRequestOptions ofKey = new CosmosQueryRequestOptions().setPartitionKey(new PartitionKey("pBeta"));
        assertThat(statusOf(() -> unindexed.queryItems(sorted, ofKey, JsonNode.class).stream()
                        .toList()))
                .isEqualTo(400);
    }
}
