package io.aiocosmos.emulator.wire;

/** Names of request headers that more than one part reads. */
public final class RequestHeaders {
    public static final String A_IM = "a-im";
    public static final String ACTIVITY_ID = "x-ms-activity-id";
    public static final String CONTINUATION = "x-ms-continuation";
    public static final String IF_MATCH = "if-match";
    public static final String IF_MODIFIED_SINCE = "if-modified-since";
    public static final String ENABLE_CROSS_PARTITION = "x-ms-documentdb-query-enablecrosspartition";
    public static final String IF_NONE_MATCH = "if-none-match";
    public static final String IS_ATOMIC_BATCH = "x-ms-cosmos-batch-atomic";
    public static final String IS_BATCH = "x-ms-cosmos-is-batch-request";
    public static final String IS_QUERY = "x-ms-documentdb-isquery";
    /** Another spelling, seen from the Go SDK. */
    public static final String IS_QUERY_GO = "x-ms-documentdb-query";

    public static final String IS_QUERY_PLAN = "x-ms-cosmos-is-query-plan-request";
    public static final String IS_UPSERT = "x-ms-documentdb-is-upsert";
    public static final String MAX_ITEM_COUNT = "x-ms-max-item-count";
    public static final String PARTITION_KEY = "x-ms-documentdb-partitionkey";
    public static final String RANGE_ID = "x-ms-documentdb-partitionkeyrangeid";
    public static final String SESSION_TOKEN = "x-ms-session-token";
    public static final String START_EPK = "x-ms-start-epk";
    public static final String END_EPK = "x-ms-end-epk";

    private RequestHeaders() {}
}
