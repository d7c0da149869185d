package io.aiocosmos.emulator.partition;

import io.aiocosmos.emulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The value of a partition key: one component per path, each a {@link String}, a {@link Double}, a {@link Boolean},
 * {@link #NULL} or {@link #UNDEFINED}. Numbers are doubles, as the service hashes them: {@code 1} equals {@code 1.0},
 * {@code -0.0} is another key than {@code 0}.
 */
public record PartitionKey(List<Object> components) {
    public static final Object NULL = new Marker("null");
    public static final Object UNDEFINED = new Marker("undefined");

    private record Marker(String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    public PartitionKey {
        components = List.copyOf(components);
    }

    public static PartitionKey of(Object... components) {
        return new PartitionKey(List.of(components));
    }

    /** The key that has these values of an item for components; a missing node is undefined. */
    public static PartitionKey of(List<JsonNode> values) {
        return new PartitionKey(values.stream().map(PartitionKey::component).toList());
    }

    /** The key under which an item with these values is stored: keys distinguish -0 from 0, SQL does not, and items have 0. */
    public static PartitionKey ofStored(List<JsonNode> values) {
        return new PartitionKey(values.stream()
                .map(PartitionKey::component)
                .map(one -> one.equals(-0.0) ? (Object) 0.0 : one)
                .toList());
    }

    /**
     * Reads the {@code x-ms-documentdb-partitionkey} header.
     *
     * @return {@code null} if the text is no array of scalars and empty objects
     */
    public static PartitionKey parse(String header) {
        JsonNode array = Json.parse(header);
        if (array == null || !array.isArray()) return null;
        List<Object> components = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            boolean container = element.isObject() || element.isArray();
            if (container && !element.isEmpty()) return null;
            components.add(component(element));
        }
        return new PartitionKey(components);
    }

    /** The component that a value of an item makes; an object, an array and nothing at all count as undefined. */
    static Object component(JsonNode value) {
        if (value == null || value.isMissingNode() || value.isObject() || value.isArray()) return UNDEFINED;
        if (value.isNull()) return NULL;
        if (value.isString()) return value.stringValue();
        if (value.isBoolean()) return value.booleanValue();
        return value.doubleValue();
    }

    public int size() {
        return components.size();
    }

    /** Whether this key begins with all components of the other. */
    public boolean startsWith(PartitionKey prefix) {
        return size() >= prefix.size() && components.subList(0, prefix.size()).equals(prefix.components);
    }

    /** The number of components only: values are the user's. */
    @Override
    public String toString() {
        return "PartitionKey[" + size() + " components]";
    }
}
