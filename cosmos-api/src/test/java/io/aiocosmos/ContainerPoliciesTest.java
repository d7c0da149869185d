package io.aiocosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.error.CosmosCodecException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies of containers, written as JSON and read from it. */
class ContainerPoliciesTest {
    private static final List<Consumer<ContainerProperties>> ACCESSORS = List.of(
            ContainerProperties::rid,
            ContainerProperties::etag,
            ContainerProperties::lastModified,
            read -> read.indexingPolicy().ifPresent(ContainerPoliciesTest::readAll),
            ContainerProperties::uniqueKeys,
            ContainerProperties::computedProperties,
            ContainerProperties::vectorEmbeddings,
            read -> read.fullTextPolicy().ifPresent(FullTextPolicy::paths),
            ContainerProperties::conflictResolution,
            ContainerProperties::changeFeedRetention,
            ContainerProperties::analyticalTimeToLive,
            ContainerProperties::geospatialType);

    private static void readAll(IndexingPolicy policy) {
        policy.indexingMode();
        policy.includedPaths();
        policy.compositeIndexes();
        policy.spatialIndexes();
        policy.vectorIndexes();
        policy.fullTextIndexes();
    }

    private static ContainerProperties.Builder container() {
        return ContainerProperties.of("c", "/a").toBuilder();
    }

    private static ContainerProperties with(String field, String json) {
        return container().field(field, RawJson.of(json)).build();
    }

    private static String text(ContainerProperties.Builder builder, String field) {
        return builder.build().field(field).orElseThrow().text();
    }

    @Test
    void a_new_container_has_no_policies() {
        ContainerProperties none = container().build();

        assertThat(none.fields()).isEmpty();
        assertThat(none.rid()).isEmpty();
        assertThat(none.etag()).isEmpty();
        assertThat(none.lastModified()).isEmpty();
        assertThat(none.defaultTimeToLive()).isEmpty();
        assertThat(none.indexingPolicy()).isEmpty();
        assertThat(none.uniqueKeys()).isEmpty();
        assertThat(none.computedProperties()).isEmpty();
        assertThat(none.vectorEmbeddings()).isEmpty();
        assertThat(none.fullTextPolicy()).isEmpty();
        assertThat(none.conflictResolution()).isEmpty();
        assertThat(none.changeFeedRetention()).isEmpty();
        assertThat(none.analyticalTimeToLive()).isEmpty();
        assertThat(none.geospatialType()).isEmpty();
    }

    @Test
    void null_is_as_if_it_were_absent() {
        assertThat(with("computedProperties", "null").computedProperties()).isEmpty();
        assertThat(with("vectorEmbeddingPolicy", "null").vectorEmbeddings()).isEmpty();
        assertThat(with("indexingPolicy", "null").indexingPolicy()).isEmpty();
        assertThat(with("fullTextPolicy", "null").fullTextPolicy()).isEmpty();
        assertThat(with("_etag", "null").etag()).isEmpty();
    }

    @Test
    void system_fields_are_typed() {
        assertThat(with("_rid", "\"PD5DALigDgw=\"").rid()).contains("PD5DALigDgw=");
        assertThat(with("_etag", "\"\\\"0000-\\u0041\\/\\\"\"").etag()).contains("\"0000-A/\"");
        assertThat(with("_ts", "1459216987").lastModified()).contains(Instant.ofEpochSecond(1459216987));
    }

    @Test
    void the_time_to_live_is_a_duration_both_ways() {
        ContainerProperties hour =
                container().defaultTimeToLive(Duration.ofHours(1)).build();

        assertThat(hour.defaultTimeToLive()).contains(Duration.ofHours(1));
        assertThat(hour.toBuilder().timeToLiveWithoutDefault().build().defaultTimeToLive())
                .isEmpty();
        assertThat(hour.toBuilder().noTimeToLive().build().defaultTimeToLive()).isEmpty();
    }

    @Test
    void the_analytical_time_to_live_may_be_for_ever() {
        Duration forever = ChronoUnit.FOREVER.getDuration();

        assertThat(text(container().analyticalTimeToLive(forever), "analyticalStorageTtl"))
                .isEqualTo("-1");
        assertThat(text(container().analyticalTimeToLive(Duration.ofDays(1)), "analyticalStorageTtl"))
                .isEqualTo("86400");
        assertThat(with("analyticalStorageTtl", "-1").analyticalTimeToLive()).contains(forever);
        assertThat(with("analyticalStorageTtl", "60").analyticalTimeToLive()).contains(Duration.ofMinutes(1));
        assertThat(with("analyticalStorageTtl", "0").analyticalTimeToLive()).isEmpty();
        assertThatThrownBy(() -> container().analyticalTimeToLive(Duration.ofMillis(1)))
                .hasMessage("analyticalTimeToLive must be 1 to 2147483647 seconds, was PT0.001S");
    }

