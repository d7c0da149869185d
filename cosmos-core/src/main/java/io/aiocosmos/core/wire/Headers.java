package io.aiocosmos.core.wire;

/** Names of HTTP headers that are sent or read, in lower case. Source: learn.microsoft.com/rest/api/cosmos-db. */
public final class Headers {
    public static final String A_IM = "a-im";
    public static final String ACCEPT = "accept";
    public static final String ACCEPT_ENCODING = "accept-encoding";
    public static final String ACTIVITY_ID = "x-ms-activity-id";
    public static final String ALLOW_TENTATIVE_WRITES = "x-ms-cosmos-allow-tentative-writes";
    public static final String AUTHORIZATION = "authorization";
    public static final String BATCH_ATOMIC = "x-ms-cosmos-batch-atomic";
    public static final String BATCH_CONTINUE_ON_ERROR = "x-ms-cosmos-batch-continue-on-error";
    public static final String CACHE_CONTROL = "cache-control";
    public static final String CHANGE_FEED_WIRE_FORMAT = "x-ms-cosmos-changefeed-wire-format-version";
    public static final String CONSISTENCY_LEVEL = "x-ms-consistency-level";
    public static final String CONTENT_ENCODING = "content-encoding";
    public static final String CONTENT_TYPE = "content-type";
    public static final String CONTINUATION = "x-ms-continuation";
    /** The service's clock; {@link #REQUEST_DATE} is the client's. */
    public static final String DATE = "date";

    public static final String ENABLE_CROSS_PARTITION = "x-ms-documentdb-query-enablecrosspartition";
    public static final String END_EPK = "x-ms-end-epk";
    public static final String ETAG = "etag";
    public static final String HUB_REGION_ONLY = "x-ms-cosmos-hub-region-processing-only";
    public static final String IF_MATCH = "if-match";
    public static final String IF_MODIFIED_SINCE = "if-modified-since";
    public static final String IF_NONE_MATCH = "if-none-match";
    public static final String INDEX_METRICS = "x-ms-cosmos-index-utilization";
    public static final String INDEXING_DIRECTIVE = "x-ms-indexing-directive";
    /** Names the container that is meant by its rid; the service refuses with 400/1024 if it is another one. */
    public static final String INTENDED_RID = "x-ms-cosmos-intended-collection-rid";

    public static final String IS_BATCH = "x-ms-cosmos-is-batch-request";
    public static final String IS_CONTINUATION_EXPECTED = "x-ms-documentdb-query-iscontinuationexpected";
    public static final String IS_QUERY = "x-ms-documentdb-isquery";
    public static final String IS_QUERY_PLAN = "x-ms-cosmos-is-query-plan-request";
    public static final String IS_UPSERT = "x-ms-documentdb-is-upsert";
    public static final String ITEM_COUNT = "x-ms-item-count";
    public static final String MAX_ITEM_COUNT = "x-ms-max-item-count";
    public static final String MIGRATE_TO_AUTOSCALE = "x-ms-cosmos-migrate-offer-to-autopilot";
    public static final String MIGRATE_TO_MANUAL = "x-ms-cosmos-migrate-offer-to-manual-throughput";
    public static final String MIN_THROUGHPUT = "x-ms-cosmos-min-throughput";
    public static final String NO_RETRY_449 = "x-ms-noretry-449";
    public static final String OFFER_AUTOSCALE = "x-ms-cosmos-offer-autopilot-settings";
    public static final String OFFER_REPLACE_PENDING = "x-ms-offer-replace-pending";
    public static final String OFFER_THROUGHPUT = "x-ms-offer-throughput";
    /** The rid of the container that a response is of. */
    public static final String OWNER_RID = "x-ms-content-path";

    public static final String PARTITION_KEY = "x-ms-documentdb-partitionkey";
    public static final String POPULATE_INDEX_METRICS = "x-ms-cosmos-populateindexmetrics-v2";
    public static final String POPULATE_QUERY_METRICS = "x-ms-documentdb-populatequerymetrics";
    public static final String PREFER = "prefer";
    public static final String PRIORITY_LEVEL = "x-ms-cosmos-priority-level";
    public static final String QUERY_EXECUTION_INFO = "x-ms-cosmos-query-execution-info";
    public static final String QUERY_FEATURES = "x-ms-cosmos-supported-query-features";
    public static final String QUERY_METRICS = "x-ms-documentdb-query-metrics";
    public static final String QUERY_VERSION = "x-ms-cosmos-query-version";
    public static final String RANGE_ID = "x-ms-documentdb-partitionkeyrangeid";
    public static final String READ_KEY_TYPE = "x-ms-read-key-type";
    public static final String REQUEST_CHARGE = "x-ms-request-charge";
    public static final String REQUEST_DATE = "x-ms-date";
    public static final String RETRY_AFTER_MS = "x-ms-retry-after-ms";
    public static final String SESSION_TOKEN = "x-ms-session-token";
    public static final String START_EPK = "x-ms-start-epk";
    public static final String SUB_STATUS = "x-ms-substatus";
    public static final String THROUGHPUT_BUCKET = "x-ms-cosmos-throughput-bucket";
    public static final String USER_AGENT = "user-agent";
    public static final String VERSION = "x-ms-version";
    public static final String WWW_AUTHENTICATE = "www-authenticate";

    private Headers() {}
}
