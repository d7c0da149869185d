package io.aiocosmos.changefeed.lease;

import io.aiocosmos.FeedRange;

/**
 * The ids of the documents of one processor: those that Microsoft's SDK for Java gives them. Leases of single ranges by
 * their ids, as its {@code handleChanges} has them, are named after names instead of rids.
 *
 * @param prefix of all documents
 * @param oldPrefix of the documents of a processor that has leases by the ids of ranges
 */
public record StoreNames(String prefix, String oldPrefix) {
    /** @param host of the endpoint of the account that has the monitored container */
    public static StoreNames of(
            String name, String host, String databaseRid, String containerRid, String database, String container) {
        return new StoreNames(
                name + host + "_" + databaseRid + "_" + containerRid, name + host + "_" + database + "_" + container);
    }

    /** Exists once all leases do. */
    String info() {
        return prefix + ".info";
    }

    /** Exists while leases are made. */
    String lock() {
        return prefix + ".lock";
    }

    String oldInfo() {
        return oldPrefix + ".info";
    }

    String oldLock() {
        return oldPrefix + ".lock";
    }

    /** What the ids of all leases begin with. */
    String leases() {
        return prefix + "..";
    }

    String oldLeases() {
        return oldPrefix + "..";
    }

    public String lease(FeedRange range) {
        return leases() + range.text();
    }
}
