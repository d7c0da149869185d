package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.resource.DataAnswers;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.View;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A page that is being filled: so many rows at most, and 4 MB at most. */
final class Page {
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private final int maxRows;
    private int rows;
    private int itemsRead;
    private long bytesRead;

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

    void countItem(Item item) {
        itemsRead++;
        bytesRead += item.bytes().length;
    }

    int rows() {
        return rows;
    }

    /** @param next where the next page begins, {@code null} if this is the last */
    Response answer(Request request, Container container, View view, Continuation next, DataAnswers answers) {
        int bytes = out.size();
        write("],\"_count\":" + rows + "}");
        Response response = Response.json(200, out.toByteArray())
                .with("x-ms-item-count", rows)
                .with(RequestHeaders.CONTINUATION, next == null ? null : next.text(request));
        if (request.flag("x-ms-documentdb-populatequerymetrics"))
            response.with("x-ms-documentdb-query-metrics", metrics(bytes));
        return answers.complete(response, container, view.partition(), view.lsn(), Charges.page(itemsRead, rows));
    }

    private String metrics(int bytes) {
        return "totalExecutionTimeInMs=0.00;queryCompileTimeInMs=0.00;documentLoadTimeInMs=0.00;writeOutputTimeInMs=0.00"
                + ";retrievedDocumentCount=" + itemsRead
                + ";retrievedDocumentSize=" + bytesRead
                + ";outputDocumentCount=" + rows
                + ";outputDocumentSize=" + bytes
                + ";indexUtilizationRatio=1.00";
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
