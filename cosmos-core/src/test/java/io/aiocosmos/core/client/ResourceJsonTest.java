package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.PartitionKeyDefinition;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ResourceJsonTest {
    private static final String CONTAINER = "{\"id\":\"ledger\","
            + "\"indexingPolicy\":{\"indexingMode\" : \"consistent\", \"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}]},"
            + "\"partitionKey\":{\"paths\":[\"/a\",\"/b\"],\"kind\":\"MultiHash\",\"version\":2},"
            + "\"defaultTtl\":3600,"
            + "\"uniqueKeyPolicy\":{\"uniqueKeys\":[]},"
            + "\"conflictResolutionPolicy\":{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"\\/_ts\"},"
            + "\"ofTomorrow\":[1.0, 2e0 ,\"\\u00fc\"],"
            + "\"_rid\":\"PD5DALigDgw=\",\"_ts\":1459216987,\"_etag\":\"\\\"00005900\\\"\",\"_docs\":\"docs/\"}";

    private static JsonSlice json(String text) {
        return JsonSlice.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(ContainerProperties properties) {
        return new String(ResourceJson.container(properties), StandardCharsets.UTF_8);
    }

    private static ContainerProperties read(String text) {
        return ResourceJson.container(json(text));
    }

    @Test
    void what_a_definition_says_is_read() {
        ContainerProperties container = read(CONTAINER);

        assertThat(container.id()).isEqualTo("ledger");
        assertThat(container.partitionKey()).isEqualTo(new PartitionKeyDefinition(List.of("/a", "/b"), "MultiHash", 2));
        assertThat(container.defaultTimeToLiveSeconds()).hasValue(3600);
        assertThat(container.indexingPolicy().orElseThrow().json().text())
                .startsWith("{\"indexingMode\" : \"consistent\"");
        assertThat(container.field("_etag")).contains(RawJson.of("\"\\\"00005900\\\"\""));
    }

    @Test
    void a_definition_that_is_written_back_has_lost_nothing() {
        JsonMapper mapper = JsonMapper.builder().build();

        String back = written(read(CONTAINER));

        assertThat(mapper.readTree(back)).isEqualTo(mapper.readTree(CONTAINER));
    }

    @Test
    void the_key_of_a_migrated_container_is_written_back_as_it_was() {
        String key = "{\"paths\":[\"/_partitionKey\"],\"kind\":\"Hash\",\"version\":1,"
                + "\"systemKey\":true,\"ofTomorrow\":[1.0]}";

        ContainerProperties container = read("{\"id\":\"old\",\"partitionKey\":" + key + ",\"_etag\":\"1\"}");

        assertThat(container.partitionKey().fields()).containsEntry("systemKey", RawJson.of("true"));
        assertThat(written(container.toBuilder().timeToLiveWithoutDefault().build()))
                .contains("\"partitionKey\":" + key + ",");
    }

    @Test
    void what_has_no_accessor_keeps_its_bytes() {
        assertThat(written(read(CONTAINER)))
                .contains("\"ofTomorrow\":[1.0, 2e0 ,\"\\u00fc\"]")
                .contains("\"conflictResolutionPath\":\"\\/_ts\"")
                .contains("{\"indexingMode\" : \"consistent\", ");
    }

    @Test
    void writing_and_reading_is_a_circle() {
        String once = written(read(CONTAINER));

        assertThat(written(read(once))).isEqualTo(once);
    }

    @Test
    void a_new_definition_is_written_with_the_newest_hash() {
        assertThat(written(ContainerProperties.of("l\"x", "/a")))
                .isEqualTo("{\"id\":\"l\\\"x\",\"partitionKey\":{\"paths\":[\"/a\"],\"kind\":\"Hash\",\"version\":2}}");
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "-1, -1"})
    void the_time_to_live_is_read_and_written(int seconds, int shown) {
        ContainerProperties container =
                read("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\"]},\"defaultTtl\":" + seconds + "}");

        assertThat(container.defaultTimeToLiveSeconds()).hasValue(shown);
        assertThat(written(container)).contains("\"defaultTtl\":" + seconds);
    }

    @Test
    void changing_one_thing_leaves_the_rest() {
        ContainerProperties changed = read(CONTAINER).toBuilder()
                .defaultTimeToLive(Duration.ofSeconds(5))
                .build();

        assertThat(written(changed)).contains("\"defaultTtl\":5").contains("\"ofTomorrow\":[1.0, 2e0 ,\"\\u00fc\"]");
    }

    @Test
    void what_old_containers_leave_out_has_its_old_meaning() {
        assertThat(read("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/a\"]}}").partitionKey())
                .isEqualTo(new PartitionKeyDefinition(List.of("/a"), "Hash", 1));
        assertThat(read("{\"id\":\"c\"}").partitionKey().paths()).isEmpty();
        assertThat(read("{\"id\":\"c\",\"defaultTtl\":null}").defaultTimeToLiveSeconds())
                .isEmpty();
    }

    @Test
    void a_database_is_read() {
        assertThat(
                        ResourceJson.database(
                                json(
                                        "{\"id\":\"books\",\"_rid\":\"CqNBAA==\",\"_ts\":1442511602,\"_etag\":\"\\\"1\\\"\",\"_colls\":\"colls/\"}")))
                .isEqualTo(new DatabaseProperties("books", "CqNBAA==", "\"1\"", Instant.ofEpochSecond(1442511602)));
    }
}
