package io.aiocosmos.core.client;

import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.request.OperationBuilder;

/** What requests for a page have in common. */
final class FeedRequests {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private FeedRequests() {}

    /** @param body of the query, or {@code null} for a list */
    static OperationBuilder page(
            OperationBuilder page, byte[] body, QueryOptions options, String continuation, int maxItemCount) {
        int size = maxItemCount > 0 ? maxItemCount : options.maxItemCount().orElse(-1);
        page.header("x-ms-max-item-count", Integer.toString(size));
        if (continuation != null) page.header("x-ms-continuation", continuation);
        if (body != null)
            page.header("content-type", "application/query+json")
                    .header("x-ms-documentdb-isquery", "true")
                    .body(body, body.length);
        return page;
    }

    /** FNV-1a of the texts and the body: tells feeds apart, protects nothing. */
    static long fingerprint(String link, String partitionKey, byte[] body) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < link.length(); i++) hash = (hash ^ link.charAt(i)) * FNV_PRIME;
        hash = (hash ^ '\n') * FNV_PRIME;
        for (int i = 0; i < partitionKey.length(); i++) hash = (hash ^ partitionKey.charAt(i)) * FNV_PRIME;
        hash = (hash ^ '\n') * FNV_PRIME;
        if (body != null) for (byte b : body) hash = (hash ^ b & 0xFF) * FNV_PRIME;
        return hash;
    }
}
