package io.aiocosmos.features.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.features.matrix.Providers;
import io.aiocosmos.spi.JsonCodec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A malformed page decoded by one parser has the same rows and failures as decoded row by row. */
class MalformedPagesTest {
    private static final int PAGES = 3_000;
    private static final String UNREADABLE = "with a body that cannot be read";

    static Stream<JsonCodec> codecs() {
        return Providers.newCodecs();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void has_the_same_rows_and_failures_as_row_by_row(JsonCodec codec) {
        int unreadable = 0;
        int withFailures = 0;
        for (int seed = 0; seed < PAGES; seed++) {
            RandomPage page = new RandomPage(new Random(seed));
            List<Object> expected = read(page, new RowByRowCodec(codec));

            List<Object> rows = read(page, codec);

            if (expected.contains(UNREADABLE)) {
                unreadable++;
                assertThat(rows).as(page.text()).endsWith(UNREADABLE).containsOnlyOnce(UNREADABLE);
            } else {
                if (expected.stream().anyMatch(CosmosCodecException.class::equals)) withFailures++;
                assertThat(rows).as(page.text()).isEqualTo(expected);
            }
        }
        assertThat(unreadable).isBetween(PAGES / 20, PAGES * 2 / 3);
        assertThat(withFailures).isBetween(PAGES / 20, PAGES / 2);
    }

    /** The rows; for one that cannot be read the class of its failure, for the rest of a page {@link #UNREADABLE}. */
    private static List<Object> read(RandomPage page, JsonCodec codec) {
        List<Object> read = new ArrayList<>();
        try (CosmosClient client = CosmosClients.builder()
                .endpoint("http://127.0.0.1:1")
                .key("c2VjcmV0")
                .endpointDiscovery(false)
                .transport(page)
                .codec(codec)
                .build()) {
            Iterator<Object> rows = client.database("d")
                    .container("c")
                    .queryItems(
                            SqlQuery.of("select * from c"),
                            Object.class,
                            QueryOptions.inPartition(PartitionKey.of("a")))
                    .iterator();
            while (!read.contains(UNREADABLE) && hasNext(rows, read)) read.add(next(rows));
        }
        return read;
    }

    /** A page that is parsed first fails before its first row. */
    private static boolean hasNext(Iterator<Object> rows, List<Object> read) {
        try {
            return rows.hasNext();
        } catch (CosmosCodecException e) {
            read.add(told(e));
            return false;
        }
    }

    private static Object next(Iterator<Object> rows) {
        try {
            return rows.next();
        } catch (CosmosCodecException e) {
            return told(e);
        }
    }

    private static Object told(CosmosCodecException e) {
        return e.getMessage().contains(UNREADABLE) ? UNREADABLE : e.getClass();
    }
}
