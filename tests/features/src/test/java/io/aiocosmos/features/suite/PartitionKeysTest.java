package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.error.CosmosServiceException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionKeysTest extends FeatureTest {
    private static final SqlQuery ALL = SqlQuery.of("select * from c");

    static Stream<Arguments> keys() {
        return Stream.of(
                key("a string", "\"pk\":\"a\"", PartitionKey.of("a")),
                key("an empty string", "\"pk\":\"\"", PartitionKey.of("")),
                key("a string beyond ASCII", "\"pk\":\"é\uD83D\uDE00\\\"\"", PartitionKey.of("é\uD83D\uDE00\"")),
                key("a whole number", "\"pk\":42", PartitionKey.of(42)),
                key("a negative fraction", "\"pk\":-2.5", PartitionKey.of(-2.5)),
                key("a huge number", "\"pk\":1e300", PartitionKey.of(1e300)),
                key("true", "\"pk\":true", PartitionKey.of(true)),
                key("false", "\"pk\":false", PartitionKey.of(false)),
                key("null", "\"pk\":null", PartitionKey.ofNull()));
    }

    private static Arguments key(String name, String property, PartitionKey key) {
        return Arguments.argumentSet(name, property, key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void an_item_is_stored_under_its_key_given_or_extracted(String property, PartitionKey key) {
        CosmosContainer items = container();

        items.createItem(RawJson.of("{\"id\":\"given\"," + property + "}"), key);
        items.createItem(RawJson.of("{\"id\":\"taken\"," + property + "}"));

        assertThat(items.findItem("given", key, RawJson.class)).isPresent();
        assertThat(items.findItem("taken", key, RawJson.class)).isPresent();
        assertThat(items.deleteItem("given", key).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_query_stays_within_the_key(String property, PartitionKey key) {
        CosmosContainer items = container();
        items.createItem(RawJson.of("{\"id\":\"1\"," + property + "}"));
        items.createItem(RawJson.of("{\"id\":\"1\",\"pk\":\"another\"}"));

        assertThat(items.queryItems(ALL, RawJson.class, QueryOptions.inPartition(key)))
                .hasSize(1);
    }

    @Test
    void items_without_the_property_have_the_key_none() {
        CosmosContainer items = container();

        items.createItem(RawJson.of("{\"id\":\"1\"}"), PartitionKey.none());

        assertThat(items.findItem("1", PartitionKey.none(), RawJson.class)).isPresent();
        assertThat(items.findItem("1", PartitionKey.ofNull(), RawJson.class)).isEmpty();
        assertThat(items.queryItems(ALL, RawJson.class, QueryOptions.inPartition(PartitionKey.none())))
                .hasSize(1);
    }

    @Test
    void a_key_that_is_not_the_items_own_is_rejected_by_the_service() {
        CosmosContainer items = container();

        assertThatThrownBy(() -> items.createItem(Item.of("1"), PartitionKey.of("other")))
                .isInstanceOfSatisfying(CosmosServiceException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.subStatusCode()).isEqualTo(1001);
                });
    }

    @Test
    void a_hierarchical_key_has_one_value_for_each_level() {
        CosmosContainer items = container(ContainerProperties.of("items", "/tenant", "/user", "/year"));
        PartitionKey key = PartitionKey.hierarchical("t", 7, null);

        items.createItem(RawJson.of("{\"id\":\"given\",\"tenant\":\"t\",\"user\":7,\"year\":null}"), key);
        items.createItem(RawJson.of("{\"id\":\"taken\",\"tenant\":\"t\",\"user\":7,\"year\":null}"));

        assertThat(items.findItem("given", key, RawJson.class)).isPresent();
        assertThat(items.findItem("taken", key, RawJson.class)).isPresent();
        assertThat(items.findItem("given", PartitionKey.hierarchical("t", 7, 2024), RawJson.class))
                .isEmpty();
    }

    @Test
    void a_level_may_be_missing_in_the_item() {
        CosmosContainer items = container(ContainerProperties.of("items", "/tenant", "/user"));
        PartitionKey key = PartitionKey.hierarchical("t", PartitionKey.none());

        items.createItem(RawJson.of("{\"id\":\"1\",\"tenant\":\"t\"}"), key);

        assertThat(items.findItem("1", key, RawJson.class)).isPresent();
    }

    @Test
    void a_query_may_stay_within_a_prefix_of_a_hierarchical_key() {
        CosmosContainer items = container(ContainerProperties.of("items", "/tenant", "/user"));
        for (String tenant : new String[] {"t", "u"})
            for (int user = 0; user < 3; user++)
                items.createItem(
                        RawJson.of("{\"id\":\"" + user + "\",\"tenant\":\"" + tenant + "\",\"user\":" + user + "}"));

        QueryOptions prefix = QueryOptions.inPartition(PartitionKey.hierarchical("t"));
        QueryOptions whole = QueryOptions.inPartition(PartitionKey.hierarchical("t", 1));

        assertThat(items.queryItems(ALL, RawJson.class, prefix))
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.text()).contains("\"tenant\":\"t\""));
        assertThat(items.queryItems(ALL, RawJson.class, whole)).hasSize(1);
    }
}
