package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A page that is being filled: so many rows at most, and 4 MB at most. */
final class Page {
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private final int maxRows;
    private int rows;
    private int itemsRead;

    Page(String ownerRid, int maxRows) {
        this.maxRows = maxRows;
        write("{\"_rid\":" + Json.text(Json.NODES.stringNode(ownerRid)) + ",\"Documents\":[");
    }

    /** {@code false} if the row has no room: then it is the first of the next page. A row alone always has room. */
    boolean add(byte[] row) {
        if (rows == maxRows || rows > 0 && out.size() + row.length > MAX_BYTES) return false;
        if (rows++ > 0) out.write(',');
        out.writeBytes(row);
        return true;
    }

    void countItem() {
        itemsRead++;
    }

    int rows() {
        return rows;
    }

    int itemsRead() {
        return itemsRead;
    }

    byte[] finish() {
        write("],\"_count\":" + rows + "}");
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
