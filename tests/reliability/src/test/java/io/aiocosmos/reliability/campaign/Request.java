package io.aiocosmos.reliability.campaign;

import io.aiocosmos.BatchOptions;
import io.aiocosmos.BulkOperation;
import io.aiocosmos.BulkOptions;
import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.Patch;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.TransactionalBatch;
import io.aiocosmos.reliability.world.Entry;
import java.util.ArrayList;
import java.util.List;

/** What a line of a script asks for, on which items, and on which terms. */
record Request(String verb, String key, String id, Terms terms, List<Op> ops) {
    int n() {
        return ops.get(0).n;
    }

    PartitionKey partitionKey() {
        return PartitionKey.of(key);
    }

    Entry entry() {
        return new Entry(id, key, n());
    }

    String item() {
        return key + "/" + id;
    }

    ItemWriteOptions write() {
        return terms.write().build();
    }

    ItemWriteOptions writeIf(String etag) {
        return terms.write().ifMatch(etag).build();
    }

    ItemReadOptions read() {
        return terms.put(ItemReadOptions.builder()).build();
    }

    QueryOptions query(boolean ofKey) {
        QueryOptions.Builder options = terms.put(QueryOptions.builder());
        if (ofKey) options.partitionKey(partitionKey());
        return options.build();
    }

    ChangeFeedOptions changes() {
        return terms.put(ChangeFeedOptions.fromBeginning().toBuilder())
                .partitionKey(partitionKey())
                .build();
    }

    List<ItemIdentity> identities() {
        return List.of(ItemIdentity.of("i0", partitionKey()), ItemIdentity.of("i1", partitionKey()));
    }

    Patch patch() {
        return Patch.create().set("/n", n());
    }

    TransactionalBatch batch() {
        return TransactionalBatch.in(partitionKey())
                .upsert(new Entry("i0", key, ops.get(0).n))
                .upsert(new Entry("i1", key, ops.get(1).n));
    }

    BatchOptions batchOptions() {
        BatchOptions.Builder options = terms.put(BatchOptions.builder());
        return options.retryUnknownOutcome(terms.again()).build();
    }

    List<BulkOperation> bulk() {
        List<BulkOperation> operations = new ArrayList<>();
        for (Op op : ops) {
            String[] item = op.item.split("/");
            operations.add(BulkOperation.upsert(new Entry(item[1], item[0], op.n), PartitionKey.of(item[0])));
        }
        return operations;
    }

    BulkOptions bulkOptions() {
        return BulkOptions.builder()
                .itemTimeout(terms.timeout())
                .retryUnknownOutcome(terms.again())
                .build();
    }
}
