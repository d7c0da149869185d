package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.item.KeyHeader;
import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.List;

/**
 * Which items a query or a feed is about.
 *
 * @param partitions those to walk, in the order of their ranges
 * @param range effective keys outside of it are left out
 * @param key only this logical partition, or all that begin with it; {@code null} for any
 * @param pin what the caller named
 */
public record ReadScope(List<Partition> partitions, EpkRange range, PartitionKey key, Pin pin) {
    /** What a caller pins a request to. */
    public enum Pin {
        /** Nothing: the whole container, or effective keys only. */
        NONE,
        /** A whole partition key. */
        KEY,
        /** The first components of a hierarchical key. */
        PREFIX,
        /** A partition key range, and what it has of a key if one is named too. */
        RANGE
    }

    public static ReadScope of(Request request, Container container) {
        return anywhere(request, container).at(request.endpoint().region());
    }

    /** What the region has of it. */
    private ReadScope at(Region region) {
        List<Partition> there =
                partitions.stream().map(partition -> partition.at(region)).toList();
        return new ReadScope(there, range, key, pin);
    }

    private static ReadScope anywhere(Request request, Container container) {
        KeyDefinition definition = container.definition().key();
        PartitionKey key = KeyHeader.optional(request, definition);
        String id = request.text(RequestHeaders.RANGE_ID);
        if (key != null) {
            ReadScope ofKey = ofKey(key, definition, container);
            return id == null ? ofKey : new ReadScope(List.of(named(id, container)), ofKey.range, key, Pin.RANGE);
        }
        EpkRange range = keyRange(request);
        if (id == null) return new ReadScope(overlapping(container, range), range, null, Pin.NONE);
        return new ReadScope(List.of(named(id, container)), range, null, Pin.RANGE);
    }

    private static Partition named(String id, Container container) {
        return container.partition(id.substring(id.indexOf(',') + 1));
    }

    private static ReadScope ofKey(PartitionKey key, KeyDefinition definition, Container container) {
        String effective = definition.effective(key);
        if (key.size() == definition.paths().size())
            return new ReadScope(List.of(container.partitionOf(effective)), EpkRange.ALL, key, Pin.KEY);
        if (definition.hashing() != KeyDefinition.Hashing.MULTI || key.size() == 0)
            throw ServiceError.gateway(400, 1001, "The partition key has fewer components than the definition.");
        EpkRange range = EpkRange.prefix(effective);
        return new ReadScope(overlapping(container, range), range, key, Pin.PREFIX);
    }

    private static EpkRange keyRange(Request request) {
        String start = request.text(RequestHeaders.START_EPK);
        String end = request.text(RequestHeaders.END_EPK);
        if (start == null && end == null) return EpkRange.ALL;
        if (!"EffectivePartitionKeyRange".equalsIgnoreCase(request.text("x-ms-read-key-type")))
            throw ServiceError.gateway(
                    400, "x-ms-start-epk and x-ms-end-epk need x-ms-read-key-type: EffectivePartitionKeyRange.");
        EpkRange range = new EpkRange(start == null ? "" : start, end == null ? "FF" : end);
        if (!range.overlaps(EpkRange.ALL) || EpkRange.compare(range.min(), range.max()) >= 0)
            throw ServiceError.gateway(400, "x-ms-start-epk must lie before x-ms-end-epk, and before FF.");
        return range;
    }

    private static List<Partition> overlapping(Container container, EpkRange range) {
        return container.partitions().stream()
                .filter(partition -> partition.range().overlaps(range))
                .toList();
    }

    /** The partitions that a plan leaves; one at least, so that there is a response. */
    ReadScope narrowedTo(Plan plan) {
        List<Partition> left = partitions.stream().filter(plan::concerns).toList();
        return new ReadScope(left.isEmpty() ? partitions.subList(0, 1) : left, range, key, pin);
    }

    /** What there is to read, from the beginning. */
    List<PartitionSlice> slices() {
        return partitions.stream()
                .map(partition ->
                        new PartitionSlice(partition, partition.range().shared(range), key, Position.START))
                .toList();
    }

    /** Whether an item of one of its partitions belongs to it. */
    public boolean includes(Item item) {
        return (key == null || item.key().partition().startsWith(key)) && range.contains(item.effective());
    }

    /** The effective keys that it is about. */
    EpkRange keys(KeyDefinition definition) {
        if (key != null) return EpkRange.prefix(definition.effective(key));
        return pin == Pin.RANGE ? partitions.get(0).range().shared(range) : range;
    }

    /** Whether all items are of one logical partition. */
    boolean isOfOneKey(KeyDefinition definition) {
        return key != null && key.size() == definition.paths().size();
    }

    /** Whether the caller named one partition, or one key. */
    boolean isPinned() {
        return pin == Pin.KEY || pin == Pin.RANGE;
    }

    /** Changes with the keys that the caller named; children of a range may go on with what was begun on it. */
    String fingerprint(Request request) {
        if (pin == Pin.RANGE && key == null) return "range";
        return pin + " " + range.min() + "-" + range.max() + " " + request.text(RequestHeaders.PARTITION_KEY);
    }
}
