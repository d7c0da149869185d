package io.aiocosmos.emulator.batch;

import io.aiocosmos.emulator.item.ItemResponseHeaders;
import io.aiocosmos.emulator.item.ItemWriter;
import io.aiocosmos.emulator.item.KeyHeader;
import io.aiocosmos.emulator.item.SessionTokens;
import io.aiocosmos.emulator.item.Throttle;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.WriteRegionCheck;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.List;

/** Batches of operations on items: atomic ones on one partition key, bulk ones on one partition key range. */
public final class BatchHandler {
    private final Lookup lookup;
    private final WriteRegionCheck writeRegion;
    private final SessionTokens sessions;
    private final Throttle throttle;
    private final ItemResponseHeaders headers;
    private final InstantSource clock;

    /** @param clock what the functions of time in the conditions of patches go by */
    public BatchHandler(
            Lookup lookup,
            WriteRegionCheck writeRegion,
            SessionTokens sessions,
            Throttle throttle,
            ItemResponseHeaders headers,
            InstantSource clock) {
        this.lookup = lookup;
        this.writeRegion = writeRegion;
        this.sessions = sessions;
        this.throttle = throttle;
        this.headers = headers;
        this.clock = clock;
    }

    /** @param faults what goes wrong with single operations */
    public Response handle(Request request, ElementFaults faults) {
        Container container = lookup.owningContainer(request);
        ItemWriter.refuseTriggers(request);
        List<BatchOperation> operations = BatchBody.read(request.body());
        boolean minimal = "return=minimal".equalsIgnoreCase(request.text("prefer"));
        OperationRunner runner = new OperationRunner(
                container.definition(), BatchBody.mayHoldTooLargeItem(request.body()), minimal, faults, clock);
        return request.flag(RequestHeaders.IS_ATOMIC_BATCH)
                ? atomic(request, container, operations, runner)
                : bulk(request, container, operations, runner);
    }

    private Response atomic(
            Request request, Container container, List<BatchOperation> operations, OperationRunner runner) {
        KeyDefinition definition = container.definition().key();
        PartitionKey key = KeyHeader.whole(request, definition);
        for (BatchOperation each : operations)
            if (each.key() != null && !KeyHeader.whole(each.key(), definition).equals(key))
                throw ServiceError.data(400, 1001, "The operations of an atomic batch must have one partition key.");
        Partition partition = container.partitionOf(key).at(request.endpoint().region());
        admit(request, container, partition);
        AtomicBatch.Outcome outcome = new AtomicBatch(operations, key, runner).run(partition);
        ResultArray results = outcome.results();
        return headers.complete(response(results), container, partition, outcome.lsn(), results.charge());
    }

    private Response bulk(
            Request request, Container container, List<BatchOperation> operations, OperationRunner runner) {
        PartitionKey key = KeyHeader.optional(request, container.definition().key());
        String rangeId = request.text(RequestHeaders.RANGE_ID);
        if (rangeId == null && key == null)
            throw ServiceError.gateway(400, "A bulk request needs the header " + RequestHeaders.RANGE_ID + ".");
        Partition named = rangeId == null
                ? container.partitionOf(
                        KeyHeader.whole(request, container.definition().key()))
                : container.partition(rangeId.substring(rangeId.indexOf(',') + 1));
        Partition partition = named.at(request.endpoint().region());
        admit(request, container, partition);
        boolean continueOnError = !"false".equalsIgnoreCase(request.text("x-ms-cosmos-batch-continue-on-error"));
        ResultArray results =
                new BulkBatch(operations, key, continueOnError, runner, throttle).run(container, partition);
        long lsn = partition.current().lsn();
        return headers.completeCharged(response(results), container, partition, lsn, results.charge());
    }

    /**
     * @throws ServiceError 403/3 if the region takes no writes to the range, 429 if nothing of it may run now, 404/1002 if
     *     the partition is behind the session token
     */
    private void admit(Request request, Container container, Partition partition) {
        writeRegion.check(request, partition);
        throttle.admit(container, partition);
        sessions.view(request, partition);
    }

    private static Response response(ResultArray results) {
        return Response.json(results.isMixed() ? 207 : 200, results.json()).ofOperations(results.size());
    }
}
