package io.aiocosmos.official;

import static io.aiocosmos.official.Failures.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosItemRequestOptions;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.PartitionKey;
import com.azure.cosmos.models.PartitionKeyBuilder;
import com.azure.cosmos.models.PartitionKeyDefinition;
import com.azure.cosmos.models.PartitionKeyDefinitionVersion;
import com.azure.cosmos.models.PartitionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionKeysTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk();

    private static Map<String, Object> item(Object key) {
        Map<String, Object> item = new HashMap<>();
        item.put("id", SDK.newName());
        item.put("pk", key);
        return item;
    }

    private static CosmosContainerProperties twoPaths() {
        PartitionKeyDefinition definition = new PartitionKeyDefinition()
                .setKind(PartitionKind.MULTI_HASH)
                .setVersion(PartitionKeyDefinitionVersion.V2)
                .setPaths(List.of("/tenant", "/user"));
        return new CosmosContainerProperties(SDK.newName(), definition);
    }

    private static String id(Map<String, Object> item) {
        return (String) item.get("id");
    }

    /** Writes with the key that the SDK extracts from the item, and reads with the given one. */
    private static void assertFound(CosmosContainer container, Map<String, Object> item, PartitionKey key) {
        container.createItem(item);

        assertThat(container.readItem(id(item), key, Map.class).getItem().get("id"))
                .isEqualTo(item.get("id"));
    }

    @Nested
    class Of_one_path {
        private final CosmosContainer container = SDK.newContainer("/pk");

        static Stream<Arguments> kinds() {
            return Stream.of(
                    Arguments.of("text", new PartitionKey("text")),
                    Arguments.of("", new PartitionKey("")),
                    Arguments.of("ü \"quoted\" \\ 本", new PartitionKey("ü \"quoted\" \\ 本")),
                    Arguments.of(42, new PartitionKey(42)),
                    Arguments.of(-0.5, new PartitionKey(-0.5)),
                    Arguments.of(true, new PartitionKey(true)),
                    Arguments.of(false, new PartitionKey(false)),
                    Arguments.of(null, new PartitionKey(null)));
        }

        @ParameterizedTest
        @MethodSource("kinds")
        void finds_its_item(Object value, PartitionKey key) {
            assertFound(container, item(value), key);
        }

        @Test
        void may_be_absent_from_the_item() {
            Map<String, Object> item = item(null);
            item.remove("pk");

            assertFound(container, item, PartitionKey.NONE);
        }
    }

    @Nested
    class Of_several_paths {
        private final CosmosContainer container = SDK.newContainer(twoPaths());

        private final PartitionKey key =
                new PartitionKeyBuilder().add("t").add(7).build();
        private final Map<String, Object> item = Map.of("id", SDK.newName(), "tenant", "t", "user", 7);

        @Test
        void finds_its_item() {
            assertFound(container, item, key);
        }

        @Test
        void writes_its_item() {
            container.createItem(item, key, new CosmosItemRequestOptions());
            container.replaceItem(item, id(item), key, null);
            container.deleteItem(id(item), key, null);

            assertThat(statusOf(() -> container.readItem(id(item), key, Map.class)))
                    .isEqualTo(404);
        }
    }

    @Nested
    class Of_which_the_first_path_is_given {
        private final CosmosContainer container = SDK.newContainer(twoPaths());
        private final PartitionKey prefix = new PartitionKeyBuilder().add("t").build();

        @BeforeEach
        void fill() {
            container.createItem(Map.of("id", "1", "tenant", "t", "user", "u"));
            container.createItem(Map.of("id", "2", "tenant", "t", "user", "v"));
            container.createItem(Map.of("id", "3", "tenant", "other", "user", "u"));
        }

        @Test
        void finds_all_items_below_it_by_a_query() {
            CosmosQueryRequestOptions below = new CosmosQueryRequestOptions().setPartitionKey(prefix);

            assertThat(container.queryItems("SELECT VALUE c.id FROM c", below, String.class))
                    .containsExactlyInAnyOrder("1", "2");
        }

        @Test
        void lists_all_items_below_it() {
            assertThat(container.readAllItems(prefix, Map.class).stream().map(item -> item.get("id")))
                    .containsExactlyInAnyOrder("1", "2");
        }
    }

    @ParameterizedTest
    @EnumSource(PartitionKeyDefinitionVersion.class)
    void both_versions_of_the_hash_spread_items_over_the_ranges(PartitionKeyDefinitionVersion version) {
        CosmosContainer container = SDK.newContainer(new CosmosContainerProperties(
                SDK.newName(), new PartitionKeyDefinition().setVersion(version).setPaths(List.of("/pk"))));

        for (int i = 0; i < 12; i++) assertFound(container, item("key " + i), new PartitionKey("key " + i));

        assertThat(container.read().getProperties().getPartitionKeyDefinition().getVersion())
                .isEqualTo(version);
    }
}
