package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ConflictResolutionPolicy;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.FullTextPolicy;
import io.aiocosmos.IndexingPolicy;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.UniqueKey;
import io.aiocosmos.VectorEmbedding;
import io.aiocosmos.VectorIndex;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.features.matrix.FewPairs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@FewPairs
class ContainerPoliciesTest extends FeatureTest {
    private static final PartitionKeyDefinition BY_PK = PartitionKeyDefinition.of("/pk");

    @Test
    void a_hierarchical_key_has_its_paths_in_order() {
        CosmosContainer items = container(ContainerProperties.of("items", "/tenant", "/user", "/session"));

        PartitionKeyDefinition key = items.read().value().partitionKey();

        assertThat(key.paths()).containsExactly("/tenant", "/user", "/session");
        assertThat(key.kind()).isEqualTo("MultiHash");
        assertThat(key.version()).isEqualTo(2);
    }

    @Test
    void an_indexing_policy_is_returned() {
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .indexingPolicy(IndexingPolicy.builder()
                        .includedPath("/*")
                        .excludedPath("/notes/*")
                        .compositeIndex("/a", "/b desc")
                        .build())
                .build());

        String policy =
                items.read().value().indexingPolicy().orElseThrow().json().text();

        assertThat(policy)
                .contains("\"/notes/*\"", "\"compositeIndexes\"", "\"descending\"", "\"/b\"")
                .contains("\"consistent\"");
    }

    @Test
    void a_container_may_have_no_index() {
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .indexingPolicy(IndexingPolicy.none())
                .build());

        assertThat(items.read().value().indexingPolicy().orElseThrow().json().text())
                .contains("\"none\"");
    }

    @Test
    void a_policy_that_was_read_can_be_added_to() {
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .indexingPolicy(IndexingPolicy.builder()
                        .includedPath("/*")
                        .compositeIndex("/a", "/b desc")
                        .build())
                .build());
        ContainerProperties read = items.read().value();

        items.replace(read.toBuilder()
                .indexingPolicy(read.indexingPolicy().orElseThrow().toBuilder()
                        .excludedPath("/notes/*")
                        .spatialIndex("/where/*", "Point", "Polygon")
                        .build())
                .build());

        IndexingPolicy stored = items.read().value().indexingPolicy().orElseThrow();
        assertThat(stored.indexingMode()).isEqualTo("consistent");
        assertThat(stored.includedPaths()).containsExactly("/*");
        assertThat(stored.excludedPaths()).contains("/notes/*");
        assertThat(stored.compositeIndexes()).containsExactly(List.of("/a", "/b desc"));
        assertThat(stored.spatialIndexes()).containsExactly(Map.entry("/where/*", List.of("Point", "Polygon")));
    }

    @Test
    @Tag("emulator")
    void vectors_and_their_indexes_are_returned() {
        VectorEmbedding embedding =
                VectorEmbedding.of("/v", 64).dataType("int8").distanceFunction("dotproduct");
        VectorIndex index = VectorIndex.diskAnn("/v").searchListSize(50).shardKey("/tenant");
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .vectorEmbeddings(embedding)
                .indexingPolicy(IndexingPolicy.builder()
                        .includedPath("/*")
                        .excludedPath("/v/*")
                        .vectorIndex(index)
                        .build())
                .build());

        ContainerProperties read = items.read().value();
        assertThat(read.vectorEmbeddings()).containsExactly(embedding);
        assertThat(read.indexingPolicy().orElseThrow().vectorIndexes()).containsExactly(index);

        ContainerProperties other =
                read.toBuilder().vectorEmbeddings(embedding.dataType("float33")).build();
        assertThatThrownBy(() -> items.replace(other))
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageContaining("DataType");
    }

    @Test
    @Tag("emulator")
    void full_text_policy_and_indexes_are_returned() {
        FullTextPolicy policy = FullTextPolicy.of("en-US").path("/title").path("/titre", "fr-FR");
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .fullTextPolicy(policy)
                .indexingPolicy(IndexingPolicy.builder()
                        .includedPath("/*")
                        .fullTextIndex("/title")
                        .build())
                .build());

        ContainerProperties read = items.read().value();

        assertThat(read.fullTextPolicy().orElseThrow().paths()).isEqualTo(policy.paths());
        assertThat(read.indexingPolicy().orElseThrow().fullTextIndexes()).containsExactly("/title");
        assertThatThrownBy(() -> items.replace(
                        read.toBuilder().fullTextPolicy(policy.path("/x", "xx")).build()))
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageContaining("unsupported language");
    }

    @Test
    @Tag("emulator")
    void computed_properties_are_returned_used_and_dropped() {
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .computedProperty("twice", "SELECT VALUE c.n * 2 FROM c")
                .build());
        items.createItem(Item.of("1", 21));

        assertThat(items.read().value().computedProperties())
                .containsExactly(Map.entry("twice", "SELECT VALUE c.n * 2 FROM c"));
        assertThat(items.queryItems(SqlQuery.of("select value c.id from c where c.twice = 42"), String.class))
                .containsExactly("1");

        items.replace(items.read().value().toBuilder().noComputedProperties().build());
        assertThat(items.read().value().computedProperties()).isEmpty();
    }

    @Test
    @Tag("emulator")
    void other_policies_are_returned() {
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .conflictResolution(ConflictResolutionPolicy.lastWriterWins("/n"))
                .changeFeedRetention(Duration.ofMinutes(10))
                .analyticalTimeToLive(ChronoUnit.FOREVER.getDuration())
                .geospatialType("Geometry")
                .build());

        ContainerProperties read = items.read().value();

        assertThat(read.conflictResolution().orElseThrow().path()).contains("/n");
        assertThat(read.changeFeedRetention()).contains(Duration.ofMinutes(10));
        assertThat(read.analyticalTimeToLive()).contains(ChronoUnit.FOREVER.getDuration());
        assertThat(read.geospatialType()).contains("Geometry");
    }

    @Test
    void rid_etag_and_time_of_a_container_are_typed() {
        CosmosContainer items = container();
        ContainerProperties first = items.read().value();

        ContainerProperties second = items.replace(
                        first.toBuilder().timeToLiveWithoutDefault().build())
                .value();

        assertThat(first.rid().orElseThrow()).isNotEmpty();
        assertThat(second.rid()).isEqualTo(first.rid());
        assertThat(second.etag().orElseThrow()).isNotEqualTo(first.etag().orElseThrow());
        assertThat(second.lastModified().orElseThrow())
                .isAfterOrEqualTo(first.lastModified().orElseThrow());
        assertThat(items.read().etag()).isEqualTo(second.etag());
    }

    @Test
    void a_wrong_indexing_policy_is_refused_by_the_service() {
        ContainerProperties wrong = ContainerProperties.builder("items", BY_PK)
                .indexingPolicy(IndexingPolicy.of(RawJson.of("{\"indexingMode\":\"sometimes\"}")))
                .build();

        assertThatThrownBy(() -> container(wrong))
                .isInstanceOfSatisfying(
                        CosmosServiceException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(400));
    }

    @Test
    void a_unique_key_is_unique_within_a_partition_key() {
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .uniqueKeys(UniqueKey.of("/n"))
                .build());
        items.createItem(new Item("1", "a", 7));

        assertThatThrownBy(() -> items.createItem(new Item("2", "a", 7))).isInstanceOf(CosmosConflictException.class);
        assertThat(items.createItem(new Item("2", "b", 7)).isOk()).isTrue();
        assertThat(items.createItem(new Item("2", "a", 8)).isOk()).isTrue();
    }

    @Test
    void a_unique_key_policy_is_returned() {
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .uniqueKeys(UniqueKey.of("/name/first", "/name/last"), UniqueKey.of("/n"))
                .build());

        assertThat(items.read().value().uniqueKeys())
                .containsExactly(UniqueKey.of("/name/first", "/name/last"), UniqueKey.of("/n"));
    }

    @Test
    void a_time_to_live_is_returned_and_can_be_removed() {
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .defaultTimeToLive(Duration.ofDays(1))
                .build());
        assertThat(items.read().value().defaultTimeToLive()).contains(Duration.ofDays(1));

        items.replace(
                items.read().value().toBuilder().timeToLiveWithoutDefault().build());
        assertThat(items.read().value().defaultTimeToLiveSeconds()).hasValue(-1);

        items.replace(items.read().value().toBuilder().noTimeToLive().build());
        assertThat(items.read().value().defaultTimeToLiveSeconds()).isEmpty();
    }

    @Test
    void unknown_fields_are_carried_both_ways() {
        RawJson future = RawJson.of("{\"depth\":[1,2.5,{\"deep\":null}],\"name\":\"é \\\"quoted\\\"\"}");
        CosmosContainer items = container(ContainerProperties.builder("items", BY_PK)
                .field("futurePolicy", future)
                .build());

        ContainerProperties read = items.read().value();
        items.replace(read.toBuilder().defaultTimeToLive(Duration.ofDays(1)).build());

        assertThat(read.field("futurePolicy")).contains(future);
        assertThat(items.read().value().field("futurePolicy")).contains(future);
    }

    @Test
    void unknown_fields_of_a_partition_key_definition_are_carried_both_ways() {
        Map<String, RawJson> migrated = Map.of("systemKey", RawJson.of("true"));
        CosmosContainer items = container(
                ContainerProperties.builder("items", new PartitionKeyDefinition(List.of("/pk"), "Hash", 2, migrated))
                        .build());

        items.replace(
                items.read().value().toBuilder().timeToLiveWithoutDefault().build());

        assertThat(items.read().value().partitionKey().fields()).isEqualTo(migrated);
    }

    @Test
    @Tag("emulator")
    void unknown_fields_are_sent_unchanged() {
        String future = "{ \"spaced\" : [ 1 , 2.50 ] }";

        container(ContainerProperties.builder("items", BY_PK)
                .field("futurePolicy", RawJson.of(future))
                .build());

        assertThat(sent("colls.create"))
                .singleElement()
                .satisfies(request -> assertThat(new String(request.body(), StandardCharsets.UTF_8))
                        .contains("\"futurePolicy\":" + future));
    }

    @Test
    void a_key_may_be_nested_in_the_item() {
        CosmosContainer items = container(ContainerProperties.of("items", "/owner/\"tenant id\""));
        RawJson item = RawJson.of("{\"id\":\"1\",\"owner\":{\"tenant id\":\"t\"}}");

        assertThat(items.createItem(item).isOk()).isTrue();

        assertThat(items.findItem("1", PartitionKey.of("t"), RawJson.class)).isPresent();
    }
}
