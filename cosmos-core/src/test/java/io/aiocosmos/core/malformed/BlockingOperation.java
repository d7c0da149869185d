package io.aiocosmos.core.malformed;

import static io.aiocosmos.core.malformed.TestValues.*;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import io.aiocosmos.RawJson;
import io.aiocosmos.Throughput;
import java.util.function.Consumer;

/** All operations of the blocking view except {@code createItems}. */
enum BlockingOperation {
    READ_ACCOUNT(c -> c.readAccount().value()),
    CREATE_DATABASE(c -> c.createDatabase("books").value()),
    CREATE_DATABASE_IF_NOT_EXISTS(c -> c.createDatabaseIfNotExists("absent").value()),
    FIND_DATABASE_OR_CREATE(c -> c.createDatabaseIfNotExists("books").value()),
    LIST_DATABASES(c -> read(c.listDatabases())),
    QUERY_DATABASES(c -> read(c.queryDatabases(ALL))),
    READ_DATABASE(c -> db(c).read().value()),
    DATABASE_EXISTS(c -> db(c).exists()),
    DELETE_DATABASE(c -> db(c).delete()),
    READ_DATABASE_THROUGHPUT(c -> db(c).readThroughput().value()),
    REPLACE_DATABASE_THROUGHPUT(
            c -> db(c).replaceThroughput(Throughput.autoscale(4000)).value()),
    CREATE_CONTAINER(c -> db(c).createContainer(LEDGER).value()),
    CREATE_CONTAINER_IF_NOT_EXISTS(c -> db(c).createContainerIfNotExists(ABSENT).value()),
    LIST_CONTAINERS(c -> read(db(c).listContainers())),
    QUERY_CONTAINERS(c -> read(db(c).queryContainers(ALL))),
    READ_CONTAINER(c -> in(c).read().value()),
    CONTAINER_EXISTS(c -> in(c).exists()),
    REPLACE_CONTAINER(c -> in(c).replace(LEDGER).value()),
    DELETE_CONTAINER(c -> in(c).delete()),
    READ_CONTAINER_THROUGHPUT(c -> in(c).readThroughput().value()),
    REPLACE_CONTAINER_THROUGHPUT(
            c -> in(c).replaceThroughput(Throughput.manual(500)).value()),
    CREATE_ITEM(c -> in(c).createItem(ITEM, A).value()),
    CREATE_ITEM_BY_ITS_KEY(c -> in(c).createItem(ITEM).value()),
    UPSERT_ITEM(c -> in(c).upsertItem(ITEM, A).value()),
    UPSERT_ITEM_BY_ITS_KEY(c -> in(c).upsertItem(ITEM).value()),
    REPLACE_ITEM(c -> in(c).replaceItem(ITEM, "1", A).value()),
    PATCH_ITEM(c -> in(c).patchItem("1", A, PATCH, Doc.class).value()),
    REPLACE_ITEM_BY_ITS_KEY(c -> in(c).replaceItem(ITEM).value()),
    EXECUTE_BATCH(c -> readAll(in(c).executeBatch(BATCH))),
    READ_ITEM(c -> in(c).readItem("1", A, Doc.class).value()),
    READ_RAW_ITEM(c -> in(c).readItem("1", A, RawJson.class).value()),
    READ_ITEM_AND_ALL_DETAILS(c -> readAll(in(c).readItem("1", A, Doc.class))),
    FIND_ITEM(c -> in(c).findItem("1", A, Doc.class)),
    DELETE_ITEM(c -> in(c).deleteItem("1", A)),
    DELETE_ITEM_BY_ITS_KEY(c -> in(c).deleteItem(ITEM)),
    DELETE_ALL_ITEMS(c -> in(c).deleteAllItems(A)),
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

    final Consumer<CosmosClient> with;

    BlockingOperation(Consumer<CosmosClient> with) {
        this.with = with;
    }

    private static CosmosDatabase db(CosmosClient client) {
        return client.database("books");
    }

    private static CosmosContainer in(CosmosClient client) {
        return db(client).container("ledger");
    }

    private static <T> void read(CosmosPages<T> pages) {
        for (T each : pages) String.valueOf(each);
        for (CosmosPage<T> page : pages.pages()) readAll(page);
    }

    private static <T> void paged(CosmosPages<T> pages) {
        CosmosPage<T> page = pages.page(1);
        for (int i = 0; i < 5 && page.continuation().isPresent(); i++) {
            readAll(page);
            page = pages.page(page.continuation().orElseThrow(), 1);
        }
    }
}
