package io.aiocosmos.core.streaming;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.TypedCodec;
import java.lang.reflect.Type;

/** The program that runs with a small heap: reads all rows, and prints their number and how many are out of order. */
final class StreamRowsProgram {
    private static final String KEY =
            "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private StreamRowsProgram() {}

    public static void main(String[] args) {
        boolean ordered = args[0].equals("ordered");
        int rows = Integer.parseInt(args[1]);
        GeneratedRowsService service = new GeneratedRowsService(rows / GeneratedRowsService.RANGES, ordered);
        try (CosmosClient cosmos = CosmosClients.builder()
                .endpoint("http://localhost:1")
                .key(KEY)
                .transport(service)
                .codec(new NoCodec())
                .endpointDiscovery(false)
                .build()) {
            System.out.println(read(cosmos, ordered));
        }
    }

    /** Not called: rows are read as raw JSON. */
    private static final class NoCodec implements JsonCodec {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public <T> TypedCodec<T> forType(Type type) {
            throw new IllegalArgumentException("no codec was to be asked, for " + type);
        }
    }

    private static String read(CosmosClient cosmos, boolean ordered) {
        QueryOptions options = QueryOptions.builder().maxDegreeOfParallelism(4).build();
        SqlQuery query = SqlQuery.of(ordered ? "SELECT * FROM c ORDER BY c.n" : "SELECT * FROM c");
        long count = 0;
        long misplaced = 0;
        for (RawJson row : cosmos.database("d").container("c").queryItems(query, RawJson.class, options)) {
            if (ordered && !row.text().startsWith("{\"n\":" + count + ",")) misplaced++;
            count++;
        }
        return count + " rows, " + misplaced + " misplaced";
    }
}
