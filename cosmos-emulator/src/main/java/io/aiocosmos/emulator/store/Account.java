package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.region.Regions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** All that the emulator stores: databases and offers. Thread-safe. */
public final class Account {
    private static final int RANGE_REQUEST_UNITS = 6000;

    private final Directory<Database> databases = new Directory<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final EtagClock etagClock;
    private final Offers offers;
    private final Regions regions;
    private final Replication replication;
    private final Links links;
    private final int partitions;

    /** @param partitions how many partition key ranges a new container gets, 0 for as many as its throughput needs */
    public Account(EtagClock etagClock, Regions regions, Replication replication, int partitions) {
        this.etagClock = etagClock;
        this.regions = regions;
        this.offers = new Offers(etagClock);
        this.replication = replication;
        links = new Links(replication);
        this.partitions = partitions;
    }

    public Directory<Database> databases() {
        return databases;
    }

    public Offers offers() {
        return offers;
    }

    public EtagClock etagClock() {
        return etagClock;
    }

    /** The new database, or {@code null} if the name is taken. */
    public Database createDatabase(String id) {
        Database database = new Database(this, numbers.incrementAndGet(), id);
        return databases.add(database) ? database : null;
    }

    /** The container of these names. @throws IllegalArgumentException if there is none */
    public Container container(String database, String container) {
        Database owner = databases.find(database);
        Container found = owner == null ? null : owner.containers().find(container);
        if (found == null) throw new IllegalArgumentException("no container " + container + " in " + database);
        return found;
    }

    /** Removes all that is stored; what is created next has new resource ids. */
    public void clear() {
        for (Database database : databases.all()) remove(database);
        links.reset();
    }

    /** Removes a database with all that is in it; {@code false} if it was removed before. */
    public boolean remove(Database database) {
        if (!databases.remove(database)) return false;
        database.containers().all().forEach(container -> offers.remove(container.rid()));
        offers.remove(database.rid());
        return true;
    }

    /** Makes every copy catch up to the allowed lag. */
    public void catchUp() {
        partitions(Partition::catchUp);
    }

    /** Gives every partition a copy that can lag, if it has none. */
    public void startCopies() {
        partitions(Partition::startCopy);
    }

    private void partitions(Consumer<Partition> action) {
        for (Database database : databases.all())
            for (Container container : database.containers().all())
                container.ofAllRegions().forEach(action);
    }

    Regions regions() {
        return regions;
    }

    /** How regions that write reach each other. */
    public Links links() {
        return links;
    }

    /** Delivers in every region what has arrived: what is to be stopped then stops behind it. */
    public void receive() {
        partitions(Partition::receive);
    }

    Replication replication() {
        return replication;
    }

    /** @param requestUnits a second that a new container has of its own */
    int newContainerPartitions(int requestUnits) {
        return partitions > 0
                ? partitions
                : Math.max(1, (requestUnits + RANGE_REQUEST_UNITS - 1) / RANGE_REQUEST_UNITS);
    }
}
