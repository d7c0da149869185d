package io.aiocosmos.emulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ORDER BY within one range. */
class OrderTest extends QueryTestBase {
    private static final String INFO = "x-ms-cosmos-query-execution-info";

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().partitions(1);
    }

    /** Writes the first ten again: they keep their places although they are newer than all others. */
    @BeforeEach
    void rewrite() throws IOException {
        index(composites("pk,same", "pk,-same"));
        for (int i = 0; i < 10; i++) upsert("id" + i, "pk" + i, ",\"n\":" + i);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c.pk",
                "c.pk DESC",
                "c.pk ASC, c.same DESC",
                "c.pk DESC, c.same ASC",
                "c.pk DESC, c.same DESC",
            })
    void ties_come_by_ascending_resource_id_and_the_response_says_so(String order) throws Exception {
        create("again", "pk3", ",\"n\":43");

        List<String> third = new ArrayList<>();
        for (String row : all("SELECT VALUE [c.pk, c.n] FROM c ORDER BY " + order, RANGE, "0", SIZE, "3"))
            if (row.startsWith("[\"pk3\"")) third.add(row.substring(7));
        RawResponse response = client.query(DOCS, sql("SELECT * FROM c ORDER BY " + order), RANGE, "0");

        assertThat(third).containsExactly("3]", "13]", "23]", "33]", "43]");
        assertThat(response.header(INFO)).isEqualTo("{\"reverseRidEnabled\":false,\"reverseIndexScan\":false}");
    }

    @Test
    void only_ordered_results_mention_ties() throws Exception {
        assertThat(client.query(DOCS, sql("SELECT * FROM c"), RANGE, "0").header(INFO))
                .isNull();
        assertThat(client.query(DOCS, sql("SELECT TOP 1 * FROM c"), RANGE, "0").header(INFO))
                .isNull();
    }
}
