package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;

/** Adds the headers that every response about items has, and takes the charge from the partition's budget. */
public final class ItemResponseHeaders {
    private final SessionTokens sessions;
    private final Throttle throttle;

    public ItemResponseHeaders(SessionTokens sessions, Throttle throttle) {
        this.sessions = sessions;
        this.throttle = throttle;
    }

    /** @param lsn the newest write that the response knows of */
    public Response complete(Response response, Container container, Partition partition, long lsn, double charge) {
        throttle.charge(container, partition, charge);
        return completeCharged(response, container, partition, lsn, charge);
    }

    /** The same of a page, of which each partition was charged its part while it was read. */
    public Response completeCharged(
            Response response, Container container, Partition partition, long lsn, double charge) {
        return response.with("x-ms-request-charge", Charges.text(charge))
                .with(RequestHeaders.SESSION_TOKEN, sessions.of(partition, lsn))
                .with("x-ms-content-path", container.rid())
                .with("x-ms-alt-content-path", container.namePath())
                .with(RequestHeaders.RANGE_ID, partition.id())
                .with("lsn", lsn)
                .with(
                        "x-ms-resource-quota",
                        "documentSize=10240;documentsSize=10485760;documentsCount=-1;collectionSize=10485760;")
                .with("x-ms-resource-usage", "documentSize=0;documentsSize=0;documentsCount=-1;collectionSize=0;");
    }

    /** The same for 404, 409 and 412: clients learn the session token from these too. */
    ServiceError complete(ServiceError error, Container container, Partition partition, long lsn, double charge) {
        if (error.status() != 404 && error.status() != 409 && error.status() != 412) return error;
        throttle.charge(container, partition, charge);
        return error.with("x-ms-request-charge", Charges.text(charge))
                .with(RequestHeaders.SESSION_TOKEN, sessions.of(partition, lsn))
                .with("x-ms-content-path", container.rid())
                .with("x-ms-alt-content-path", container.namePath())
                .with(RequestHeaders.RANGE_ID, partition.id())
                .with("lsn", lsn);
    }
}
