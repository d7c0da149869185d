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

/** Queries over all partitions, ordered and grouped by the client; one page is resumed by its continuation. */
public final class CrossPartitionQueries {
    private static final SqlQuery LONGEST = SqlQuery.of("SELECT VALUE b.title FROM b ORDER BY b.pages DESC");
    private static final SqlQuery BY_SHELF = SqlQuery.of("SELECT b.shelf, COUNT(1) AS books FROM b GROUP BY b.shelf");

    private CrossPartitionQueries() {}

    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (ExampleClient example = ExampleClient.fromEnvironment()) {
            CosmosContainer books = Books.of(example.client());
            books.createItems(
                    IntStream.range(0, 50).mapToObj(Books::book).collect(Collectors.toList()),
                    BulkOptions.builder().upsert(true).build());

            CosmosPage<String> first = books.queryItems(LONGEST, String.class).page(2);
            out.println("Longest: " + first.items());
            String continuation = first.continuation().orElseThrow();
            out.println("Then: "
                    + books.queryItems(LONGEST, String.class)
                            .page(continuation, 2)
                            .items());

            for (Map<String, Object> group : books.queryItems(BY_SHELF, new TypeRef<Map<String, Object>>() {}))
                out.println(group.get("shelf") + " has " + group.get("books"));
        }
    }
}
