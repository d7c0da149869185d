package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.throughput.Offer;
import io.aiocosmos.emulator.wire.ServiceError;

/** Holds containers to the throughput they have, each partition to its even share; switched off, it lets all pass. */
public final class Throttle {
    private final Account account;
    private final boolean on;

    public Throttle(Account account, boolean on) {
        this.account = account;
        this.on = on;
    }

    /** @throws ServiceError 429/3200 if the partition has used up its share */
    public void admit(Container container, Partition partition) {
        if (!on) return;
        Offer own = account.offers().of(container.rid());
        Offer offer =
                own != null ? own : account.offers().of(container.database().rid());
        if (offer == null) return;
        double share = (double) offer.throughput() / container.partitions().size();
        long wait = partition.budget().waitMillis(share, account.stamps().now());
        if (wait == 0) return;
        throw ServiceError.data(
                        429,
                        3200,
                        "Request rate is large. More Request Units may be needed, so no changes were"
                                + " made. Please retry this request later. Learn more: http://aka.ms/cosmosdb-error-429")
                .with("x-ms-retry-after-ms", wait)
                .with("x-ms-request-charge", Charges.text(Charges.THROTTLED));
    }

    public void charge(Partition partition, double requestUnits) {
        if (on) partition.budget().take(requestUnits);
    }
}
