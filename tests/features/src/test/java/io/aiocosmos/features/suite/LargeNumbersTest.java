package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that doubles do not hold exactly, or that the service writes with an exponent. */
class LargeNumbersTest extends FeatureTest {
    private static final long EXACT = 1L << 53;

    public record Total(Long sum, long most) {}

    private CosmosContainer items(long... numbers) {
        CosmosContainer items = container();
        for (int i = 0; i < numbers.length; i++)
            items.createItem(RawJson.of("{\"id\":\"" + i + "\",\"pk\":\"p" + i + "\",\"n\":" + numbers[i] + "}"));
        return items;
    }

    private static <T> T one(CosmosContainer items, String query, Class<T> type) {
        List<T> rows = items.queryItems(SqlQuery.of(query), type).stream().toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void a_sum_is_read_as_a_whole_number() {
        CosmosContainer items = items(EXACT, EXACT, EXACT - 1, 1);

        assertThat(one(items, "SELECT VALUE SUM(c.n) FROM c", Long.class)).isEqualTo(3 * EXACT);
        assertThat(one(items, "SELECT VALUE SUM(c.n) FROM c", long.class)).isEqualTo(3 * EXACT);
        assertThat(one(items, "SELECT VALUE SUM(c.n) FROM c", BigInteger.class))
                .isEqualTo(BigInteger.valueOf(3 * EXACT));
        assertThat(one(items, "SELECT VALUE SUM(c.n) FROM c", BigDecimal.class)).isEqualByComparingTo("" + 3 * EXACT);
        assertThat(one(items, "SELECT SUM(c.n) AS sum, MAX(c.n) AS most FROM c", Total.class))
                .isEqualTo(new Total(3 * EXACT, EXACT));
        assertThat(one(items, "SELECT VALUE SUM(c.n) FROM c WHERE c.pk = 'p0'", Long.class))
                .isEqualTo(EXACT);
    }

    @Test
    void whole_numbers_are_read_to_the_last_digit() {
        CosmosContainer items = items(EXACT + 1);

        assertThat(one(items, "SELECT VALUE c.n FROM c", Long.class)).isEqualTo(EXACT + 1);
        assertThat(one(items, "SELECT VALUE c.n FROM c", BigInteger.class)).isEqualTo(BigInteger.valueOf(EXACT + 1));
    }
}
