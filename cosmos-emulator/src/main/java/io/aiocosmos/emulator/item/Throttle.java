package io.aiocosmos.emulator.item;

import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Offer;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.throughput.Budget;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.ServiceError;

/**
 * Limits containers to their throughput, if switched on. The throughput of a container is divided evenly among its
 * partitions; that of a database is shared by its containers without their own.
 */
public final class Throttle {
    private final Account account;
    private final boolean on;

    public Throttle(Account account, boolean on) {
        this.account = account;
        this.on = on;
    }

    /** @throws ServiceError 429/3200 if the partition has used up its share, or others that of the database */
    public void admit(Container container, Partition partition) {
        long wait = waitMillis(container, partition);
        if (wait == 0) return;
        throw ServiceError.data(
                        429,
                        3200,
                        "Request rate is large. More Request Units may be needed, so no changes were"
                                + " made. Please retry this request later. Learn more: http://aka.ms/cosmosdb-error-429")
                .with("x-ms-retry-after-ms", wait)
                .with("x-ms-request-charge", Charges.text(Charges.THROTTLED));
    }

    /** 0 if the partition may serve a request now, else the milliseconds until it may. */
    public long waitMillis(Container container, Partition partition) {
        if (!on) return 0;
        Offer own = ownOffer(container);
        Offer offer =
                own != null ? own : account.offers().of(container.database().rid());
        if (offer == null) return 0;
        int sharers = own == null ? 1 : container.partitions().size();
        double share = (double) offer.throughput() / sharers;
        return budget(own, container, partition)
                .waitMillis(share, account.etagClock().now());
    }

    public void charge(Container container, Partition partition, double requestUnits) {
        if (on) budget(ownOffer(container), container, partition).take(requestUnits);
    }

    private Offer ownOffer(Container container) {
        return account.offers().of(container.rid());
    }

    private static Budget budget(Offer own, Container container, Partition partition) {
        return own == null ? container.database().budget() : partition.budget();
    }
}
