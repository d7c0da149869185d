package io.aiocosmos.emulator.partition;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The partition key of a container: its paths and how their values are hashed. */
public record KeyDefinition(List<KeyPath> paths, Hashing hashing) {
    /**
     * The largest value of one component in UTF-8 bytes. Version 1 hashes the first 100 characters and orders by the first
     * 101 bytes, and takes longer values all the same.
     */
    public static final int MAX_COMPONENT_BYTES = 2048;

    /** The service's three ways to make an effective partition key. */
    public enum Hashing {
        /** Kind {@code Hash}, version 1 or none. */
        V1,
        /** Kind {@code Hash}, version 2. */
        V2,
        /** Kind {@code MultiHash}: hierarchical, a hash for each component. */
        MULTI
    }

    /** Takes the key out of an item. */
    public PartitionKey extract(JsonNode item) {
        List<Object> components = new ArrayList<>(paths.size());
        for (KeyPath path : paths) components.add(PartitionKey.component(path.find(item)));
        return new PartitionKey(components);
    }

    /** The effective partition key, upper-case hexadecimal. A key with fewer components gives a prefix if hierarchical. */
    public String effective(PartitionKey key) {
        return switch (hashing) {
            case V1 -> EffectiveKey.v1(key);
            case V2 -> EffectiveKey.v2(key);
            case MULTI -> EffectiveKey.multi(key);
        };
    }
}
