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

/** One way to read all rows of a query, with what may happen meanwhile. */
final class Reading {
    /** How rows are taken. */
    enum Way {
        ITERATOR,
        PAGES,
        TOKENS,
        ASYNC
    }

    private final World world;
    private final Random random;
    private final RandomQuery query;
    private final JsonNode partitionKey; // null: all
    private final Way way;
    private final int parallelism;
    private final int pageSize;
    private final boolean disturbed;
    private final boolean early;
    private int disturbances;
    private boolean cutShort;

    Reading(World world, Random random, RandomQuery query, JsonNode partitionKey) {
        this.world = world;
        this.random = random;
        this.query = query;
        this.partitionKey = partitionKey;
        this.way = Way.values()[random.nextInt(Way.values().length)];
        this.parallelism = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1;
        this.pageSize = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 3 : 12);
        this.disturbed = random.nextInt(10) == 0;
        this.early = random.nextInt(4) == 0;
    }

    Way way() {
        return way;
    }

    /** Whether rows are missing for the reason that no token could say where to go on: at an array or an object. */
    boolean isCutShort() {
        return cutShort;
    }

    List<JsonNode> rows() {
        if (early) endPagesEarly();
        try {
            return take();
        } finally {
            world.emulator.pages().reset();
        }
    }

    private void endPagesEarly() {
        if (random.nextBoolean()) world.emulator.pages().endAfter(1 + random.nextInt(4));
        if (random.nextBoolean()) world.emulator.pages().emptyEvery(2 + random.nextInt(3));
    }

    private List<JsonNode> take() {
        List<JsonNode> rows = new ArrayList<>();
        switch (way) {
            case ITERATOR:
                for (RawJson row : pages(0)) take(rows, row);
                break;
            case PAGES:
                for (CosmosPage<RawJson> page : pages(1).pages()) page.items().forEach(row -> take(rows, row));
                break;
            case ASYNC:
                world.container(0)
                        .async()
                        .queryItems(sql(), RawJson.class, options())
                        .forEach(row -> take(rows, row))
                        .join();
                break;
            default:
                takeByTokens(rows);
        }
        return rows;
    }

    private void take(List<JsonNode> rows, RawJson row) {
        rows.add(Values.read(row.text()));
        disturb();
    }

    /** What the service itself orders over a container's only partition cannot go on when there are two. */
    private void disturb() {
        if (world.partitions() == 1 && parallelism == 1) return;
        if (!disturbed || disturbances == 3 || random.nextInt(4) != 0) return;
        disturbances++;
        world.split(random);
    }

    /** Each page by a query of its own, of one client and the other in turn. */
    private void takeByTokens(List<JsonNode> rows) {
        int size = Math.max(1, pageSize);
        Optional<CosmosPage<RawJson>> page = firstPage(size);
        if (page.isEmpty()) for (RawJson row : pages(0)) take(rows, row);
        for (int client = 1; page.isPresent(); client++) {
            if (page.get().items().size() > size) throw new AssertionError("a page has more rows than were asked for");
            for (RawJson row : page.get().items()) take(rows, row);
            Optional<String> token = continuation(page.get());
            disturb();
            CosmosPages<RawJson> pages = pages(client);
            page = token.map(text -> pages.page(text, size));
        }
    }

    /** None of GROUP BY and DISTINCT, which are refused as documented. */
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
            cutShort = true;
            return Optional.empty();
        }
    }

    private CosmosPages<RawJson> pages(int client) {
        CosmosContainer container = world.container(client);
        return container.queryItems(sql(), RawJson.class, options());
    }

    private SqlQuery sql() {
        SqlQuery sql = SqlQuery.of(query.text());
        JsonNode parameter = query.filter().parameter();
        return parameter == null ? sql : sql.with("@p", RawJson.of(parameter.toString()));
    }

    private QueryOptions options() {
        QueryOptions.Builder options = QueryOptions.builder().maxDegreeOfParallelism(parallelism);
        if (pageSize > 0) options.maxItemCount(pageSize);
        if (partitionKey != null) options.partitionKey(World.key(partitionKey));
        return options.build();
    }

    @Override
    public String toString() {
        return "over " + world.partitions() + " partitions by " + way + ", parallelism " + parallelism + ", page size "
                + pageSize + (disturbed ? ", with splits" : "") + (early ? ", pages ending early" : "")
                + (partitionKey == null ? "" : ", within " + partitionKey) + ": " + query.text() + " with "
                + query.filter().parameter();
    }
}
