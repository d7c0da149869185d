package io.aiocosmos.core.malformed;

import static io.aiocosmos.core.malformed.TestValues.*;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosAsyncPages;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.RawJson;
import io.aiocosmos.Throughput;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** All operations of the async view. */
enum AsyncOperation {
    READ_ACCOUNT(c -> c.readAccount().thenApply(CosmosResponse::value)),
    CREATE_DATABASE(c -> c.createDatabase("books").thenApply(CosmosResponse::value)),
    CREATE_DATABASE_IF_NOT_EXISTS(c -> c.createDatabaseIfNotExists("absent").thenApply(CosmosResponse::value)),
    FIND_DATABASE_OR_CREATE(c -> c.createDatabaseIfNotExists("books").thenApply(CosmosResponse::value)),
    LIST_DATABASES(c -> read(c.listDatabases())),
    QUERY_DATABASES(c -> read(c.queryDatabases(ALL))),
    READ_DATABASE(c -> db(c).read().thenApply(CosmosResponse::value)),
    DATABASE_EXISTS(c -> db(c).exists()),
    DELETE_DATABASE(c -> db(c).delete()),
    READ_DATABASE_THROUGHPUT(c -> db(c).readThroughput().thenApply(CosmosResponse::value)),
    REPLACE_DATABASE_THROUGHPUT(
            c -> db(c).replaceThroughput(Throughput.autoscale(4000)).thenApply(CosmosResponse::value)),
    CREATE_CONTAINER(c -> db(c).createContainer(LEDGER).thenApply(CosmosResponse::value)),
    CREATE_CONTAINER_IF_NOT_EXISTS(c -> db(c).createContainerIfNotExists(ABSENT).thenApply(CosmosResponse::value)),
    LIST_CONTAINERS(c -> read(db(c).listContainers())),
    QUERY_CONTAINERS(c -> read(db(c).queryContainers(ALL))),
    READ_CONTAINER(c -> in(c).read().thenApply(CosmosResponse::value)),
    CONTAINER_EXISTS(c -> in(c).exists()),
    REPLACE_CONTAINER(c -> in(c).replace(LEDGER).thenApply(CosmosResponse::value)),
    DELETE_CONTAINER(c -> in(c).delete()),
    READ_CONTAINER_THROUGHPUT(c -> in(c).readThroughput().thenApply(CosmosResponse::value)),
    REPLACE_CONTAINER_THROUGHPUT(
            c -> in(c).replaceThroughput(Throughput.manual(500)).thenApply(CosmosResponse::value)),
    CREATE_ITEM(c -> in(c).createItem(ITEM, A).thenApply(CosmosResponse::value)),
    CREATE_ITEM_BY_ITS_KEY(c -> in(c).createItem(ITEM).thenApply(CosmosResponse::value)),
    UPSERT_ITEM(c -> in(c).upsertItem(ITEM, A).thenApply(CosmosResponse::value)),
    UPSERT_ITEM_BY_ITS_KEY(c -> in(c).upsertItem(ITEM).thenApply(CosmosResponse::value)),
    REPLACE_ITEM(c -> in(c).replaceItem(ITEM, "1", A).thenApply(CosmosResponse::value)),
    PATCH_ITEM(c -> in(c).patchItem("1", A, PATCH, Doc.class).thenApply(CosmosResponse::value)),
    REPLACE_ITEM_BY_ITS_KEY(c -> in(c).replaceItem(ITEM).thenApply(CosmosResponse::value)),
    EXECUTE_BATCH(c -> in(c).executeBatch(BATCH).thenAccept(TestValues::readAll)),
    READ_ITEM(c -> in(c).readItem("1", A, Doc.class).thenApply(CosmosResponse::value)),
    READ_RAW_ITEM(c -> in(c).readItem("1", A, RawJson.class).thenApply(CosmosResponse::value)),
    READ_ITEM_AND_ALL_DETAILS(c -> in(c).readItem("1", A, Doc.class).thenAccept(TestValues::readAll)),
    FIND_ITEM(c -> in(c).findItem("1", A, Doc.class)),
    DELETE_ITEM(c -> in(c).deleteItem("1", A)),
    DELETE_ITEM_BY_ITS_KEY(c -> in(c).deleteItem(ITEM)),
    DELETE_ALL_ITEMS(c -> in(c).deleteAllItems(A)),
    CREATE_ITEMS(c -> in(c).createItems(List.of(ITEM, ITEM, ITEM), SHORT_TIMEOUT)
            .thenAccept(all -> all.forEach(TestValues::readAll))),
    EXECUTE_BULK(c -> in(c).executeBulk(BULK, SHORT_TIMEOUT).thenAccept(all -> all.forEach(TestValues::readAll))),
    READ_MANY(c -> in(c).readMany(MANY, Doc.class)),
    FEED_RANGES(c -> in(c).feedRanges()),
    QUERY_OF_ONE_KEY(c -> read(in(c).queryItems(ALL, Doc.class, IN_A))),
    QUERY_OF_ALL(c -> read(in(c).queryItems(ALL, Doc.class))),
    ORDERED_QUERY(c -> read(in(c).queryItems(sql("ORDER"), Object.class))),
    COUNT_QUERY(c -> read(in(c).queryItems(sql("COUNT"), Object.class))),
    GROUPED_QUERY(c -> read(in(c).queryItems(sql("GROUP"), Object.class))),
    DISTINCT_QUERY(c -> read(in(c).queryItems(sql("DISTINCT"), Object.class))),
    LIMITED_QUERY(c -> read(in(c).queryItems(sql("LIMIT"), Object.class))),
    PAGE_AFTER_PAGE(c -> paged(in(c).queryItems(ALL, Doc.class))),
    PAGE_AFTER_PAGE_IN_ORDER(c -> paged(in(c).queryItems(sql("ORDER"), Doc.class))),
    PAGE_AFTER_PAGE_OF_ONE_KEY(c -> paged(in(c).queryItems(ALL, Doc.class, IN_A))),
    QUERY_WITH_METRICS(c -> read(in(c).queryItems(ALL, Doc.class, MEASURED)));

    final Function<CosmosAsyncClient, CompletableFuture<?>> with;

    AsyncOperation(Function<CosmosAsyncClient, CompletableFuture<?>> with) {
        this.with = with;
    }

    private static CosmosAsyncDatabase db(CosmosAsyncClient client) {
        return client.database("books");
    }

    private static CosmosAsyncContainer in(CosmosAsyncClient client) {
        return db(client).container("ledger");
    }

    private static <T> CompletableFuture<?> read(CosmosAsyncPages<T> pages) {
        return pages.forEach(String::valueOf);
    }

    private static <T> CompletableFuture<?> paged(CosmosAsyncPages<T> pages) {
        return pages.page(1).thenCompose(page -> more(pages, page, 5));
    }

    private static <T> CompletableFuture<CosmosPage<T>> more(CosmosAsyncPages<T> pages, CosmosPage<T> page, int times) {
        readAll(page);
        if (page.continuation().isEmpty() || times == 0) return CompletableFuture.completedFuture(page);
        return pages.page(page.continuation().orElseThrow(), 1).thenCompose(next -> more(pages, next, times - 1));
    }
}
