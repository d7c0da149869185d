package io.aiocosmos.core.wire;

/** Sub-status codes by the status that they refine: one number means other things under other statuses. */
public final class SubStatusCodes {
    // 400
    public static final int PARTITION_KEY_MISMATCH = 1001;
    public static final int CROSS_PARTITION_QUERY_NOT_SERVABLE = 1004;
    public static final int COLLECTION_RID_MISMATCH = 1024;

    // 403
    public static final int WRITE_FORBIDDEN = 3;
    public static final int DATABASE_ACCOUNT_NOT_FOUND = 1008;
    public static final int PARTITION_KEY_QUOTA_OVER_LIMIT = 1014;
    /** The first of four: what the role of the token's user does not allow. */
    public static final int FIRST_ROLE_REFUSAL = 5300;

    public static final int LAST_ROLE_REFUSAL = 5303;

    // 404
    public static final int READ_SESSION_NOT_AVAILABLE = 1002;
    public static final int OWNER_RESOURCE_NOT_FOUND = 1003;
    public static final int COLLECTION_CREATE_IN_PROGRESS = 1013;

    // 409
    public static final int UNIQUE_INDEX_CONFLICT = 3301;

    // 410
    public static final int NAME_CACHE_IS_STALE = 1000;
    public static final int PARTITION_KEY_RANGE_GONE = 1002;
    public static final int COMPLETING_SPLIT = 1007;
    public static final int COMPLETING_PARTITION_MIGRATION = 1008;
    public static final int LEASE_NOT_FOUND = 1022;

    // 412
    public static final int PATCH_CONDITION_NOT_MET = 1110;

    // 413
    /** Of an operation in a batch, whose part of the response did not fit in. */
    public static final int RESPONSE_SIZE_EXCEEDED = 3402;

    // 429
    public static final int SYSTEM_RESOURCE_UNAVAILABLE = 3092;
    public static final int RU_BUDGET_EXCEEDED = 3200;

    private SubStatusCodes() {}
}
