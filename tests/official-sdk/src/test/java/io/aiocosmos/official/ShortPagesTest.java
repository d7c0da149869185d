package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SDK reads pages of three items, every other of them empty. */
class ShortPagesTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(2));

    private static CosmosContainer items;

    @BeforeAll
    static void fill_a_container() {
        items = SDK.newContainer("/pk");
        for (int i = 0; i < 20; i++) items.createItem(new Entry("i" + i, "k" + i % 5, i));
        SDK.emulator().pages().endAfter(3);
        SDK.emulator().pages().emptyEvery(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT VALUE COUNT(1) FROM c | 20",
                "SELECT VALUE SUM(c.amount) FROM c | 190.0",
                "SELECT VALUE AVG(c.amount) FROM c | 9.5",
                "SELECT VALUE MAX(c.amount) FROM c WHERE c.amount < 9 | 8",
                "SELECT DISTINCT VALUE c.pk FROM c | \"k0\" \"k1\" \"k2\" \"k3\" \"k4\"",
                "SELECT VALUE c.amount FROM c ORDER BY c.amount DESC OFFSET 4 LIMIT 4 | 12 13 14 15",
                "SELECT TOP 3 VALUE c.amount FROM c ORDER BY c.amount | 0 1 2",
                "SELECT VALUE COUNT(1) FROM c GROUP BY c.pk | 4 4 4 4 4",
            })
    void rows_are_complete(String sql, String expected) {
        List<String> rows = items.queryItems(sql, new CosmosQueryRequestOptions(), JsonNode.class).stream()
                .map(JsonNode::toString)
                .sorted()
                .toList();

        assertThat(rows).containsExactly(expected.split(" "));
    }
}
