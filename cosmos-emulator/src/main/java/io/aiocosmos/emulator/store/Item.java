package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.json.QueriedForm;
import io.aiocosmos.emulator.store.EtagClock.Stamp;
import io.aiocosmos.emulator.wire.Rid;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One version of an item as it is stored. Immutable. */
public final class Item {
    static final long NEVER = Long.MAX_VALUE;
    static final long NONE = 0;

    private final ItemKey key;
    private final String effective;
    private final long number;
    private final long lsn;
    private final long previousLsn;
    private final Stamp stamp;
    private final Integer ttl;
    private final List<ItemDraft.UniqueValue> unique;
    private final byte[] bytes;
    private volatile JsonNode tree;

    /**
     * Writes the system's properties behind the user's.
     *
     * @param previousLsn of the version that this one replaces; {@link #NONE} if it is the first
     */
    Item(ItemDraft draft, Container container, long number, long lsn, long previousLsn, Stamp stamp) {
        this.key = draft.key();
        this.effective = draft.effective();
        this.number = number;
        this.lsn = lsn;
        this.previousLsn = previousLsn;
        this.stamp = stamp;
        this.ttl = draft.ttl();
        this.unique = draft.unique();
        String rid = Rid.child(container.rid(), Rid.ChildKind.ITEM, number);
        ObjectNode json = Json.object();
        json.setAll(draft.json());
        json.put("_rid", rid);
        json.put("_self", container.self() + "docs/" + rid + "/");
        json.put("_etag", stamp.etag());
        json.put("_attachments", "attachments/");
        json.put("_ts", stamp.seconds());
        bytes = Json.bytes(json);
    }

    private Item(Item other, long lsn, long previousLsn) {
        key = other.key;
        effective = other.effective;
        number = other.number;
        this.lsn = lsn;
        this.previousLsn = previousLsn;
        stamp = other.stamp;
        ttl = other.ttl;
        unique = other.unique;
        bytes = other.bytes;
    }

    /** The same version with the sequence numbers that it has in another region. */
    Item at(long newLsn, long newPreviousLsn) {
        return new Item(this, newLsn, newPreviousLsn);
    }

    public ItemKey key() {
        return key;
    }

    public String effective() {
        return effective;
    }

    /** What items sort by within a partition: the number in the resource id. */
    public long number() {
        return number;
    }

    /** The sequence number of the write that made this version. */
    public long lsn() {
        return lsn;
    }

    /** Of the write that made the version before, 0 if this is the first. */
    public long previousLsn() {
        return previousLsn;
    }

    /** When this version was written, in seconds since 1970: its {@code _ts}. */
    public long seconds() {
        return stamp.seconds();
    }

    /** Ascends with the writes of the account. */
    long version() {
        return stamp.version();
    }

    public String etag() {
        return stamp.etag();
    }

    List<ItemDraft.UniqueValue> unique() {
        return unique;
    }

    /** The item as JSON text; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The item as queries see it; not to be changed. Read from the text when first asked for. */
    public JsonNode tree() {
        JsonNode known = tree;
        if (known == null) tree = known = QueriedForm.of(Json.parse(bytes));
        return known;
    }

    /**
     * When its time to live is over, in seconds since 1970; {@link #NEVER} if it has none.
     *
     * @param defaultTtl the container's, {@code null} if items never expire there
     */
    long expiry(Integer defaultTtl) {
        if (defaultTtl == null) return NEVER;
        int seconds = ttl != null ? ttl : defaultTtl;
        return seconds == -1 ? NEVER : stamp.seconds() + seconds;
    }
}
