package io.aiocosmos.examples;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries over all partitions: ordered and grouped by the client, page by page with a token in between. */
public final class AcrossPartitions {
    private static final SqlQuery LONGEST = SqlQuery.of("SELECT VALUE b.title FROM b ORDER BY b.pages DESC");
    private static final SqlQuery BY_SHELF = SqlQuery.of("SELECT b.shelf, COUNT(1) AS books FROM b GROUP BY b.shelf");

    private AcrossPartitions() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (Service service = Service.fromEnvironment()) {
            CosmosContainer books = Shelf.of(service.client());
            books.createItems(
                    IntStream.range(0, 50).mapToObj(Shelf::book).collect(Collectors.toList()),
                    BulkOptions.builder().upsert(true).build());

            CosmosPage<String> first = books.queryItems(LONGEST, String.class).page(2);
            out.println("Longest: " + first.items());
            String token = first.continuation().orElseThrow();
            out.println("Then: "
                    + books.queryItems(LONGEST, String.class).page(token, 2).items());

            for (Map<String, Object> group : books.queryItems(BY_SHELF, new TypeRef<Map<String, Object>>() {}))
                out.println(group.get("shelf") + " has " + group.get("books"));
        }
    }
}
