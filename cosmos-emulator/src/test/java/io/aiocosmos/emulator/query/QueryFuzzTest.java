package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import io.aiocosmos.emulator.sql.Recordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever comes in as a query, rows or a refusal go out: never a failure of the emulator. */
@Tag("slow")
class QueryFuzzTest extends EmulatorTestBase {
    private static final int ROUNDS = 1_500;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PLAN = "x-ms-cosmos-is-query-plan-request";
    private static final List<String> SEEDS = Stream.concat(
                    Recordings.read("query-plans.json").values().stream(),
                    Recordings.read("group-by-results.json").path("cases").values().stream())
            .map(one -> one.path("query").stringValue())
            .toList();

    private final Random random = new Random(20_260_204);

    @FunctionalInterface
    private interface Bodies {
        byte[] next();
    }

    private static byte[] body(String query) {
        return MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
                .put("query", query)
                .set("parameters", MAPPER.readTree("[{\"name\":\"@p\",\"value\":[1e3,{\"a\":null}]}]")));
    }

    @Test
    void random_bytes_are_refused() {
        survive(400, () -> {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    @Test
    void bodies_with_bytes_changed_get_a_response() {
        survive(200, () -> {
            byte[] bytes = body(SEEDS.get(random.nextInt(SEEDS.size())));
            for (int i = random.nextInt(4); i >= 0; i--) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
        });
    }

    @Test
    void texts_with_words_changed_get_a_response() {
        survive(200, () -> {
            String[] words = SEEDS.get(random.nextInt(SEEDS.size())).split("(?<=\\W)|(?=\\W)");
            for (int i = random.nextInt(3); i >= 0; i--)
                words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
            return body(String.join("", words));
        });
    }

    /** @param best the status that some must have, lest all be refused for one reason */
    private void survive(int best, Bodies bodies) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            create("1", "a", ",\"a\":[1,{\"b\":null}],\"age\":5,\"name\":\"x\",\"key\":1.5");
            boolean reached = false;
            for (int round = 0; round < ROUNDS; round++) {
                byte[] body = bodies.next();
                RawResponse response = response(body, round % 4 == 0);
                assertThat(response.status())
                        .as(() -> new String(body, StandardCharsets.ISO_8859_1) + "\n" + response.body())
                        .isIn(200, 400);
                assertThat(response.json().isObject()).isTrue();
                reached |= response.status() == best;
            }
            assertThat(reached).isTrue();
        });
    }

    private RawResponse response(byte[] body, boolean plan) throws IOException {
        if (plan) return client.query(DOCS, body, PLAN, "True", "x-ms-cosmos-supported-query-features", "OrderBy");
        return client.query(DOCS, body, KEY, "[\"a\"]");
    }
}
