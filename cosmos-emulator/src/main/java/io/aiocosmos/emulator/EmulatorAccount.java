package io.aiocosmos.emulator;

import io.aiocosmos.emulator.region.AccountFlags;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What may change of the account while clients use it. They see it when they read the account the next time. {@link
 * CosmosEmulator#reset} undoes all of it. Thread-safe.
 *
 * <pre>{@code
 * emulator.account().enablePerPartitionFailoverBehavior(true).addRegion("North Europe");
 * emulator.region("North Europe").takeOverWrites("library", "books", "0");
 * }</pre>
 */
public final class EmulatorAccount {
    private final Regions regions;
    private final Consumer<Region> opener;

    /** @param opener makes a region reachable */
    EmulatorAccount(Regions regions, Consumer<Region> opener) {
        this.regions = regions;
        this.opener = opener;
    }

    /**
     * Whether every region takes writes of items, which {@linkplain CosmosEmulator#replication reach} the others then or later.
     * What two regions wrote of one item without knowing of each other is a conflict, which the container's policy resolves:
     * the last writer wins, or the first stays and the conflicts feed has the other. Databases, containers and throughput stay
     * with the first write region. Ranges that are split or merged, and an account that has one write region again, begin with
     * all that is on its way.
     *
     * <p>A request without {@code x-ms-cosmos-allow-tentative-writes} gets 403/3 elsewhere, as on the service.
     */
    public EmulatorAccount enableMultipleWriteLocations(boolean on) {
        return change(flags -> flags.withMultipleWriteLocations(on));
    }

    /** Whether clients are told that single partition key ranges may fail over, as {@link
     * EmulatorRegion#takeOverWrites(String, String, String)} makes them do with or without this. */
    public EmulatorAccount enablePerPartitionFailoverBehavior(boolean on) {
        return change(flags -> flags.withPartitionFailover(on));
    }

    /** Whether clients are told not to hedge requests over regions. The account document names it only if it is on. */
    public EmulatorAccount disableCrossRegionalHedging(boolean on) {
        return change(flags -> flags.withHedgingDisabled(on));
    }

    private EmulatorAccount change(UnaryOperator<AccountFlags> change) {
        synchronized (regions) {
            regions.flags(change.apply(regions.flags()));
        }
        return this;
    }

    /** The names of its regions, the write region first; those that are down left out. */
    public List<String> regions() {
        return regions.readable().stream().map(Region::name).toList();
    }

    /**
     * Adds a region, with all data. If the emulator listens, the region gets any free port.
     *
     * @throws IllegalArgumentException if the account has a region of that name
     */
    public EmulatorAccount addRegion(String name) {
        if (Objects.requireNonNull(name, "name").isBlank())
            throw new IllegalArgumentException("a region's name must not be empty");
        opener.accept(regions.add(name));
        return this;
    }

    /**
     * Removes a region: nothing reaches it any more.
     *
     * @throws IllegalArgumentException if there is none of that name, or if it is the write region
     */
    public EmulatorAccount removeRegion(String name) {
        regions.remove(regions.named(name));
        return this;
    }
}
