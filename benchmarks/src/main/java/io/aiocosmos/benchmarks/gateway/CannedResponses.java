package io.aiocosmos.benchmarks.gateway;

import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** All responses, encoded with head and body in direct memory. */
final class CannedResponses {
    private static final int PAGE_ROWS = 100;
    private static final int BATCH = 10;
    private static final int BULK = 100;
    private static final String RID = "AbCdAJ1rbAA=";
    private static final String FAR_RID = "AbCdAJ1rbAE=";
    private static final int HASHES = 0x4000; // first halves of the hashes of keys are below

    final ByteBuf account;
    final ByteBuf container;
    final ByteBuf ranges;
    final ByteBuf farContainer;
    final ByteBuf farRanges;
    final ByteBuf noNewRanges;
    final ByteBuf plan;
    final ByteBuf item;
    final ByteBuf batch;
    final ByteBuf created;
    final ByteBuf createdMinimal;
    final ByteBuf unknown;
    private final ByteBuf[] pages;
    private final ByteBuf[] changes; // the same pages as those of a change feed, and a last one without changes
    private final ByteBuf[] bulks = new ByteBuf[BULK + 1];

    /** @param rows of the query; a multiple of 100 */
    CannedResponses(String endpoint, int rows) {
        String one = Item.number(1).json();
        account = of("200 Ok", "", accountJson(endpoint));
        container = of("200 Ok", ITEM_ETAG, containerJson(GatewayTarget.CONTAINER, RID));
        ranges = of("200 Ok", "etag: \"1\"\r\nx-ms-item-count: 1\r\n", rangesJson(RID, 1));
        farContainer = of("200 Ok", ITEM_ETAG, containerJson(GatewayTarget.FAR_CONTAINER, FAR_RID));
        farRanges = of("200 Ok", "etag: \"1\"\r\n", rangesJson(FAR_RID, GatewayTarget.FAR_RANGES));
        noNewRanges = of("304 Not Modified", "etag: \"1\"\r\n", "");
        plan = of("200 Ok", "", PLAN_JSON);
        item = of("200 Ok", ITEM_ETAG, one);
        batch = of("200 Ok", "", batchJson(one));
        created = of("201 Created", ITEM_ETAG, one);
        createdMinimal = of("201 Created", ITEM_ETAG, "");
        unknown = of("404 Not Found", "x-ms-substatus: 0\r\n", "{\"code\":\"NotFound\",\"message\":\"not canned\"}");
        pages = new ByteBuf[Math.max(1, rows / PAGE_ROWS)];
        for (int i = 0; i < bulks.length; i++) bulks[i] = of("200 Ok", "", bulkJson(i));
        String page = pageJson(one);
        changes = new ByteBuf[pages.length + 1];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = of("200 Ok", pageHeaders(i + 1 < pages.length, i + 1), page);
            changes[i] = of("200 Ok", "etag: \"" + (i + 1) + "\"\r\n", page);
        }
        changes[pages.length] = of("304 Not Modified", "etag: \"" + pages.length + "\"\r\n", "");
    }

    /** @param number from 0, from the continuation */
    ByteBuf page(int number) {
        return number < pages.length ? pages[number] : unknown;
    }

    /** @param number from 0, from the etag */
    ByteBuf changes(int number) {
        return number < changes.length ? changes[number] : unknown;
    }

    /** @param operations of a request in bulk */
    ByteBuf bulk(int operations) {
        return operations < bulks.length ? bulks[operations] : unknown;
    }

    private static String pageHeaders(boolean more, int next) {
        String count = "x-ms-item-count: " + PAGE_ROWS + "\r\n";
        return more ? count + "x-ms-continuation: -RID:~AbCdAJ1rbAA=#RT:" + next + "#TRC:100\r\n" : count;
    }

    private static ByteBuf of(String status, String headers, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n"
                + "Content-Type: application/json\r\n" + headers + ResponseHead.USUAL + "\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuf response = Unpooled.directBuffer(start.length + body.length);
        response.writeBytes(start).writeBytes(body);
        return Unpooled.unreleasableBuffer(response);
    }

    private static String batchJson(String row) {
        String one = "{\"statusCode\":201,\"requestCharge\":7.43,\"eTag\":\"\\\"0000d826\\\"\",\"resourceBody\":" + row
                + "}";
        return "[" + (one + ",").repeat(BATCH - 1) + one + "]";
    }

    private static String bulkJson(int operations) {
        String one = "{\"statusCode\":201,\"requestCharge\":6.29,"
                + "\"eTag\":\"\\\"0000d826-0000-0700-0000-65a1b2c30000\\\"\"}";
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < operations; i++) json.append(i == 0 ? "" : ",").append(one);
        return json.append("]").toString();
    }

    private static String pageJson(String row) {
        StringBuilder json = new StringBuilder("{\"_rid\":\"" + RID + "\",\"Documents\":[");
        for (int i = 0; i < PAGE_ROWS; i++) json.append(i == 0 ? "" : ",").append(row);
        return json.append("],\"_count\":" + PAGE_ROWS + "}").toString();
    }

    private static final String ITEM_ETAG = "etag: \"0000d826-0000-0700-0000-65a1b2c30000\"\r\n";

    private static String accountJson(String endpoint) {
        String region = "[{\"name\":\"Local\",\"databaseAccountEndpoint\":\"" + endpoint + "\"}]";
        return "{\"_self\":\"\",\"id\":\"bench\",\"_rid\":\"bench\",\"media\":\"//media/\",\"addresses\":\"//addresses/\","
                + "\"_dbs\":\"//dbs/\",\"writableLocations\":" + region + ",\"readableLocations\":" + region
                + ",\"enableMultipleWriteLocations\":false,\"userReplicationPolicy\":{\"asyncReplication\":false,"
                + "\"minReplicaSetSize\":3,\"maxReplicasetSize\":4},\"userConsistencyPolicy\":{"
                + "\"defaultConsistencyLevel\":\"Session\"},\"systemReplicationPolicy\":{\"minReplicaSetSize\":3,"
                + "\"maxReplicasetSize\":4},\"readPolicy\":{\"primaryReadCoefficient\":1,\"secondaryReadCoefficient\":1},"
                + "\"queryEngineConfiguration\":\"{}\"}";
    }

    private static String containerJson(String id, String rid) {
        return "{\"id\":\"" + id + "\",\"indexingPolicy\":{"
                + "\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}],"
                + "\"excludedPaths\":[]},\"partitionKey\":{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2},"
                + "\"_rid\":\"" + rid + "\",\"_ts\":1705095875,\"_self\":\"dbs/AbCdAA==/colls/" + rid + "/\","
                + "\"_etag\":\"\\\"0000d826-0000-0700-0000-65a1b2c30000\\\"\",\"_docs\":\"docs/\"}";
    }

    /** Ranges of the same size. */
    private static String rangesJson(String rid, int count) {
        StringBuilder json = new StringBuilder("{\"_rid\":\"" + rid + "\",\"PartitionKeyRanges\":[");
        for (int i = 0; i < count; i++)
            json.append(i == 0 ? "" : ",")
                    .append("{\"_rid\":\"AbCdAJ1rbAACAAAAAAAAUA==\",\"id\":\"" + i + "\",\"_etag\":\"\\\"1\\\"\",")
                    .append("\"minInclusive\":\"" + bound(i, count) + "\",\"maxExclusive\":\"" + bound(i + 1, count))
                    .append("\",\"ridPrefix\":" + i + ",\"_self\":\"\",\"throughputFraction\":1,\"status\":\"online\",")
                    .append("\"parents\":[],\"_ts\":1705095875}");
        return json.append("],\"_count\":" + count + "}").toString();
    }

    private static String bound(int range, int count) {
        if (range == 0) return "";
        return range == count ? "FF" : "%04X".formatted(HASHES * range / count);
    }

    private static final String PLAN_JSON = "{\"partitionedQueryExecutionInfoVersion\":2,\"queryInfo\":{"
            + "\"distinctType\":\"None\",\"top\":null,\"offset\":null,\"limit\":null,\"orderBy\":[],"
            + "\"orderByExpressions\":[],\"groupByExpressions\":[],\"groupByAliases\":[],\"aggregates\":[],"
            + "\"groupByAliasToAggregateType\":{},\"rewrittenQuery\":\"\",\"hasSelectValue\":false},"
            + "\"queryRanges\":[{\"min\":\"\",\"max\":\"FF\",\"isMinInclusive\":true,\"isMaxInclusive\":false}]}";
}
