package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A page that is being filled. Its limits: rows, 4 MB, items read, request units. */
final class Page {
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private final long begun = System.nanoTime();
    private final int start;
    private final int maxRows;
    private final PageLimits limits;
    private int rows;
    private int itemsRead;
    private long bytesRead;
    private boolean loads = true;

    Page(String ownerRid, int maxRows, PageLimits limits) {
        this.maxRows = maxRows;
        this.limits = limits;
        write("{\"_rid\":" + Json.text(Json.NODES.stringNode(ownerRid)) + ",\"Documents\":[");
        start = out.size();
    }

    /** {@code false} if the page is not to look at one more item. One it always may. */
    boolean look(Item item) {
        if (itemsRead > 0 && (itemsRead >= limits.items() || charge() >= limits.requestUnits())) return false;
        itemsRead++;
        bytesRead += item.bytes().length;
        return true;
    }

    /** The index alone suffices: the metrics count no loaded item. */
    void loadsNothing() {
        loads = false;
    }

    /** {@code false} if the row has no room: then it is the first of the next page. A row alone always has room. */
    boolean add(byte[] row) {
        if (rows == maxRows || rows > 0 && out.size() + row.length > MAX_BYTES) return false;
        addAnyway(row);
        return true;
    }

    void addAnyway(byte[] row) {
        if (rows++ > 0) out.write(',');
        out.writeBytes(row);
    }

    /** Whether it has as many rows as were asked for. The service then says that there may be more, without looking. */
    boolean isFull() {
        return rows == maxRows;
    }

    int rows() {
        return rows;
    }

    int maxRows() {
        return maxRows;
    }

    double charge() {
        return Charges.page(itemsRead, rows);
    }

    Response response(Request request) {
        int bytes = out.size() - start;
        write("],\"_count\":" + rows + "}");
        Response response = Response.json(200, out.toByteArray()).with("x-ms-item-count", rows);
        if (request.flag("x-ms-documentdb-populatequerymetrics"))
            response.with("x-ms-documentdb-query-metrics", metrics(bytes));
        return response;
    }

    /** Only the total time is measured. The index utilization is the share of items read that gave a row. */
    private String metrics(int bytes) {
        double ratio = itemsRead == 0 || !loads ? 1 : Math.min(1.0, (double) rows / itemsRead);
        return String.format(
                Locale.ROOT,
                "totalExecutionTimeInMs=%.2f;queryCompileTimeInMs=0.00;queryLogicalPlanBuildTimeInMs=0.00;"
                        + "queryPhysicalPlanBuildTimeInMs=0.00;queryOptimizationTimeInMs=0.00;VMExecutionTimeInMs=0.00;"
                        + "indexLookupTimeInMs=0.00;instructionCount=0;documentLoadTimeInMs=0.00;"
                        + "systemFunctionExecuteTimeInMs=0.00;userFunctionExecuteTimeInMs=0.00;"
                        + "retrievedDocumentCount=%d;retrievedDocumentSize=%d;outputDocumentCount=%d;"
                        + "outputDocumentSize=%d;writeOutputTimeInMs=0.00;indexUtilizationRatio=%.2f",
                Math.max(0.01, (System.nanoTime() - begun) / 1e6),
                loads ? itemsRead : 0,
                loads ? bytesRead : 0,
                rows,
                bytes,
                ratio);
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
