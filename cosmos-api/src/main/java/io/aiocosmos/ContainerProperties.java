package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container's definition. What this class has no method for is kept as it came, so that reading a definition and
 * writing it back loses nothing. Immutable.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/cosmos-db/collections">Collections</a>
 */
public final class ContainerProperties {
    private final String id;
    private final PartitionKeyDefinition partitionKey;
    private final Integer defaultTimeToLive;
    private final Map<String, RawJson> fields;

    private ContainerProperties(Builder b) {
        id = b.id;
        partitionKey = b.partitionKey;
        defaultTimeToLive = b.defaultTimeToLive;
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(b.fields));
    }

    /** A new container by id and partition key path, or paths for a hierarchical key. */
    public static ContainerProperties of(String id, String... partitionKeyPaths) {
        return builder(id, PartitionKeyDefinition.of(partitionKeyPaths)).build();
    }

    /** For a new container with more than id and partition key. */
    public static Builder builder(String id, PartitionKeyDefinition partitionKey) {
        return new Builder(id, partitionKey);
    }

    /** A builder that begins with all of this definition. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, partitionKey);
        builder.defaultTimeToLive = defaultTimeToLive;
        builder.fields.putAll(fields);
        return builder;
    }

    /** The name, 1 to 255 characters without slashes, backslashes, {@code ?} and {@code #}. */
    public String id() {
        return id;
    }

    /** What makes the partition key of an item. */
    public PartitionKeyDefinition partitionKey() {
        return partitionKey;
    }

    /** Seconds after which items expire; -1: only items that say so themselves; empty: never. */
    public OptionalInt defaultTimeToLiveSeconds() {
        return defaultTimeToLive == null ? OptionalInt.empty() : OptionalInt.of(defaultTimeToLive);
    }

    /** The indexing policy as JSON. */
    public Optional<RawJson> indexingPolicy() {
        return field("indexingPolicy");
    }

    /** The unique key policy as JSON. */
    public Optional<RawJson> uniqueKeyPolicy() {
        return field("uniqueKeyPolicy");
    }

    /** Any other field of the definition by its wire name, system fields such as {@code _etag} included. */
    public Optional<RawJson> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** All fields but {@code id}, {@code partitionKey} and {@code defaultTtl}, in the order in which they came. */
    public Map<String, RawJson> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return PrintableText.of("ContainerProperties[" + id + ", " + partitionKey.paths() + "]");
    }

    /** Builds {@link ContainerProperties}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final PartitionKeyDefinition partitionKey;
        private Integer defaultTimeToLive;
        private final Map<String, RawJson> fields = new LinkedHashMap<>();

        private Builder(String id, PartitionKeyDefinition partitionKey) {
            this.id = Check.notBlank("id", id);
            this.partitionKey = Check.notNull("partitionKey", partitionKey);
        }

        /** Items expire that long after their last write; whole seconds, at least one. */
        public Builder defaultTimeToLive(Duration age) {
            long seconds = Check.positive("defaultTimeToLive", age).getSeconds();
            if (seconds < 1 || seconds > Integer.MAX_VALUE)
                throw Check.wrong("defaultTimeToLive must be 1 to 2147483647 seconds, was " + age);
            defaultTimeToLive = (int) seconds;
            return this;
        }

        /** Items expire only if they have a {@code ttl} of their own. */
        public Builder timeToLiveWithoutDefault() {
            defaultTimeToLive = -1;
            return this;
        }

        /** Items never expire; the state of a new container. */
        public Builder noTimeToLive() {
            defaultTimeToLive = null;
            return this;
        }

        /** Instead of the service's default, which indexes everything. */
        public Builder indexingPolicy(IndexingPolicy policy) {
            return field(
                    "indexingPolicy", Check.notNull("indexingPolicy", policy).json());
        }

        /** Each constraint is one path or several that must be unique together, within a partition key. */
        public Builder uniqueKeys(UniqueKey... keys) {
            return field("uniqueKeyPolicy", UniqueKey.policy(Check.notNull("keys", keys)));
        }

        /** Sets any other field of the definition, for what this class has no method for. */
        public Builder field(String name, RawJson value) {
            if (Check.notBlank("name", name).equals("id") || name.equals("partitionKey") || name.equals("defaultTtl"))
                throw Check.wrong("field " + name + " has a setter of its own");
            fields.put(name, Check.notNull("value", value));
            return this;
        }

        /** The definition as it is now. */
        public ContainerProperties build() {
            return new ContainerProperties(this);
        }
    }
}
