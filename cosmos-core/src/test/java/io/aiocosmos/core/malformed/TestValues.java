package io.aiocosmos.core.malformed;

import io.aiocosmos.BatchOperationResult;
import io.aiocosmos.BatchResult;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemResult;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TransactionalBatch;
import java.time.Duration;
import java.util.List;

/** Arguments of the operations. */
final class TestValues {
    static final PartitionKey A = PartitionKey.of("a");
    static final RawJson ITEM = RawJson.of("{\"id\":\"1\",\"pk\":\"a\",\"n\":1}");
    static final ContainerProperties LEDGER = ContainerProperties.of("ledger", "/pk");
    static final ContainerProperties ABSENT = ContainerProperties.of("absent", "/pk");
    static final SqlQuery ALL = SqlQuery.of("SELECT * FROM c");
    static final QueryOptions IN_A = QueryOptions.inPartition(A);
    static final QueryOptions MEASURED =
            QueryOptions.builder().queryMetrics(true).indexMetrics(true).build();
    static final Patch PATCH = Patch.create().set("/n", 2).where("c.n = @n", 1);
    static final List<BulkOperation> BULK =
            List.of(BulkOperation.create(ITEM), BulkOperation.upsert(ITEM, A), BulkOperation.read("2", A));
    static final TransactionalBatch BATCH =
            TransactionalBatch.in(A).create(ITEM).read("1").patch("1", PATCH);
    static final List<ItemIdentity> MANY =
            List.of(new ItemIdentity("1", A), new ItemIdentity("2", A), new ItemIdentity("1", PartitionKey.of("b")));

    /** Leaves no time for retries with backoff. */
    static final BulkOptions SHORT_TIMEOUT =
            BulkOptions.builder().itemTimeout(Duration.ofMillis(1)).build();

    private TestValues() {}

    record Doc(String id, Integer n) {}

    static SqlQuery sql(String kind) {
        return SqlQuery.of("SELECT " + kind);
    }

    /** Reads all details of a response. */
    static void readAll(CosmosResponse<?> response) {
        String.valueOf(response);
        String.valueOf(response.statusCode() + response.subStatusCode() + response.requestCharge());
        String.valueOf(response.etag() + "" + response.sessionToken() + response.activityId() + response.diagnostics());
        response.failure().ifPresent(failure -> String.valueOf(failure + "" + failure.details()));
        response.errorBody().ifPresent(String::valueOf);
        if (response.hasValue()) response.value();
    }

    static void readAll(BatchResult result) {
        String.valueOf(result + "" + result.operations() + result.statusCode() + result.requestCharge());
        for (BatchOperationResult each : result.operations()) if (each.hasValue()) each.value(Doc.class);
    }

    static void readAll(CosmosPage<?> page) {
        String.valueOf(page + "" + page.items() + page.diagnostics() + page.sessionToken() + page.activityId());
        String.valueOf(page.queryMetrics() + "" + page.indexMetrics() + page.requestCharge());
    }

    static void readAll(ItemResult<?> result) {
        String.valueOf(result + "" + result.failure() + result.statusCode() + result.requestCharge());
    }
}
