package io.aiocosmos;

import io.aiocosmos.spi.PrintableText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container's definition. What this class has no method for is kept as it came, so that reading a definition and
 * writing it back loses nothing. Fields are read when they are asked for: one that the service should never have sent is
 * then a {@link io.aiocosmos.error.CosmosCodecException}. Immutable.
 *
 * <pre>{@code
 * ContainerProperties ledger = ContainerProperties.of("ledger", "/account").toBuilder()
 *         .defaultTimeToLive(Duration.ofDays(30))
 *         .build();
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/rest/api/cosmos-db/collections">Collections</a>
 */
public final class ContainerProperties {
    private static final String COMPUTED = "computedProperties";
    private static final String VECTORS = "vectorEmbeddingPolicy";
    private static final String CONFLICTS = "conflictResolutionPolicy";
    private static final String CHANGE_FEED = "changeFeedPolicy";
    private static final String RETENTION = "retentionDuration";
    private static final String ANALYTICAL = "analyticalStorageTtl";
    private static final String GEOSPATIAL = "geospatialConfig";

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

    /** After which items expire; empty if they do so only where they say so themselves, or never. */
    public Optional<Duration> defaultTimeToLive() {
        return defaultTimeToLive == null || defaultTimeToLive < 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(defaultTimeToLive));
    }

    /** The service's own id, new when a container is made again under an old name; empty if it was not read. */
    public Optional<String> rid() {
        return Optional.ofNullable(text("_rid"));
    }

    /** The version of the definition; empty if it was not read. */
    public Optional<String> etag() {
        return Optional.ofNullable(text("_etag"));
    }

    /** When the definition was last changed, in whole seconds; empty if it was not read. */
    public Optional<Instant> lastModified() {
        return Optional.ofNullable(present("_ts")).map(ts -> Instant.ofEpochSecond(JsonObject.number(ts)));
    }

    /** What is indexed. */
    public Optional<IndexingPolicy> indexingPolicy() {
        return Optional.ofNullable(present("indexingPolicy")).map(IndexingPolicy::of);
    }

    /** The keys that are unique within a partition key. */
    public List<UniqueKey> uniqueKeys() {
        List<UniqueKey> keys = new ArrayList<>();
        for (RawJson key : JsonObject.elements(policy("uniqueKeyPolicy").get("uniqueKeys")))
            keys.add(new UniqueKey(JsonObject.strings(JsonObject.of(key).get("paths"))));
        return keys;
    }

    /** The queries of the computed properties, by name. */
    public Map<String, String> computedProperties() {
        Map<String, String> queries = new LinkedHashMap<>();
        for (RawJson each : JsonObject.elements(present(COMPUTED))) {
            JsonObject property = JsonObject.of(each);
            queries.put(property.text("name"), property.text("query"));
        }
        return Collections.unmodifiableMap(queries);
    }

    /** The properties that hold vectors. */
    public List<VectorEmbedding> vectorEmbeddings() {
        return VectorEmbedding.list(policy(VECTORS));
    }

    /** The properties that hold text to search. */
    public Optional<FullTextPolicy> fullTextPolicy() {
        return Optional.ofNullable(present("fullTextPolicy")).map(json -> new FullTextPolicy(JsonObject.of(json)));
    }

    /** What becomes of conflicting writes in several regions; the service always has one. */
    public Optional<ConflictResolutionPolicy> conflictResolution() {
        return Optional.ofNullable(present(CONFLICTS)).map(json -> new ConflictResolutionPolicy(JsonObject.of(json)));
    }

    /** How long the change feed of all versions and deletes goes back; empty if there is none. */
    public Optional<Duration> changeFeedRetention() {
        int minutes = policy(CHANGE_FEED).number(RETENTION);
        return minutes <= 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes));
    }

    /** How long the analytical store keeps items, for ever as {@link ChronoUnit#FOREVER}; empty if there is none. */
    public Optional<Duration> analyticalTimeToLive() {
        RawJson seconds = present(ANALYTICAL);
        if (seconds == null || seconds.text().equals("0")) return Optional.empty();
        int age = (int) JsonObject.number(seconds);
        return Optional.of(age < 0 ? ChronoUnit.FOREVER.getDuration() : Duration.ofSeconds(age));
    }

    /** {@code Geography}, shapes on the globe, or {@code Geometry}, shapes in the plane. */
    public Optional<String> geospatialType() {
        return Optional.ofNullable(policy(GEOSPATIAL).text("type"));
    }

    private String text(String name) {
        RawJson value = present(name);
        return value == null ? null : JsonObject.string(value);
    }

    /** {@code null} if it is absent, or {@code null} itself. */
    private RawJson present(String name) {
        RawJson value = fields.get(name);
        return value == null || value.text().equals("null") ? null : value;
    }

    /** Without fields if it is absent. */
    private JsonObject policy(String name) {
        RawJson value = present(name);
        return value == null ? JsonObject.EMPTY : JsonObject.of(value);
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
            defaultTimeToLive = units("defaultTimeToLive", seconds, age, "seconds");
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

        /**
         * A property that queries compute and may use by its name, as if items had it; no index covers it unless a path
         * names it.
         *
         * @param query {@code SELECT VALUE} with an expression {@code FROM c}
         * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/computed-properties">Computed properties</a>
         */
        public Builder computedProperty(String name, String query) {
            JsonObject property = JsonObject.EMPTY
                    .with("name", Check.notBlank("name", name))
                    .with("query", Check.notBlank("query", query));
            return field(COMPUTED, JsonObject.added(read().present(COMPUTED), property.json()));
        }

        /** Drops all computed properties. */
        public Builder noComputedProperties() {
            fields.remove(COMPUTED);
            return this;
        }

        /** The properties that hold vectors, instead of those before. Their settings cannot be changed later. */
        public Builder vectorEmbeddings(VectorEmbedding... embeddings) {
            List<RawJson> all = new ArrayList<>();
            for (VectorEmbedding each : Check.notNull("embeddings", embeddings))
                all.add(Check.notNull("embedding", each).json());
            return policy(VECTORS, "vectorEmbeddings", JsonObject.array(all));
        }

        /** The properties that hold text to search. */
        public Builder fullTextPolicy(FullTextPolicy policy) {
            return field(
                    "fullTextPolicy", Check.notNull("fullTextPolicy", policy).json());
        }

        /** Of a new container: what becomes of conflicting writes in several regions. */
        public Builder conflictResolution(ConflictResolutionPolicy policy) {
            return field(CONFLICTS, Check.notNull("conflictResolution", policy).json());
        }

        /** How long the change feed of all versions and deletes goes back: whole minutes, at least one. */
        public Builder changeFeedRetention(Duration age) {
            long minutes = Check.positive("changeFeedRetention", age).toMinutes();
            return policy(
                    CHANGE_FEED,
                    RETENTION,
                    RawJson.of(Integer.toString(units("changeFeedRetention", minutes, age, "minutes"))));
        }

        /**
         * How long the analytical store keeps items: whole seconds, at least one, or {@link ChronoUnit#FOREVER}'s duration.
         * The account needs the feature.
         */
        public Builder analyticalTimeToLive(Duration age) {
            boolean forever = ChronoUnit.FOREVER.getDuration().equals(age);
            long seconds = Check.positive("analyticalTimeToLive", age).getSeconds();
            return field(
                    ANALYTICAL,
                    RawJson.of(
                            Integer.toString(forever ? -1 : units("analyticalTimeToLive", seconds, age, "seconds"))));
        }

        /** {@code Geography}, the default, or {@code Geometry}, whose spatial indexes have a box each. */
        public Builder geospatialType(String type) {
            return policy(GEOSPATIAL, "type", JsonObject.quoted(Check.notBlank("geospatialType", type)));
        }

        private ContainerProperties read() {
            return new ContainerProperties(this);
        }

        /** Sets one field of a policy; what else is in it stays. */
        private Builder policy(String name, String member, RawJson value) {
            return field(name, read().policy(name).with(member, value).json());
        }

        private static int units(String name, long units, Duration age, String unit) {
            if (units < 1 || units > Integer.MAX_VALUE)
                throw Check.wrong(name + " must be 1 to 2147483647 " + unit + ", was " + age);
            return (int) units;
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
