package io.aiocosmos.core.query;

import io.aiocosmos.core.paging.PageMetadata;
import io.aiocosmos.core.result.OperationResult;

/** Adds up what the answers behind a page said, as they arrive. Thread-safe: partitions are asked at once. */
final class PageStatistics {
    private PageMetadata facts = new PageMetadata();

    synchronized OperationResult add(OperationResult answer) {
        facts.add(answer);
        return answer;
    }

    /** Everything since the last time this was asked. */
    synchronized PageMetadata take() {
        PageMetadata taken = facts;
        facts = new PageMetadata();
        return taken;
    }
}