    @Test
    void the_retention_of_the_change_feed_is_in_minutes() {
        assertThat(text(container().changeFeedRetention(Duration.ofHours(2)), "changeFeedPolicy"))
                .isEqualTo("{\"retentionDuration\":120}");
        assertThat(with("changeFeedPolicy", "{\"retentionDuration\" : 5, \"x\":1}")
                        .changeFeedRetention())
                .contains(Duration.ofMinutes(5));
        assertThatThrownBy(() -> container().changeFeedRetention(Duration.ofSeconds(59)))
                .hasMessage("changeFeedRetention must be 1 to 2147483647 minutes, was PT59S");
    }

    @Test
    void computed_properties_are_added_in_order() {
        ContainerProperties.Builder builder =
                container().computedProperty("lower", "SELECT VALUE LOWER(c.\"n\") FROM c");

        builder.computedProperty("upper", "SELECT VALUE UPPER(c.n) FROM c");

        assertThat(text(builder, "computedProperties"))
                .isEqualTo("[{\"name\":\"lower\",\"query\":\"SELECT VALUE LOWER(c.\\\"n\\\") FROM c\"},"
                        + "{\"name\":\"upper\",\"query\":\"SELECT VALUE UPPER(c.n) FROM c\"}]");
        assertThat(builder.build().computedProperties())
                .containsExactly(
                        Map.entry("lower", "SELECT VALUE LOWER(c.\"n\") FROM c"),
                        Map.entry("upper", "SELECT VALUE UPPER(c.n) FROM c"));
        assertThat(builder.noComputedProperties().build().computedProperties()).isEmpty();
    }

    @Test
    void vectors_have_their_settings() {
        VectorEmbedding plain = VectorEmbedding.of("/v", 3);
        VectorEmbedding other = VectorEmbedding.of("/w", 1536).dataType("int8").distanceFunction("dotproduct");

        ContainerProperties.Builder builder = container().vectorEmbeddings(plain, other);

        assertThat(text(builder, "vectorEmbeddingPolicy"))
                .isEqualTo(
                        "{\"vectorEmbeddings\":["
                                + "{\"path\":\"/v\",\"dataType\":\"float32\",\"dimensions\":3,\"distanceFunction\":\"cosine\"},"
                                + "{\"path\":\"/w\",\"dataType\":\"int8\",\"dimensions\":1536,\"distanceFunction\":\"dotproduct\"}]}");
        assertThat(builder.build().vectorEmbeddings()).containsExactly(plain, other);
        assertThat(other.path()).isEqualTo("/w");
        assertThat(other.dimensions()).isEqualTo(1536);
        assertThat(other.dataType()).isEqualTo("int8");
        assertThat(other.distanceFunction()).isEqualTo("dotproduct");
        assertThat(plain.dataType()).isEqualTo("float32");
    }

    @Test
    void a_full_text_policy_has_languages() {
        FullTextPolicy policy = FullTextPolicy.of("en-US").path("/title").path("/titre", "fr-FR");

        ContainerProperties.Builder builder = container().fullTextPolicy(policy);

        assertThat(text(builder, "fullTextPolicy"))
                .isEqualTo("{\"defaultLanguage\":\"en-US\",\"fullTextPaths\":[{\"path\":\"/title\"},"
                        + "{\"path\":\"/titre\",\"language\":\"fr-FR\"}]}");
        assertThat(builder.build().fullTextPolicy()).contains(policy);
        assertThat(policy.defaultLanguage()).contains("en-US");
        assertThat(policy.paths()).containsExactly(Map.entry("/title", "en-US"), Map.entry("/titre", "fr-FR"));
    }

