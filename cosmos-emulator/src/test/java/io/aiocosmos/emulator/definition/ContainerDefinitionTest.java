package io.aiocosmos.emulator.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.KeyDefinition.Hashing;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ContainerDefinitionTest {
    private static final String KEY = "\"partitionKey\":{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2}";

    @Nested
    class The_service_fills_in {
        @Test
        void the_default_index_and_policies() {
            ObjectNode json = read("{\"id\":\"c\"," + KEY + "}").json();

            assertThat(json.get("indexingPolicy"))
                    .isEqualTo(
                            Json.parse(
                                    "{\"indexingMode\":\"consistent\",\"automatic\":true,"
                                            + "\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/\\\"_etag\\\"/?\"}]}"));
            assertThat(json.path("conflictResolutionPolicy").path("mode").asString())
                    .isEqualTo("LastWriterWins");
            assertThat(json.path("geospatialConfig").path("type").asString()).isEqualTo("Geography");
        }

        @Test
        void no_retention_of_changes_unless_its_policy_gives_minutes() {
            assertThat(retention("{\"retentionDuration\":10}")).isEqualTo(Duration.ofMinutes(10));
            assertThat(retention("{\"retentionDuration\":0}")).isZero();
            assertThat(retention("{\"retentionDuration\":\"10\"}")).isZero();
            assertThat(retention("null")).isZero();
        }

        private Duration retention(String changeFeedPolicy) {
            return read("{\"id\":\"c\"," + KEY + ",\"changeFeedPolicy\":" + changeFeedPolicy + "}")
                    .changeRetention();
        }

        @Test
        void what_an_indexing_policy_leaves_out_and_keeps_the_rest() {
            ObjectNode json = read("{\"id\":\"c\"," + KEY + ",\"changeFeedPolicy\":{\"x\":[1]},\"indexingPolicy\":"
                            + "{\"indexingMode\":\"Consistent\",\"includedPaths\":[{\"path\":\"/\",\"indexes\":[{\"kind\":\"Hash\"}]}],"
                            + "\"automatic\":false,\"more\":[1],"
                            + "\"compositeIndexes\":[[{\"path\":\"/a\"},{\"path\":\"/b\",\"order\":\"descending\"}]]}}")
                    .json();

            assertThat(json.get("changeFeedPolicy")).isEqualTo(Json.parse("{\"x\":[1]}"));
            assertThat(json.get("indexingPolicy"))
                    .isEqualTo(Json.parse("{\"indexingMode\":\"consistent\",\"automatic\":true,"
                            + "\"includedPaths\":[{\"path\":\"/*\"}],"
                            + "\"excludedPaths\":[{\"path\":\"/\\\"_etag\\\"/?\"}],\"more\":[1],"
                            + "\"compositeIndexes\":[[{\"path\":\"/a\",\"order\":\"ascending\"},"
                            + "{\"path\":\"/b\",\"order\":\"descending\"}]]}"));
        }
    }

    @Nested
    class A_partition_key {
        @ParameterizedTest
        @CsvSource({"2, V2", "'\"2\"', V2", "'\"V2\"', V2", "1, V1", "'\"V1\"', V1", "null, V1"})
        void version_is_read_in_all_spellings(String version, Hashing hashing) {
            ContainerDefinition definition =
                    read("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/pk\"],\"version\":" + version + "}}");

            assertThat(definition.key().hashing()).isEqualTo(hashing);
            assertThat(definition.json().at("/partitionKey/version").isIntegralNumber())
                    .isTrue();
            assertThat(definition.json().at("/partitionKey/kind").asString()).isEqualTo("Hash");
        }

        @Test
        void without_a_version_is_of_version_1_and_stays_without() {
            ContainerDefinition definition = read("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/pk\"]}}");

            assertThat(definition.key().hashing()).isEqualTo(Hashing.V1);
            assertThat(definition.json().get("partitionKey").has("version")).isFalse();
        }

        @Test
        void may_be_hierarchical() {
            ContainerDefinition definition = read(
                    "{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\",\"/b\",\"/c\"],\"kind\":\"MultiHash\",\"version\":2}}");

            assertThat(definition.key().hashing()).isEqualTo(Hashing.MULTI);
            assertThat(definition.key().paths()).hasSize(3);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"paths\":[]}",
                    "{\"paths\":[\"/a\",\"/b\"]}",
                    "{\"paths\":[\"a\"]}",
                    "{\"paths\":[\"/a\"],\"kind\":\"Range\"}",
                    "{\"paths\":[\"/a\"],\"version\":3}",
                    "{\"paths\":[\"/a\",\"/b\"],\"kind\":\"MultiHash\",\"version\":1}",
                    "{\"paths\":[\"/a\",\"/a\"],\"kind\":\"MultiHash\",\"version\":2}",
                    "{\"paths\":[\"/a\",\"/b\",\"/c\",\"/d\"],\"kind\":\"MultiHash\",\"version\":2}",
                })
        void is_refused_if_the_service_has_no_such(String key) {
            assertThat(refused("{\"id\":\"c\",\"partitionKey\":" + key + "}").status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"paths\":[\"/a\",\"/b\"]}",
                    "{\"paths\":[\"/a\",\"/b\",\"/c\",\"/d\"],\"kind\":\"MultiHash\",\"version\":2}"
                })
        void with_too_many_paths_is_told_so(String key) {
            assertThat(refused("{\"id\":\"c\",\"partitionKey\":" + key + "}"))
                    .hasMessageContaining("Too many partition key paths");
        }
    }

    @Nested
    class A_definition_is_refused {
        @ParameterizedTest
        @ValueSource(strings = {"\"\"", "5", "\"a/b\"", "\"a\\\\b\"", "\"a?\"", "\"a#\"", "\"a \""})
        void with_a_bad_id(String id) {
            assertThat(refused("{\"id\":" + id + "," + KEY + "}").status()).isEqualTo(400);
        }

        @Test
        void with_an_id_over_255_characters() {
            assertThat(read("{\"id\":\"" + "x".repeat(255) + "\"," + KEY + "}").id())
                    .hasSize(255);
            assertThat(refused("{\"id\":\"" + "x".repeat(256) + "\"," + KEY + "}"))
                    .hasMessageContaining("Ensure to provide a unique non-empty string less than '255' characters.");
        }

        @Test
        void without_a_partition_key() {
            assertThat(refused("{\"id\":\"c\"}").status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"indexingMode\":\"lazy\"}",
                    "{\"includedPaths\":[{\"path\":\"/a/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/*\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/a\"}]}",
                    "{\"indexingMode\":\"none\",\"automatic\":true}",
                    "{\"indexingMode\":\"none\",\"automatic\":false,\"includedPaths\":[{\"path\":\"/*\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"}],\"compositeIndexes\":[[{\"path\":\"/a\"}]]}",
                    "{\"indexingMode\":{}}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/\\\"/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/\\\"a/?\"}]}",
                    "{\"compositeIndexes\":[[{\"path\":\"/a\"},{\"path\":\"/b/\\\"\"}]]}",
                    "{\"compositeIndexes\":[[{\"path\":\"/a\"},{\"path\":\"/b\",\"order\":{}}]]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/path-abc/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/a b/*\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/a.b/*\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/tags/[]/{a, b}/*\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/tags[]/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/a//b/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/a/*/b/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/\"}],\"excludedPaths\":[{\"path\":\"/*\"}]}",
                    "{\"compositeIndexes\":[[{\"path\":\"/a\"},{\"path\":\"/b-c\"}]]}",
                    "{\"compositeIndexes\":[[{\"path\":\"/a\"},{\"path\":\"/b\"},{\"path\":\"/c\"},{\"path\":\"/d\"},"
                            + "{\"path\":\"/e\"},{\"path\":\"/f\"},{\"path\":\"/g\"},{\"path\":\"/h\"},{\"path\":\"/i\"}]]}",
                    "{\"spatialIndexes\":[{\"path\":\"/a\"}]}",
                    "{\"spatialIndexes\":[{\"path\":\"/a/*\",\"types\":[\"Point\",\"Circle\"]}]}",
                    "{\"spatialIndexes\":[{\"path\":\"/a/*\",\"types\":[1]}]}",
                    "{\"compositeIndexes\":[[{\"path\":\"/a\"},{\"path\":\"/b\",\"order\":\"upwards\"}]]}",
                })
        void with_a_bad_index(String policy) {
            assertThat(refused("{\"id\":\"c\"," + KEY + ",\"indexingPolicy\":" + policy + "}")
                            .status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"includedPaths\":[{\"path\":\"/\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/\\\"path-abc\\\"/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/\\\"a/b\\\\\\\"c\\\"/*\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/tags/[]/name_1/?\"}]}",
                    "{\"includedPaths\":[{\"path\":\"/*\"},{\"path\":\"/größe/?\"}]}",
                    "{\"compositeIndexes\":[[{\"path\":\"/a\"},{\"path\":\"/b\"},{\"path\":\"/c\"},{\"path\":\"/d\"},"
                            + "{\"path\":\"/e\"},{\"path\":\"/f\"},{\"path\":\"/g\"},{\"path\":\"/h\"}]]}",
                    "{\"spatialIndexes\":[{\"path\":\"/a/*\",\"types\":[\"Point\"]}]}",
                    "{\"spatialIndexes\":[{\"path\":\"/a/*\",\"types\":[\"LineString\",\"Polygon\",\"multipolygon\"]}]}",
                    "{\"compositeIndexes\":[[{\"path\":\"/a\",\"order\":\"Ascending\"},{\"path\":\"/b\",\"order\":\"descending\"}]]}",
                })
        void but_not_with_one_that_the_service_takes(String policy) {
            assertThat(read("{\"id\":\"c\"," + KEY + ",\"indexingPolicy\":" + policy + "}")
                            .id())
                    .isEqualTo("c");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-2", "1.5", "\"1\"", "3000000000"})
        void with_a_bad_time_to_live(String ttl) {
            assertThat(refused("{\"id\":\"c\"," + KEY + ",\"defaultTtl\":" + ttl + "}")
                            .status())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[{\"paths\":[]}]", "[{\"paths\":[\"a\"]}]", "[{}]"})
        void with_a_bad_unique_key(String keys) {
            assertThat(refused("{\"id\":\"c\"," + KEY + ",\"uniqueKeyPolicy\":{\"uniqueKeys\":" + keys + "}}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class A_replacement {
        private final ContainerDefinition old =
                read("{\"id\":\"c\"," + KEY + ",\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/u\"]}]}}");

        @Test
        void may_change_the_time_to_live() {
            old.checkReplacement(read("{\"id\":\"c\"," + KEY
                    + ",\"defaultTtl\":-1,\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/u\"]}]}}"));
        }

        @Test
        void may_not_change_the_key() {
            ContainerDefinition next = read("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/other\"],\"version\":2}}");

            assertThat(catchThrowableOfType(ServiceError.class, () -> old.checkReplacement(next))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void may_not_leave_out_the_unique_keys() {
            ContainerDefinition next = read("{\"id\":\"c\"," + KEY + "}");

            assertThat(catchThrowableOfType(ServiceError.class, () -> old.checkReplacement(next))
                            .status())
                    .isEqualTo(403);
        }
    }

    private static ContainerDefinition read(String json) {
        return ContainerDefinition.read((ObjectNode) Json.parse(json));
    }

    private static ServiceError refused(String json) {
        ServiceError error = catchThrowableOfType(ServiceError.class, () -> read(json));
        assertThat(error).as("the definition should be refused").isNotNull();
        return error;
    }
}
