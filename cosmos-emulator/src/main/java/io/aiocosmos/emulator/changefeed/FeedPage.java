package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.query.PageLimits;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Predicate;

/** A page that is being filled. It ends between two transactions, even if the last one makes it too long. */
final class FeedPage {
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private final int maxRows;
    private final PageLimits limits;
    private int rows;
    private int looked;
    private long last;

    /** @param after the sequence number behind which it begins */
    FeedPage(String ownerRid, int maxRows, PageLimits limits, long after) {
        this.maxRows = maxRows;
        this.limits = limits;
        last = after;
        write("{\"_rid\":" + Json.text(Json.NODES.stringNode(ownerRid)) + ",\"Documents\":[");
    }

    /** Takes changes until it is full; {@code true} if it took all, with the last sequence number then read to its end. */
    boolean fill(Iterator<FeedEntry> changes, Predicate<FeedEntry> wanted) {
        while (changes.hasNext()) {
            FeedEntry entry = changes.next();
            byte[] json = wanted.test(entry) ? entry.json().get() : null;
            if (entry.lsn() != last && looked > 0 && !hasRoom(json)) return false;
            last = entry.lsn();
            looked++;
            if (json != null) add(json);
        }
        return true;
    }

    private boolean hasRoom(byte[] json) {
        if (rows >= maxRows || looked >= limits.items() || charge() >= limits.requestUnits()) return false;
        return json == null || rows == 0 || out.size() + json.length <= MAX_BYTES;
    }

    private void add(byte[] json) {
        if (rows++ > 0) out.write(',');
        out.writeBytes(json);
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** The sequence number of the last change that it looked at. */
    long last() {
        return last;
    }

    double charge() {
        return Charges.page(looked, rows);
    }

    Response response() {
        write("],\"_count\":" + rows + "}");
        return Response.json(200, out.toByteArray()).with("x-ms-item-count", rows);
    }
}
