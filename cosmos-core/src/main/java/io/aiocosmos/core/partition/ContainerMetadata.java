package io.aiocosmos.core.partition;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.JsonText;
import io.aiocosmos.core.operation.Ids;
import io.aiocosmos.spi.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The part of a container's definition that the engine keeps: which properties of an item are its partition key. */
public final class ContainerMetadata {
    private static final String EMPTY = "[]";
    private static final int AROUND = 2; // brackets

    private final String rid;
    private final List<String> paths;
    private final List<String[]> segments;
    private final List<String[]> below = new ArrayList<>(); // the same without the first name of each
    private final String[] itemFields; // the id, and the first name of each path
    private final PartitionKeyHash hash;
    private final boolean migrated;

    private ContainerMetadata(String rid, List<String> paths, PartitionKeyHash hash, boolean migrated) {
        this.rid = rid;
        this.paths = paths;
        this.hash = hash;
        this.migrated = migrated;
        this.segments = new ArrayList<>(paths.size());
        itemFields = new String[paths.size() + 1];
        itemFields[0] = "id";
        for (String path : paths) {
            String[] names = KeyPath.segments(path);
            segments.add(names);
            itemFields[segments.size()] = names[0];
            below.add(Arrays.copyOfRange(names, 1, names.length));
        }
    }

    /** @param container its JSON as the service gives it */
    static ContainerMetadata of(JsonSlice container) {
        JsonSlice key = container.field("partitionKey"); // missing in old containers, but this must be an object
        List<String> paths = JsonSlice.texts(key == null ? null : key.at("paths"));
        JsonSlice systemKey = container.at("partitionKey", "systemKey");
        boolean migrated = paths.isEmpty()
                || systemKey != null && systemKey.kind() == JsonKind.BOOLEAN && systemKey.booleanValue();
        return new ContainerMetadata(JsonSlice.text(container.field("_rid")), paths, hash(container), migrated);
    }

    /** No version means version 1, which old containers have. */
    private static PartitionKeyHash hash(JsonSlice container) {
        JsonSlice kind = container.at("partitionKey", "kind");
        if (kind != null && kind.string().equals("MultiHash")) return PartitionKeyHash.MULTI;
        JsonSlice version = container.at("partitionKey", "version");
        return version != null && version.longValue() == 2 ? PartitionKeyHash.V2 : PartitionKeyHash.V1;
    }

    /** Rid of the container; empty if the response had none. */
    public String rid() {
        return rid;
    }

    /** Number of values in a whole key. */
    public int levels() {
        return Math.max(1, paths.size());
    }

    /** The properties of the key, each as a path of names. */
    public List<String[]> segments() {
        return segments;
    }

    /** The effective partition key of a key. */
    public String epk(PartitionKey key) {
        return epkOf(json(key));
    }

    private String epkOf(String key) {
        return key.equals(EMPTY) ? "" : hash.epk(JsonSlice.of(key.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The effective partition key of a key in the form of its header; {@code null} for a prefix of a key. */
    public String epkOfWholeKey(String key) {
        return isWhole(key) ? epkOf(key) : null;
    }

    /** The keys that begin with a prefix, which is in the form of a key's header; {@code null} if it is no prefix. */
    public KeyRange keysOfPrefix(String prefix) {
        int given = levelsOf(prefix);
        if (given == 0 || given >= levels()) return null;
        String epk = epkOf(prefix);
        return KeyRange.between(epk, epk + "FF");
    }

    /** Whether a key in the form of its header has a value for each level, and no more. */
    public boolean isWhole(String key) {
        return levelsOf(key) == levels() || migrated && key.equals(EMPTY);
    }

    private static int levelsOf(String key) {
        int levels = 0;
        JsonElements each =
                JsonSlice.of(key.getBytes(StandardCharsets.US_ASCII)).elements();
        while (each.next()) levels++;
        return levels;
    }

    /** What to throw for a key that is not {@linkplain #isWhole whole}. */
    public IllegalArgumentException notWhole() {
        return new IllegalArgumentException(
                "the partition key of an item must have all " + levels() + " levels of the container's");
    }

    /**
     * The key in the form of its header. Containers that are older than partition keys were migrated to a system key;
     * there, items without a key have the empty key.
     */
    public String json(PartitionKey key) {
        return migrated && isNone(key) ? EMPTY : key.json();
    }

    private static boolean isNone(PartitionKey key) {
        return PartitionKey.none().equals(key);
    }

    /**
     * The partition key of an item, in the form of its header.
     *
     * @throws IllegalArgumentException if the item lacks a property of the key
     */
    public String keyOf(JsonSlice item) {
        return keyOf(item.fields(itemFields), null);
    }

    /** The fields of an item that tell its id, which is the first, and its key; not to be changed. */
    public String[] itemFields() {
        return itemFields;
    }

    /**
     * As {@link #keyOf(JsonSlice)}.
     *
     * @param fields the {@link #itemFields} of the item
     * @param last given back if it is the key of this item too, which is cheaper than to make it again; or {@code null}
     */
    public String keyOf(JsonSlice[] fields, String last) {
        if (migrated && (paths.isEmpty() || value(fields, 0) == null)) return EMPTY;
        if (paths.size() == 1 && last != null && isSame(last, value(fields, 0))) return last;
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < segments.size(); i++) {
            if (i > 0) json.append(',');
            append(json, value(fields, i), paths.get(i));
        }
        return json.append(']').toString();
    }

    private JsonSlice value(JsonSlice[] fields, int level) {
        JsonSlice field = fields[level + 1];
        return field == null ? null : field.at(below.get(level));
    }

    /** What is written alike is the same. */
    private static boolean isSame(String key, JsonSlice value) {
        if (value == null || key.length() != value.length() + AROUND) return false;
        for (int i = 0; i < value.length(); i++)
            if (key.charAt(i + 1) != value.array()[value.offset() + i]) return false;
        return true;
    }

    private static void append(StringBuilder json, JsonSlice value, String path) {
        if (value == null)
            throw new IllegalArgumentException("item lacks " + PrintableText.of(path)
                    + ", its partition key: add it, or give the key, PartitionKey.none() if it is meant to lack it");
        JsonKind kind = value.kind();
        if (kind == JsonKind.OBJECT || kind == JsonKind.ARRAY)
            throw new IllegalArgumentException("item has an object or array at " + PrintableText.of(path)
                    + ", its partition key: it must be a single value");
        if (kind == JsonKind.STRING && !isPlain(value))
            JsonText.appendAsciiQuoted(json, Ids.wholeUnicode("item's partition key " + path, value.string()));
        else for (int i = 0; i < value.length(); i++) json.append((char) value.array()[value.offset() + i]);
    }

    /** Whether a header may have the text as it is written. */
    private static boolean isPlain(JsonSlice text) {
        for (int i = text.offset(); i < text.offset() + text.length(); i++) {
            byte b = text.array()[i];
            if (b < ' ' || b > '~' || b == '\\') return false;
        }
        return true;
    }
}
