package io.aiocosmos.core.client;

import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.codec.ItemType;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.operation.Ids;
import java.lang.reflect.Type;

/** An item as it will be sent, checked. */
final class EncodedItem {
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int USUAL_BYTES = 1024;
    static final String[] ID = {"id"};

    private final JsonBuffer body;
    private final JsonSlice json;
    private final JsonSlice[] fields;
    private final String id;
    private final ItemType type;

    private EncodedItem(JsonBuffer body, JsonSlice json, JsonSlice[] fields, ItemType type) {
        this.body = body;
        this.json = json;
        this.fields = fields;
        this.id = id(fields[0]);
        this.type = type;
    }

    /**
     * @param declared the item's type, {@code null} to go by its class
     * @param returned whether what is stored will be wanted back
     * @throws IllegalArgumentException if the service could not take it (no object, no id, too large), or it could not be
     *     given back as it came
     */
    static EncodedItem of(Codecs codecs, Object item, Type declared, boolean returned) {
        if (item == null) throw new NullPointerException("item must not be null");
        JsonBuffer body = new JsonBuffer(USUAL_BYTES);
        ItemType type = codecs.itemType(item, declared);
        codecs.encode(item, type, returned, body);
        return read(body, 0, type, ID);
    }

    /**
     * The same of an item that is there and not wanted back, behind what is in the buffer already.
     *
     * @param names of fields to find on the way, of which the id must be the first
     * @param places room for two a name
     */
    static EncodedItem located(
            Codecs codecs, Object item, Type declared, JsonBuffer body, String[] names, int[] places) {
        int start = body.length();
        ItemType type = codecs.itemType(item, declared);
        boolean isLocated = codecs.encodeAndLocate(item, type, body, names, places);
        byte[] json = body.array();
        if (!isLocated || json[start] != '{' || body.length() - start > MAX_BYTES)
            return read(body, start, type, names);
        JsonSlice[] fields = new JsonSlice[names.length];
        for (int i = 0; i < names.length; i++)
            if (places[2 * i] > 0)
                fields[i] = JsonSlice.ofValue(json, start + places[2 * i], start + places[2 * i + 1]);
        return new EncodedItem(body, JsonSlice.ofValue(json, start, body.length()), fields, type);
    }

    private static EncodedItem read(JsonBuffer body, int start, ItemType type, String[] names) {
        int length = body.length() - start;
        if (length > MAX_BYTES)
            throw new IllegalArgumentException("item must be at most 2097152 bytes of JSON, was " + length);
        try {
            JsonSlice json = JsonSlice.of(body.array(), start, length);
            if (json.length() == 0 || json.kind() != JsonKind.OBJECT)
                throw new IllegalArgumentException("item must be a JSON object");
            return new EncodedItem(body, json, json.fields(names), type);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("item is not well-formed JSON: " + e.getMessage(), e);
        }
    }

    private static String id(JsonSlice id) {
        if (id == null || id.isNull()) throw new IllegalArgumentException("item lacks an id: give it one, a string");
        if (id.kind() != JsonKind.STRING) throw new IllegalArgumentException("item id must be a string");
        return Ids.item(id.string());
    }

    /** The whole buffer, of which {@link #json} is the item. */
    byte[] bytes() {
        return body.array();
    }

    int length() {
        return body.length();
    }

    JsonSlice json() {
        return json;
    }

    /** Those that were looked for. */
    JsonSlice[] fields() {
        return fields;
    }

    String id() {
        return id;
    }

    ItemType type() {
        return type;
    }
}