    @Test
    void conflicts_are_resolved_by_the_last_writer_or_otherwise() {
        ConflictResolutionPolicy custom = ConflictResolutionPolicy.custom("dbs/d/colls/c/sprocs/s");

        assertThat(text(
                        container().conflictResolution(ConflictResolutionPolicy.lastWriterWins()),
                        "conflictResolutionPolicy"))
                .isEqualTo("{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"/_ts\"}");
        assertThat(container().conflictResolution(custom).build().conflictResolution())
                .contains(custom);
        assertThat(custom.mode()).isEqualTo("Custom");
        assertThat(custom.procedure()).contains("dbs/d/colls/c/sprocs/s");
        assertThat(custom.path()).isEmpty();
        assertThat(ConflictResolutionPolicy.custom().procedure()).isEmpty();
        assertThat(ConflictResolutionPolicy.lastWriterWins("/n").path()).contains("/n");
        assertThat(with(
                                "conflictResolutionPolicy",
                                "{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"\\/_ts\",\"conflictResolutionProcedure\":\"\"}")
                        .conflictResolution()
                        .orElseThrow()
                        .procedure())
                .isEmpty();
    }

    @Test
    void unique_keys_are_read() {
        UniqueKey both = UniqueKey.of("/x", "/y");

        assertThat(container().uniqueKeys(both, UniqueKey.of("/z")).build().uniqueKeys())
                .containsExactly(both, UniqueKey.of("/z"));
        assertThat(with("uniqueKeyPolicy", "{\"uniqueKeys\":[]}").uniqueKeys()).isEmpty();
    }

    @Test
    void indexes_of_every_kind_are_written_and_read() {
        VectorIndex vector = VectorIndex.diskAnn("/v")
                .quantizer("product")
                .quantizationBytes(96)
                .searchListSize(150)
                .shardKey("/tenant");
        IndexingPolicy policy = IndexingPolicy.builder()
                .includedPath("/*")
                .excludedPath("/v/*")
                .compositeIndex("/a", "/b desc")
                .spatialIndex("/where/*", "Point", "Polygon")
                .vectorIndex(vector)
                .vectorIndex(VectorIndex.flat("/w"))
                .fullTextIndex("/title")
                .build();

        assertThat(policy.json().text())
                .endsWith("\"spatialIndexes\":[{\"path\":\"/where/*\",\"types\":[\"Point\",\"Polygon\"]}],"
                        + "\"vectorIndexes\":[{\"path\":\"/v\",\"type\":\"diskANN\",\"quantizerType\":\"product\","
                        + "\"quantizationByteSize\":96,\"indexingSearchListSize\":150,\"vectorIndexShardKey\":[\"/tenant\"]},"
                        + "{\"path\":\"/w\",\"type\":\"flat\"}],"
                        + "\"fullTextIndexes\":[{\"path\":\"/title\"}]}");
        assertThat(policy.indexingMode()).isEqualTo("consistent");
        assertThat(policy.includedPaths()).containsExactly("/*");
        assertThat(policy.excludedPaths()).containsExactly("/v/*");
        assertThat(policy.compositeIndexes()).containsExactly(List.of("/a", "/b desc"));
        assertThat(policy.spatialIndexes()).containsExactly(Map.entry("/where/*", List.of("Point", "Polygon")));
        assertThat(policy.vectorIndexes()).containsExactly(vector, VectorIndex.flat("/w"));
        assertThat(policy.fullTextIndexes()).containsExactly("/title");
        assertThat(vector.type()).isEqualTo("diskANN");
        assertThat(vector.quantizer()).contains("product");
        assertThat(vector.quantizationBytes()).hasValue(96);
        assertThat(vector.searchListSize()).hasValue(150);
        assertThat(vector.shardKey()).contains("/tenant");
        assertThat(VectorIndex.quantizedFlat("/w").shardKey()).isEmpty();
        assertThat(VectorIndex.quantizedFlat("/w").quantizationBytes()).isEmpty();
    }

    @Test
    void shapes_in_the_plane_have_a_box() {
        IndexingPolicy policy = IndexingPolicy.builder()
                .spatialIndex("/where/?", -10, -5.5, 10, 5.5, "Point")
                .build();

        assertThat(policy.json().text())
                .contains("{\"path\":\"/where/?\",\"types\":[\"Point\"],"
                        + "\"boundingBox\":{\"xmin\":-10.0,\"ymin\":-5.5,\"xmax\":10.0,\"ymax\":5.5}}");
        assertThat(text(container().geospatialType("Geometry"), "geospatialConfig"))
                .isEqualTo("{\"type\":\"Geometry\"}");
        assertThat(container().geospatialType("Geometry").build().geospatialType())
                .contains("Geometry");
    }

