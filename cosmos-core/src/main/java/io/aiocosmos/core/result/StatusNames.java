package io.aiocosmos.core.result;

/** The service's names for what it answers, and what a caller can do about it: for messages. */
final class StatusNames {
    private StatusNames() {}

    static String of(int status) {
        switch (status) {
            case 400:
                return "BadRequest";
            case 401:
                return "Unauthorized";
            case 403:
                return "Forbidden";
            case 404:
                return "NotFound";
            case 405:
                return "MethodNotAllowed";
            case 408:
                return "RequestTimeout";
            case 409:
                return "Conflict";
            case 410:
                return "Gone";
            case 412:
                return "PreconditionFailed";
            case 413:
                return "RequestEntityTooLarge";
            case 423:
                return "Locked";
            case 429:
                return "TooManyRequests";
            case 431:
                return "RequestHeaderFieldsTooLarge";
            case 449:
                return "RetryWith";
            case 500:
                return "InternalServerError";
            case 503:
                return "ServiceUnavailable";
            default:
                return "";
        }
    }

    /** The name of a sub-status, which means other things under other statuses; empty if it has none here. */
    static String of(int status, int subStatus) {
        switch (status * 100_000 + subStatus) {
            case 400_01001:
                return "PartitionKeyMismatch";
            case 400_01004:
                return "CrossPartitionQueryNotServable";
            case 400_01024:
                return "CollectionRidMismatch";
            case 403_00003:
                return "WriteForbidden";
            case 403_01008:
                return "DatabaseAccountNotFound";
            case 403_01014:
                return "PartitionKeyQuotaOverLimit";
            case 404_01002:
                return "ReadSessionNotAvailable";
            case 404_01003:
                return "OwnerResourceNotFound";
            case 404_01013:
                return "CollectionCreateInProgress";
            case 409_03301:
                return "UniqueIndexConflict";
            case 410_01000:
                return "NameCacheIsStale";
            case 410_01002:
                return "PartitionKeyRangeGone";
            case 410_01007:
                return "CompletingSplit";
            case 410_01008:
                return "CompletingPartitionMigration";
            case 429_03200:
                return "RUBudgetExceeded";
            default:
                return "";
        }
    }

    /** What the caller can do; empty where the name says it all. */
    static String hint(int status, int subStatus, boolean ofItem) {
        switch (status) {
            case 400:
                if (subStatus == 1001) return "Give the partition key that the item itself has";
                if (subStatus == 1004) return "Give a partition key: the service cannot serve this query over several";
                return "";
            case 403:
                if (subStatus >= 5300 && subStatus <= 5303)
                    return "Give the token's user a role that allows it; to make or change databases, containers and"
                            + " throughput, use a key or the management API";
                if (subStatus == 1014) return "Spread the items over more partition keys";
                return subStatus == 0 ? "Check the account's firewall and what the credential may do" : "";
            case 404:
                if (subStatus == 1002) return "No region asked has caught up with the session: try again";
                return subStatus == 1003 ? "Create the database and the container first" : "";
            case 407:
                return "Give the builder proxyCredentials";
            case 409:
                return ofItem ? "Use another id, or upsert" : "Use another id";
            case 412:
                return "Read it again and retry with its new etag";
            case 413:
                return "An item may have 2 MB";
            case 429:
                return "Raise the throughput or ask for less at once";
            case 449:
                return "Write the same item from fewer places at once";
            default:
                return status / 100 == 3 ? "Check the endpoint: something on the way sends elsewhere" : "";
        }
    }
}
