package io.aiocosmos.features.queries;

import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Reads all rows of a query in a random mode, with random splits and short pages meanwhile. */
final class QueryRun {
    /** How rows are taken. */
    enum ReadMode {
        ITERATOR,
        PAGES,
        CONTINUATIONS,
        ASYNC
    }

    private final PartitionedContainer container;
    private final Random random;
    private final RandomQuery query;
    private final JsonNode partitionKey; // null: all
    private final ReadMode mode;
    private final int parallelism;
    private final int pageSize;
    private final boolean splitting;
    private final boolean shortPages;
    private int splitCount;
    private boolean truncated;

    QueryRun(PartitionedContainer container, Random random, RandomQuery query, JsonNode partitionKey) {
        this.container = container;
        this.random = random;
        this.query = query;
        this.partitionKey = partitionKey;
        this.mode = ReadMode.values()[random.nextInt(ReadMode.values().length)];
        this.parallelism = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1;
        this.pageSize = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 3 : 12);
        this.splitting = random.nextInt(10) == 0;
        this.shortPages = random.nextInt(4) == 0;
    }

    ReadMode mode() {
        return mode;
    }

    /** Whether rows are missing because the query could not be continued, at an array or object. */
    boolean isTruncated() {
        return truncated;
    }

    List<JsonNode> rows() {
        if (shortPages) endPagesEarly();
        try {
            return read();
        } finally {
            container.emulator.pages().reset();
        }
    }

    private void endPagesEarly() {
        if (random.nextBoolean()) container.emulator.pages().endAfter(1 + random.nextInt(4));
        if (random.nextBoolean()) container.emulator.pages().emptyEvery(2 + random.nextInt(3));
    }

    private List<JsonNode> read() {
        List<JsonNode> rows = new ArrayList<>();
        switch (mode) {
            case ITERATOR:
                for (RawJson row : pages(0)) read(rows, row);
                break;
            case PAGES:
                for (CosmosPage<RawJson> page : pages(1).pages()) page.items().forEach(row -> read(rows, row));
                break;
            case ASYNC:
                container
                        .seenBy(0)
                        .async()
                        .queryItems(sql(), RawJson.class, options())
                        .forEach(row -> read(rows, row))
                        .join();
                break;
            default:
                readByContinuations(rows);
        }
        return rows;
    }

    private void read(List<JsonNode> rows, RawJson row) {
        rows.add(Values.read(row.text()));
        maybeSplit();
    }

    /** A query that the service orders itself over the only partition cannot go on when there are two. */
    private void maybeSplit() {
        if (container.partitions() == 1 && parallelism == 1) return;
        if (!splitting || splitCount == 3 || random.nextInt(4) != 0) return;
        splitCount++;
        container.split(random);
    }

    /** Reads each page by its continuation, with alternating clients. */
    private void readByContinuations(List<JsonNode> rows) {
        int size = Math.max(1, pageSize);
        Optional<CosmosPage<RawJson>> page = firstPage(size);
        if (page.isEmpty()) for (RawJson row : pages(0)) read(rows, row);
        for (int client = 1; page.isPresent(); client++) {
            if (page.get().items().size() > size) throw new AssertionError("a page has more rows than were asked for");
            for (RawJson row : page.get().items()) read(rows, row);
            Optional<String> next = continuation(page.get());
            maybeSplit();
            CosmosPages<RawJson> pages = pages(client);
            page = next.map(text -> pages.page(text, size));
        }
    }

    /** Empty for GROUP BY and DISTINCT, which are rejected as documented. */
    private Optional<CosmosPage<RawJson>> firstPage(int size) {
        try {
            return Optional.of(pages(0).page(size));
        } catch (IllegalArgumentException e) {
            if (!e.getMessage().contains("cannot be read by page")) throw e;
            return Optional.empty();
        }
    }

    private Optional<String> continuation(CosmosPage<RawJson> page) {
        try {
            return page.continuation();
        } catch (IllegalStateException e) {
            if (!e.getMessage().contains("cannot be continued from here")) throw e;
            truncated = true;
            return Optional.empty();
        }
    }

    private CosmosPages<RawJson> pages(int client) {
        CosmosContainer items = container.seenBy(client);
        return items.queryItems(sql(), RawJson.class, options());
    }

    private SqlQuery sql() {
        SqlQuery sql = SqlQuery.of(query.text());
        JsonNode parameter = query.filter().parameter();
        return parameter == null ? sql : sql.with("@p", RawJson.of(parameter.toString()));
    }

    private QueryOptions options() {
        QueryOptions.Builder options = QueryOptions.builder().maxDegreeOfParallelism(parallelism);
        if (pageSize > 0) options.maxItemCount(pageSize);
        if (partitionKey != null) options.partitionKey(PartitionedContainer.key(partitionKey));
        return options.build();
    }

    @Override
    public String toString() {
        return "over " + container.partitions() + " partitions by " + mode + ", parallelism " + parallelism
                + ", page size "
                + pageSize + (splitting ? ", with splits" : "") + (shortPages ? ", pages ending early" : "")
                + (partitionKey == null ? "" : ", within " + partitionKey) + ": " + query.text() + " with "
                + query.filter().parameter();
    }
}