    @ParameterizedTest
    @CsvSource({"1,0,1,5", "0,5,1,5", "2,0,1,5", "NaN,0,1,5", "-Infinity,0,1,5"})
    void a_box_without_an_inside_is_refused(double xmin, double ymin, double xmax, double ymax) {
        assertThatThrownBy(() -> IndexingPolicy.builder().spatialIndex("/w", xmin, ymin, xmax, ymax, "Point"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a bounding box has an xmax above its xmin");
    }

    @Test
    void changing_a_policy_keeps_what_it_does_not_know() {
        String stored = "{ \"indexingMode\" : \"consistent\", \"later\" : [1.0, 2e0] ,"
                + "\"includedPaths\":[{\"path\":\"/*\",\"indexes\":[{\"kind\":\"Range\"}]}],\"vectorIndexes\":null}";

        IndexingPolicy changed = IndexingPolicy.of(RawJson.of(stored)).toBuilder()
                .includedPath("/n/?")
                .vectorIndex(VectorIndex.flat("/v"))
                .build();

        assertThat(changed.json().text())
                .isEqualTo("{\"indexingMode\":\"consistent\",\"later\":[1.0, 2e0],"
                        + "\"includedPaths\":[{\"path\":\"/*\",\"indexes\":[{\"kind\":\"Range\"}]},{\"path\":\"/n/?\"}],"
                        + "\"vectorIndexes\":[{\"path\":\"/v\",\"type\":\"flat\"}]}");
        assertThat(IndexingPolicy.of(RawJson.of(stored)).json().text()).isEqualTo(stored);
    }

    @Test
    void changing_a_vector_keeps_what_it_does_not_know() {
        ContainerProperties read = with(
                "vectorEmbeddingPolicy",
                "{\"later\":1,\"vectorEmbeddings\":[{\"path\":\"/v\",\"dimensions\":3,\"embeddingSource\":{\"a\":[]}}]}");

        ContainerProperties changed = read.toBuilder()
                .vectorEmbeddings(read.vectorEmbeddings().get(0).dataType("int8"))
                .build();

        assertThat(changed.field("vectorEmbeddingPolicy").orElseThrow().text())
                .isEqualTo("{\"later\":1,\"vectorEmbeddings\":[{\"path\":\"/v\",\"dimensions\":3,"
                        + "\"embeddingSource\":{\"a\":[]},\"dataType\":\"int8\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{", "1", "{\"vectorEmbeddings\":1}", "{\"vectorEmbeddings\":[1]}", "{\"a\" 1}", "{\"a\":}"
            })
    void what_is_no_policy_is_refused_when_it_is_read(String json) {
        assertThatThrownBy(() -> with("vectorEmbeddingPolicy", json).vectorEmbeddings())
                .isInstanceOf(CosmosCodecException.class)
                .hasMessageContaining("malformed JSON of a policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{", "[1]", "\"x\"", "true", "1e300", "\"\\u00zz\""})
    void whatever_a_server_sent_is_read_or_refused_as_malformed(String json) {
        for (String field : List.of(
                "_rid",
                "_etag",
                "_ts",
                "indexingPolicy",
                "uniqueKeyPolicy",
                "computedProperties",
                "vectorEmbeddingPolicy",
                "fullTextPolicy",
                "conflictResolutionPolicy",
                "changeFeedPolicy",
                "analyticalStorageTtl",
                "geospatialConfig")) {
            ContainerProperties read = with(field, json);
            for (Consumer<ContainerProperties> accessor : ACCESSORS) {
                try {
                    accessor.accept(read);
                } catch (CosmosCodecException refused) {
                    assertThat(refused).hasMessageStartingWith("malformed JSON of a policy");
                }
            }
        }
        assertThatThrownBy(() -> with("_ts", "1e300").lastModified()).isInstanceOf(CosmosCodecException.class);
    }

    @Test
    void paths_begin_with_a_slash() {
        assertThatThrownBy(() -> VectorEmbedding.of("v", 3)).hasMessage("a vector path begins with a slash, was v");
        assertThatThrownBy(() -> VectorIndex.flat("v")).hasMessage("a vector index path begins with a slash, was v");
        assertThatThrownBy(() -> FullTextPolicy.of("en-US").path("t"))
                .hasMessage("a full-text path begins with a slash, was t");
        assertThatThrownBy(() -> IndexingPolicy.builder().fullTextIndex("t"))
                .hasMessage("an index path begins with a slash, was t");
        assertThatThrownBy(() -> VectorEmbedding.of("/v", 0)).hasMessage("dimensions must be at least 1, was 0");
        assertThatThrownBy(() -> IndexingPolicy.builder().spatialIndex("/w"))
                .hasMessage("a spatial index has at least one type");
    }
}
