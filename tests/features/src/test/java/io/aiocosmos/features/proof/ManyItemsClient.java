package io.aiocosmos.features.proof;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.BulkSummary;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.ItemResult;
import io.aiocosmos.core.CosmosClients;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The program that {@link ManyItemsTest} runs in a JVM with little memory: creates items as they are generated. */
final class ManyItemsClient {
    static final int ITEMS = 100_000;
    static final int CONCURRENCY = 500;
    static final String TAKEN = "taken";

    private static final int FAILS_EVERY = 1000;
    private static final int TEXT_BYTES = 960;

    private final BitSet seen = new BitSet(ITEMS);

    private ManyItemsClient() {}

    /** @param args endpoint, key, transport */
    public static void main(String[] args) {
        try (CosmosClient client = CosmosClients.builder()
                .endpoint(args[0])
                .key(args[1])
                .transport(args[2])
                .codec("jackson")
                .maxConnections(CONCURRENCY + CONCURRENCY / 10)
                .connect()) {
            ManyItemsClient many = new ManyItemsClient();
            BulkSummary summary = client.database("books")
                    .container("ledger")
                    .createItems(
                            items(ITEMS),
                            BulkOptions.builder().maxConcurrency(CONCURRENCY).build(),
                            many::check);
            System.out.println(summary.succeeded() + " created, " + summary.failed() + " failed, "
                    + many.seen.cardinality() + " results");
        }
    }

    static Iterable<Entry> items(int count) {
        return () -> IntStream.range(0, count).mapToObj(ManyItemsClient::item).iterator();
    }

    /** About 1 KB of JSON, all different; every thousandth has an id that exists. */
    private static Entry item(int index) {
        String id = fails(index) ? TAKEN : "entry-" + index;
        return Entry.of(id, Character.toString('a' + index % 26).repeat(TEXT_BYTES));
    }

    private static boolean fails(long index) {
        return index % FAILS_EVERY == FAILS_EVERY - 1;
    }

    private void check(ItemResult<Entry> result) {
        int index = (int) result.index();
        if (seen.get(index)) throw new IllegalStateException("two results of item " + index);
        seen.set(index);
        if (!result.item().id().equals(item(index).id()))
            throw new IllegalStateException("result " + index + " is of another item");
        if (result.statusCode() != (fails(index) ? 409 : 201))
            throw new IllegalStateException("item " + index + " ended with " + result);
    }
}
