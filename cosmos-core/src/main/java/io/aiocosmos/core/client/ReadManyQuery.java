package io.aiocosmos.core.client;

import io.aiocosmos.ItemIdentity;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.JsonText;
import io.aiocosmos.core.query.QueryText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The query that names many items: {@code (c.id = @p0 AND c["pk"] = @p1) OR …}. */
final class ReadManyQuery {
    private final StringBuilder text = new StringBuilder("SELECT * FROM c WHERE ");
    private final JsonBuffer parameters = new JsonBuffer(1024).ascii("[");
    private int count;

    private ReadManyQuery() {}

    /** @param keyPaths of the container's partition key, each as names */
    static QueryText query(List<String[]> keyPaths, List<ItemIdentity> items) {
        ReadManyQuery many = new ReadManyQuery();
        for (int i = 0; i < items.size(); i++) many.add(keyPaths, items.get(i), i == 0);
        return new QueryText(many.text.toString(), many.parameters.ascii("]").toBytes());
    }

    private void add(List<String[]> keyPaths, ItemIdentity item, boolean first) {
        text.append(first ? "(c.id = " : " OR (c.id = ");
        parameter().quoted(item.id()).ascii("}");
        JsonElements values = JsonSlice.of(item.partitionKey().json().getBytes(StandardCharsets.US_ASCII))
                .elements();
        for (String[] path : keyPaths) {
            values.next();
            condition(path, values.value());
        }
        text.append(')');
    }

    /** An object stands for a value that the item lacks. */
    private void condition(String[] path, JsonSlice value) {
        StringBuilder property = new StringBuilder("c");
        for (String name : path) {
            property.append('[');
            JsonText.appendQuoted(property, name);
            property.append(']');
        }
        if (value.kind() == JsonKind.OBJECT) {
            text.append(" AND NOT IS_DEFINED(").append(property).append(')');
            return;
        }
        text.append(" AND ").append(property).append(" = ");
        parameter().slice(value).ascii("}");
    }

    /** Names one more in the text; its value, and what closes it, is for the caller to write. */
    private JsonBuffer parameter() {
        String name = "@p" + count;
        text.append(name);
        parameters.ascii(count == 0 ? "{\"name\":\"" : ",{\"name\":\"");
        count++;
        return parameters.ascii(name).ascii("\",\"value\":");
    }
}
