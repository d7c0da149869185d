package io.aiocosmos.emulator.region;

import java.util.ArrayList;
import java.util.List;

/** The account's regions, one of which takes the writes. Thread-safe. */
public final class Regions {
    private final List<Region> all;
    private volatile WriteRegion writeRegion;

    /** Which region takes the writes, and how often that changed: session tokens carry the count as their version. */
    public record WriteRegion(Region region, int version) {}

    public Regions(List<String> names) {
        List<Region> regions = new ArrayList<>();
        for (String name : names) regions.add(new Region(regions.size(), name));
        all = List.copyOf(regions);
        writeRegion = new WriteRegion(all.get(0), 1);
    }

    /** All regions in the order given. */
    public List<Region> all() {
        return all;
    }

    public WriteRegion writeRegion() {
        return writeRegion;
    }

    public boolean isWriteRegion(Region region) {
        return writeRegion.region() == region;
    }

    public boolean single() {
        return all.size() == 1;
    }

    /** The region of that name. */
    public Region named(String name) {
        for (Region region : all) if (region.name().equals(name)) return region;
        throw new IllegalArgumentException("no region " + name + ", there are "
                + all.stream().map(Region::name).toList());
    }

    /** Makes another region the one that takes the writes. */
    public synchronized void failOver(Region to) {
        if (!isWriteRegion(to)) writeRegion = new WriteRegion(to, writeRegion.version() + 1);
    }

    /** Brings all of them up, and gives the writes back to the first. */
    public void restore() {
        for (Region region : all) region.down(false);
        failOver(all.get(0));
    }

    /** The regions that serve reads, the write region first, those that are down left out. */
    public List<Region> readable() {
        List<Region> readable = new ArrayList<>(all);
        Region first = writeRegion.region();
        readable.remove(first);
        readable.add(0, first);
        readable.removeIf(Region::isDown);
        return readable;
    }
}
