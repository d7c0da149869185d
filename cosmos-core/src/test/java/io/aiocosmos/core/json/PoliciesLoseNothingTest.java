package io.aiocosmos.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.IndexingPolicy;
import io.aiocosmos.RawJson;
import io.aiocosmos.VectorIndex;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changing one thing of a policy keeps all the rest of it, whatever it is, as Jackson sees it. */
@Tag("slow")
class PoliciesLoseNothingTest {
    private static final int SEEDS = 2_000;

    private static JsonNode tree(RawJson json) {
        return JacksonReference.tree(json.text().getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Test
    void an_indexing_policy_keeps_what_it_does_not_know() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RawJson stored = RawJson.of(new RandomJson(seed).object());
            ObjectNode expected = ((ObjectNode) tree(stored));
            expected.withArray("vectorIndexes").addObject().put("path", "/v").put("type", "flat");

            IndexingPolicy changed = IndexingPolicy.of(stored).toBuilder()
                    .vectorIndex(VectorIndex.flat("/v"))
                    .build();

            assertThat(tree(changed.json())).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void a_policy_of_a_container_keeps_what_it_does_not_know() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RawJson stored = RawJson.of(new RandomJson(seed).object());
            RawJson other = RawJson.of(new RandomJson(-seed - 1).object());
            ObjectNode expected = ((ObjectNode) tree(stored)).put("retentionDuration", 5);
            ContainerProperties container = ContainerProperties.of("c", "/a").toBuilder()
                    .field("other", other)
                    .field("changeFeedPolicy", stored)
                    .build();

            ContainerProperties changed = container.toBuilder()
                    .changeFeedRetention(Duration.ofMinutes(5))
                    .build();

            assertThat(tree(changed.field("changeFeedPolicy").orElseThrow()))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(changed.field("other")).contains(other);
            assertThat(changed.changeFeedRetention()).contains(Duration.ofMinutes(5));
        }
    }
}
