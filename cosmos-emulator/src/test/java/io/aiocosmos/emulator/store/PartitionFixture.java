package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.region.AccountFlags;
import io.aiocosmos.emulator.region.Regions;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/** A container of one partition, keyed by {@code /pk}, with {@code /mail} unique and times to live, on a virtual clock. */
final class PartitionFixture {
    final EmulatorClock clock = EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));
    final Replication replication;
    final Account account;
    final Container container;

    /** @param lag of the copy; @param changeFeedPolicy a JSON object */
    PartitionFixture(int lag, String changeFeedPolicy) {
        replication = new Replication(lag);
        account = new Account(new EtagClock(clock), new Regions(List.of("A"), AccountFlags.NONE), replication, 1);
        ObjectNode json =
                (ObjectNode) Json.parse("{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/pk\"]},\"defaultTtl\":-1,"
                        + "\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/mail\"]}]},\"changeFeedPolicy\":"
                        + changeFeedPolicy
                        + "}");
        container = account.createDatabase("d").createContainer(ContainerDefinition.read(json), 0);
    }

    Partition partition() {
        return container.partitions().get(0);
    }

    static ItemKey key(String id) {
        return key(id, "a");
    }

    static ItemKey key(String id, String pk) {
        return new ItemKey(PartitionKey.of(pk), id);
    }

    ItemDraft draft(String id) {
        return draft(key(id), "", null);
    }

    /** @param more further properties, with a comma in front; @param ttl seconds or {@code null} */
    ItemDraft draft(ItemKey key, String more, Integer ttl) {
        Object pk = key.partition().components().get(0);
        String mail = more.contains("mail") ? "" : ",\"mail\":\"" + key.id() + "\"";
        ObjectNode json =
                (ObjectNode) Json.parse("{\"id\":\"" + key.id() + "\",\"pk\":\"" + pk + "\"" + mail + more + "}");
        String effective = container.definition().key().effective(key.partition());
        return ItemDraft.of(key, effective, json, ttl, container.definition().uniqueKeys());
    }

    /** The ids of a view's items. */
    static List<String> ids(PartitionView view) {
        Iterable<Item> items = () -> view.from(0);
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.key().id())
                .toList();
    }

    /** What a log has, such as {@code 2 -1 +2}: the sequence number, ids deleted and created, {@code ~} for replaced. */
    static List<String> lines(ChangeLog log) {
        return log.after(0).stream()
                .map(commit -> commit.lsn()
                        + String.join(
                                "",
                                commit.changes().stream()
                                        .map(PartitionFixture::line)
                                        .toList()))
                .toList();
    }

    private static String line(Change change) {
        if (change.before() == null) return " +" + change.after().key().id();
        String sign = change.after() != null ? " ~" : change.expired() ? " x" : " -";
        return sign + change.before().key().id();
    }
}
