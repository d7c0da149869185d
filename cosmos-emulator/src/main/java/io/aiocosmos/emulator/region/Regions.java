package io.aiocosmos.emulator.region;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The account's regions, which of them take the writes, and the account's flags. Thread-safe. */
public final class Regions {
    private final List<Region> known = new CopyOnWriteArrayList<>();
    private final AccountFlags firstFlags;
    private final int firstRegions;
    private volatile AccountFlags flags;
    private volatile WriteRegion writeRegion;
    private volatile Region leaving;
    private int lastVersion;

    /** @param names the write region first */
    public Regions(List<String> names, AccountFlags flags) {
        for (String name : names) known.add(new Region(known.size(), name));
        firstRegions = known.size();
        firstFlags = flags;
        this.flags = flags;
        writeRegion = next(known.get(0));
    }

    private WriteRegion next(Region region) {
        return new WriteRegion(region, ++lastVersion);
    }

    /** All regions that the account ever had, in the order in which they came. */
    public List<Region> all() {
        return List.copyOf(known);
    }

    public AccountFlags flags() {
        return flags;
    }

    /** More or fewer regions that write make a new version: tokens of one version name the same regions. */
    public synchronized void flags(AccountFlags next) {
        boolean same = next.multipleWriteLocations() == flags.multipleWriteLocations();
        flags = next;
        if (!same) writeRegion = next(writeRegion.region());
    }

    /** The one that takes the writes, or the first of those that do. */
    public WriteRegion writeRegion() {
        return writeRegion;
    }

    /** Whether there never was another region. */
    public boolean single() {
        return known.size() == 1;
    }

    /** The region of that name. */
    public Region named(String name) {
        List<Region> present = present();
        for (Region region : present) if (region.name().equals(name)) return region;
        throw new IllegalArgumentException("no region " + name + ", there are "
                + present.stream().map(Region::name).toList());
    }

    /** Those of the account, in the order in which they came. */
    public List<Region> present() {
        return known.stream().filter(region -> !region.isRemoved()).toList();
    }

    /** Makes a region one of the account's, for reads, or one that was removed again. */
    public synchronized Region add(String name) {
        String label = Region.label(name);
        Region before = known.stream()
                .filter(region -> region.label().equals(label))
                .findFirst()
                .orElse(null);
        if (before != null && !before.isRemoved())
            throw new IllegalArgumentException("there is a region " + name + " already");
        Region region = before == null ? new Region(known.size(), name) : before;
        region.removed(false);
        if (before == null) known.add(region);
        writeRegion = next(writeRegion.region());
        return region;
    }

    /** @throws IllegalArgumentException if it is the write region */
    public synchronized void remove(Region region) {
        if (writeRegion.region() == region)
            throw new IllegalArgumentException(
                    region.name() + " is the write region: make another one take over before");
        region.removed(true);
        if (leaving == region) leaving = null;
        writeRegion = next(writeRegion.region());
    }

    /** Makes another region the one that takes the writes. */
    public synchronized void failOver(Region to) {
        if (writeRegion.region() != to) writeRegion = next(to);
        leaving = null;
    }

    /** The same, but the account goes on to list the one before as a write region, in front, until it is over. */
    public synchronized void beginFailOver(Region to) {
        Region before = writeRegion.region();
        if (before == to) return;
        failOver(to);
        leaving = before;
    }

    /** What makes a region the write region of one partition key range, until the account's is another. */
    public synchronized WriteRegion ofRange(Region region) {
        return next(region);
    }

    /** As it was at first: flags, regions, and the first one takes the writes; all are up. */
    public synchronized void restore() {
        for (Region region : known) {
            region.down(false);
            region.removed(region.index() >= firstRegions);
        }
        writeRegion = next(known.get(0));
        leaving = null;
        flags = firstFlags;
    }

    /** The regions that serve reads, the write region first, those that are down left out. */
    public List<Region> readable() {
        List<Region> readable = new ArrayList<>(present());
        Region first = writeRegion.region();
        readable.remove(first);
        readable.add(0, first);
        readable.removeIf(Region::isDown);
        return readable;
    }

    /** The regions that the account lists for writes. */
    public List<Region> writable() {
        Region first = writeRegion.region();
        List<Region> up = readable();
        if (flags.multipleWriteLocations() && !up.isEmpty()) return up;
        Region before = leaving;
        return before == null ? List.of(first) : List.of(before, first);
    }
}
