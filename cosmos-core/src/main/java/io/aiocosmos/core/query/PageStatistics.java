package io.aiocosmos.core.query;

import io.aiocosmos.core.paging.PageMetadata;
import io.aiocosmos.core.result.OperationResult;

/**
 * Collects the metadata of all responses for a page. Thread-safe: responses of several partitions arrive concurrently.
 */
final class PageStatistics {
    private PageMetadata metadata = new PageMetadata();

    synchronized OperationResult add(OperationResult result) {
        metadata.add(result);
        return result;
    }

    /** All since the last call. */
    synchronized PageMetadata take() {
        PageMetadata taken = metadata;
        metadata = new PageMetadata();
        return taken;
    }
}
