package io.aiocosmos.core.result;

import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;

/** Names of statuses and sub-statuses, and hints for the caller: for messages. */
final class StatusNames {
    private StatusNames() {}

    static String of(int status) {
        switch (status) {
            case StatusCodes.BAD_REQUEST:
                return "BadRequest";
            case StatusCodes.UNAUTHORIZED:
                return "Unauthorized";
            case StatusCodes.FORBIDDEN:
                return "Forbidden";
            case StatusCodes.NOT_FOUND:
                return "NotFound";
            case StatusCodes.METHOD_NOT_ALLOWED:
                return "MethodNotAllowed";
            case StatusCodes.REQUEST_TIMEOUT:
                return "RequestTimeout";
            case StatusCodes.CONFLICT:
                return "Conflict";
            case StatusCodes.GONE:
                return "Gone";
            case StatusCodes.PRECONDITION_FAILED:
                return "PreconditionFailed";
            case StatusCodes.REQUEST_ENTITY_TOO_LARGE:
                return "RequestEntityTooLarge";
            case StatusCodes.LOCKED:
                return "Locked";
            case StatusCodes.FAILED_DEPENDENCY:
                return "FailedDependency";
            case StatusCodes.TOO_MANY_REQUESTS:
                return "TooManyRequests";
            case StatusCodes.REQUEST_HEADER_FIELDS_TOO_LARGE:
                return "RequestHeaderFieldsTooLarge";
            case StatusCodes.RETRY_WITH:
                return "RetryWith";
            case StatusCodes.INTERNAL_SERVER_ERROR:
                return "InternalServerError";
            case StatusCodes.SERVICE_UNAVAILABLE:
                return "ServiceUnavailable";
            default:
                return "";
        }
    }

    /** The name of a sub-status, whose meaning depends on the status; empty if it has none. */
    static String of(int status, int subStatus) {
        switch (status * 100_000 + subStatus) {
            case StatusCodes.BAD_REQUEST * 100_000 + SubStatusCodes.PARTITION_KEY_MISMATCH:
                return "PartitionKeyMismatch";
            case StatusCodes.BAD_REQUEST * 100_000 + SubStatusCodes.CROSS_PARTITION_QUERY_NOT_SERVABLE:
                return "CrossPartitionQueryNotServable";
            case StatusCodes.BAD_REQUEST * 100_000 + SubStatusCodes.COLLECTION_RID_MISMATCH:
                return "CollectionRidMismatch";
            case StatusCodes.FORBIDDEN * 100_000 + SubStatusCodes.WRITE_FORBIDDEN:
                return "WriteForbidden";
            case StatusCodes.FORBIDDEN * 100_000 + SubStatusCodes.DATABASE_ACCOUNT_NOT_FOUND:
                return "DatabaseAccountNotFound";
            case StatusCodes.FORBIDDEN * 100_000 + SubStatusCodes.PARTITION_KEY_QUOTA_OVER_LIMIT:
                return "PartitionKeyQuotaOverLimit";
            case StatusCodes.NOT_FOUND * 100_000 + SubStatusCodes.READ_SESSION_NOT_AVAILABLE:
                return "ReadSessionNotAvailable";
            case StatusCodes.NOT_FOUND * 100_000 + SubStatusCodes.OWNER_RESOURCE_NOT_FOUND:
                return "OwnerResourceNotFound";
            case StatusCodes.NOT_FOUND * 100_000 + SubStatusCodes.COLLECTION_CREATE_IN_PROGRESS:
                return "CollectionCreateInProgress";
            case StatusCodes.CONFLICT * 100_000 + SubStatusCodes.UNIQUE_INDEX_CONFLICT:
                return "UniqueIndexConflict";
            case StatusCodes.GONE * 100_000 + SubStatusCodes.NAME_CACHE_IS_STALE:
                return "NameCacheIsStale";
            case StatusCodes.GONE * 100_000 + SubStatusCodes.PARTITION_KEY_RANGE_GONE:
                return "PartitionKeyRangeGone";
            case StatusCodes.GONE * 100_000 + SubStatusCodes.COMPLETING_SPLIT:
                return "CompletingSplit";
            case StatusCodes.GONE * 100_000 + SubStatusCodes.COMPLETING_PARTITION_MIGRATION:
                return "CompletingPartitionMigration";
            case StatusCodes.TOO_MANY_REQUESTS * 100_000 + SubStatusCodes.RU_BUDGET_EXCEEDED:
                return "RUBudgetExceeded";
            default:
                return "";
        }
    }

    /** What the caller can do; empty if the name is enough. */
    static String hint(int status, int subStatus, String operation) {
        boolean ofItem = operation.contains("Item") || operation.startsWith("execute");
        switch (status) {
            case StatusCodes.BAD_REQUEST:
                if (subStatus == SubStatusCodes.PARTITION_KEY_MISMATCH)
                    return "Give the partition key that the item has at the container's path, none() if it has none";
                if (subStatus == SubStatusCodes.CROSS_PARTITION_QUERY_NOT_SERVABLE)
                    return "Give a partition key: the service cannot serve this query over several";
                return subStatus == 0 && operation.startsWith("query") ? "Check the query and its parameters" : "";
            case StatusCodes.FORBIDDEN:
                if (subStatus >= SubStatusCodes.FIRST_ROLE_REFUSAL && subStatus <= SubStatusCodes.LAST_ROLE_REFUSAL)
                    return "Give the token's user a role that allows it; to make or change databases, containers and"
                            + " throughput, use a key or the management API";
                if (subStatus == SubStatusCodes.PARTITION_KEY_QUOTA_OVER_LIMIT)
                    return "Spread the items over more partition keys";
                return subStatus == 0 ? "Check the account's firewall and what the credential may do" : "";
            case StatusCodes.NOT_FOUND:
                if (subStatus == SubStatusCodes.READ_SESSION_NOT_AVAILABLE)
                    return "No region has caught up with the session: retry later";
                if (subStatus == SubStatusCodes.OWNER_RESOURCE_NOT_FOUND)
                    return "The database or container does not exist: create it, or check its id";
                if (subStatus != 0) return "";
                return ofItem ? "Check id and partition key, or use findItem" : "Check the id and the endpoint";
            case StatusCodes.PROXY_AUTHENTICATION_REQUIRED:
                return "Give the builder proxyCredentials";
            case StatusCodes.CONFLICT:
                return ofItem ? "Use another id, or upsert" : "Use another id";
            case StatusCodes.PRECONDITION_FAILED:
                if (subStatus == SubStatusCodes.PATCH_CONDITION_NOT_MET)
                    return "The item does not meet the condition of the patch";
                return "Read it again and retry with its new etag";
            case StatusCodes.REQUEST_ENTITY_TOO_LARGE:
                return "An item may have 2 MB";
            case StatusCodes.TOO_MANY_REQUESTS:
                return "Raise the throughput or ask for less at once";
            case StatusCodes.RETRY_WITH:
                return "Write the same item from fewer places at once";
            default:
                return status / 100 == 3 ? "Check the endpoint: a proxy redirects the request" : "";
        }
    }
}
