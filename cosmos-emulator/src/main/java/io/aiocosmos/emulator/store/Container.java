package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.EpkRange;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.partition.RangeLayout;
import io.aiocosmos.emulator.store.EtagClock.Stamp;
import io.aiocosmos.emulator.wire.Rid;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A container: its definition, and its items spread over partitions by the hash of their key. Thread-safe. */
public final class Container implements Resource {
    private static final int FIRST_NUMBER = 0x38A00E00;

    private final Account account;
    private final Database database;
    private final int number;
    private final String rid;
    private final String namePath;
    private volatile Version version;
    private final Conflicts conflicts = new Conflicts();
    private volatile List<Partition> partitions;
    private int nextPartition;

    private record Version(ContainerDefinition definition, ObjectNode json, String etag) {}

    Container(Account account, Database database, int number, ContainerDefinition definition, int requestUnits) {
        this.account = account;
        this.database = database;
        this.number = number;
        rid = Rid.container(database.rid(), FIRST_NUMBER + number);
        namePath = database.namePath() + "/colls/" + Database.encoded(definition.id());
        version = version(definition);
        partitions = firstPartitions(account.newContainerPartitions(requestUnits));
        nextPartition = partitions.size();
    }

    private List<Partition> firstPartitions(int count) {
        List<Partition> first = new ArrayList<>();
        for (EpkRange range : RangeLayout.even(definition().key().hashing(), count))
            first.add(new Partition(this, first.size(), range));
        return List.copyOf(first);
    }

    private Version version(ContainerDefinition definition) {
        Stamp stamp = account.etagClock().next();
        ObjectNode json = Json.object();
        json.setAll(definition.json());
        json.put("_rid", rid).put("_ts", stamp.seconds()).put("_self", self()).put("_etag", stamp.etag());
        json.put("_docs", "docs/").put("_sprocs", "sprocs/").put("_triggers", "triggers/");
        json.put("_udfs", "udfs/").put("_conflicts", "conflicts/");
        return new Version(definition, json, stamp.etag());
    }

    public Database database() {
        return database;
    }

    public ContainerDefinition definition() {
        return version.definition();
    }

    public String etag() {
        return version.etag();
    }

    /** Partitions in the order of their ranges. */
    public List<Partition> partitions() {
        return partitions;
    }

    /** Partitions in the order of their ranges, of each range those of all regions that have one of their own. */
    List<Partition> ofAllRegions() {
        return partitions.stream()
                .flatMap(partition -> partition.ofAllRegions().stream())
                .toList();
    }

    /** What regions wrote without knowing of each other, if the container leaves it to its clients. */
    public Conflicts conflicts() {
        return conflicts;
    }

    /** The partition that holds an effective partition key. */
    public Partition partitionOf(String effectiveKey) {
        for (Partition partition : partitions) if (partition.range().contains(effectiveKey)) return partition;
        throw new IllegalStateException("the ranges of a container leave a gap");
    }

    /** The partition that holds a whole key. */
    public Partition partitionOf(PartitionKey key) {
        return partitionOf(definition().key().effective(key));
    }

    /**
     * The partition of a range id.
     *
     * @throws ServiceError 410/1002 if there is no such range any more
     */
    public Partition partition(String rangeId) {
        for (Partition partition : partitions) if (partition.id().equals(rangeId)) return partition;
        throw ServiceError.gateway(
                410,
                1002,
                "The requested resource is no longer available at the server: the" + " partition key range is gone.");
    }

    /**
     * Puts another definition in place.
     *
     * @param ifMatch the etag that must be the current one, or {@code null}
     */
    public synchronized void replace(ContainerDefinition next, String ifMatch) {
        if (!Preconditions.matches(ifMatch, etag())) throw ServiceError.preconditionFailed();
        definition().checkReplacement(next);
        ofAllRegions().forEach(Partition::removeExpired); // they stay deleted with any new time to live
        version = version(next);
        ofAllRegions().forEach(Partition::expireAnew);
    }

    /**
     * Cuts a range in two halves with new ids. Items keep their resource ids, the halves go on from the sequence number
     * of the whole, and their copies have caught up.
     *
     * @throws IllegalArgumentException if there is no such range, or if it is too small
     */
    public synchronized void split(String rangeId) {
        Partition old = named(rangeId);
        String middle = RangeLayout.middle(definition().key().hashing(), old.range());
        List<Partition> next = new ArrayList<>(partitions);
        int place = next.indexOf(old);
        next.remove(old);
        next.addAll(place, RangeChange.split(old, middle, nextPartition));
        nextPartition += 2;
        partitions = List.copyOf(next);
    }

    /**
     * Joins two neighbouring ranges to one with a new id. Items keep their resource ids and sequence numbers; the new range
     * goes on from the higher of the two, and its copy has caught up.
     *
     * @throws IllegalArgumentException if there is no such range, or if the second does not begin where the first ends
     */
    public synchronized void merge(String rangeId, String nextRangeId) {
        Partition lower = named(rangeId);
        Partition upper = named(nextRangeId);
        List<Partition> next = new ArrayList<>(partitions);
        int place = next.indexOf(lower);
        if (next.indexOf(upper) != place + 1)
            throw new IllegalArgumentException("range " + nextRangeId + " does not begin where " + rangeId + " ends");
        next.remove(upper);
        next.set(place, RangeChange.merge(lower, upper, nextPartition++));
        partitions = List.copyOf(next);
    }

    /** The partition of a range id. @throws IllegalArgumentException if there is no such range */
    public Partition named(String rangeId) {
        for (Partition partition : partitions) if (partition.id().equals(rangeId)) return partition;
        throw new IllegalArgumentException("no range " + rangeId);
    }

    /** The link by resource ids, with a slash at its end. */
    public String self() {
        return database.self() + "colls/" + rid + "/";
    }

    /** The link by names, percent-encoded. */
    public String namePath() {
        return namePath;
    }

    Account account() {
        return account;
    }

    @Override
    public String id() {
        return definition().id();
    }

    @Override
    public String rid() {
        return rid;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public ObjectNode json() {
        return version.json();
    }
}
